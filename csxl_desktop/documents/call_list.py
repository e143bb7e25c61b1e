"""The call list: who was silent for months, whom to ask for, room to write what was said."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, phone_text, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.call_list import Call, CallList
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

_ROW = 34.0
_PARTS = (0.27, 0.2, 0.14, 0.21, 0.18)


def render(content: CallList, theme: Theme) -> bytes:
    """The list as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Call list")
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: CallList, title: str, theme: Theme) -> Iterator[Flowable]:
    day = long_date(content.drawn_up_on, weekday=False)
    silent = ngettext("Silent for {count} month on {day}", "Silent for {count} months on {day}", content.months)
    subtitle = silent.format(count=content.months, day=day)
    if content.about:
        subtitle = content.about
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    if not content.calls:
        yield text(_("Everybody was heard of: there is nobody to call."), theme.style("body"))
        return
    count = len(content.calls)
    words = ngettext("{count} organisation to call", "{count} organisations to call", count)
    if content.about:
        words = ngettext("{count} person to call", "{count} people to call", count)
    words = words.format(count=count)
    yield text(words, theme.style("body"))
    header = [_("Organisation"), _("Ask for"), _("Phone"), _("Last heard of"), _("What was said")]
    widths = [theme.text_width * part for part in _PARTS]
    rows = [_row(call, theme) for call in content.calls]
    if content.about:  # an answer is waited for: when they were last heard of tells nothing
        del header[3]
        widths[3:] = [sum(widths[3:])]
        for row in rows:
            del row[3]
    yield table(header, rows, widths, theme)


def _row(call: Call, theme: Theme) -> list[Content]:
    small = theme.style("cell").clone("call-small", fontSize=8.5, leading=10.5)
    last: list[Flowable] = [text(_("never so far"), small)]
    if call.last_on is not None:
        last = [text(short_date(call.last_on), theme.style("cell")), text(call.last, small)]
    number = phone_text(call.phone) if call.phone else "–"
    return [text(call.organisation, theme.style("cell-bold")), call.person or "–", number, last, ""]
