"""Cards that stand on the tables: A4 pages folded in two, the organisation on both sides."""

from reportlab.lib.units import mm

from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.fitting import BareSheets, Block, Line
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.badges import TableName, TableNames
from csxl_desktop.i18n import _, speaking

LARGEST = 84.0
_SIDE, _EDGE, _BAND = 18 * mm, 16 * mm, 5 * mm


def render(content: TableNames, theme: Theme) -> bytes:
    """One page for each organisation."""
    with speaking(content.language):
        pages = BareSheets.of(theme, _("Table names"), content.office.name)
        for number, name in enumerate(content.names):
            if number:
                pages.canvas.showPage()
            _card(pages.canvas, name, content.office.name, theme)
        return pages.bytes()


def _card(canvas: PageCanvas, name: TableName, office: str, theme: Theme) -> None:
    width, height = theme.page_size
    block = _block(name, width - 2 * _SIDE, height / 2 - 2 * _EDGE - _BAND, theme)
    _half(canvas, block, office, theme)
    canvas.saveState()
    canvas.translate(width, height)
    canvas.rotate(180)
    with canvas.decoration():  # the same again, for those who sit opposite
        _half(canvas, block, office, theme)
    canvas.restoreState()
    canvas.setStrokeColor(theme.hairline_colour)
    canvas.setLineWidth(0.6)
    canvas.setDash([3, 3])
    canvas.line(0, height / 2, width, height / 2)
    canvas.setDash([])


def _block(name: TableName, width: float, height: float, theme: Theme) -> Block:
    style = theme.style("cell-bold").clone("card", alignment=1)
    if not name.short_name:
        return Block.fitted([Line(name.organisation, style)], width, height, largest=LARGEST)
    whole = theme.style("cell-secondary").clone("card-whole", alignment=1)
    lines = [Line(name.short_name, style), Line(name.organisation, whole, 0.36)]
    return Block.fitted(lines, width, height, largest=LARGEST)


def _half(canvas: PageCanvas, block: Block, office: str, theme: Theme) -> None:
    """The lower half of the page, to be read from below."""
    width, height = theme.page_size
    block.draw(canvas, _SIDE, height / 2 - _EDGE, height / 2 - 2 * _EDGE - _BAND)
    canvas.setFillColor(theme.accent_ink)
    canvas.rect(0, 0, width, _BAND, stroke=0, fill=1)
    line = Line(office, theme.style("secondary").clone("card-office", alignment=1))
    foot = Block.fitted([line], width - 2 * _SIDE, 6 * mm, largest=9)
    foot.draw(canvas, _SIDE, _BAND + 9 * mm, 6 * mm)
