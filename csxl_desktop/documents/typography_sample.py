"""A few lines of French, to be looked at where the office chooses how its documents are set."""

from dataclasses import replace

from reportlab.lib.units import mm

from csxl_desktop.documents.fitting import BareSheets
from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import N_, _, speaking

SIZE = (95.0, 58.0)  # mm, width and height
_MARGIN = 5 * mm
_TITLE = N_("A roof for everyone? “Not yet!”")
_LINES = N_(
    "Is there room in the district? The partners say: “Not for everyone!” Homes are short, rents go up; "
    "the assembly of the spring comes back to it, with the services of the commune and the inhabitants who have been "
    "looking for a roof since last winter."
)


def render(_content: None, theme: Theme) -> bytes:
    """One small page: French alone has these spaces, so it is French in every window."""
    with speaking("fr"):
        width, height = SIZE[0] * mm, SIZE[1] * mm
        page = replace(theme, page_size=(width, height), margin=_MARGIN, letter_paper=None)
        sheets = BareSheets.of(page, _(_TITLE), "")
        top = height - _MARGIN
        for words, style in ((_TITLE, "heading"), (_LINES, "body")):
            said = text(_(words), page.style(style))
            _wide, high = said.wrapOn(sheets.canvas, page.text_width, top)
            said.drawOn(sheets.canvas, _MARGIN, top - high)
            top -= high + page.style(style).spaceAfter
        return sheets.bytes()
