"""Address labels on sheets of labels."""

from collections.abc import Iterator

from reportlab.lib.units import mm

from csxl_desktop.documents.fitting import BareSheets, Block, Line
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.labels import Labels, PostalAddress
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.named import named

LARGEST, LEAST_UNBROKEN = 11.0, 9.0
_PADDING_X, _PADDING_Y = 5 * mm, 3 * mm


def render(content: Labels, theme: Theme) -> bytes:
    """The labels as a PDF to be printed at 100 %."""
    with speaking(content.language):
        pages = BareSheets.of(theme, _("Address labels"), content.office.name)
        sheet, canvas = content.sheet, pages.canvas
        width, height = sheet.width * mm, sheet.height * mm
        # A small label has no room for the padding of a large one.
        pad_x, pad_y = min(_PADDING_X, width / 10), min(_PADDING_Y, height / 10)
        for position, address in enumerate(content.addresses, start=content.start - 1):
            if position > content.start - 1 and position % sheet.count == 0:
                canvas.showPage()
            left, top = ((side + by) * mm for side, by in zip(sheet.place(position), content.shift, strict=True))
            room = height - 2 * pad_y
            lines, across = list(_lines(address, theme)), width - 2 * pad_x
            # A postman reads whole lines: they become smaller before they are broken, but not too small.
            block = Block.unbroken(lines, across, room, largest=LARGEST, smallest=LEAST_UNBROKEN)
            block = block or Block.fitted(lines, across, room, largest=LARGEST)
            block.draw(canvas, left + pad_x, theme.page_size[1] - top - pad_y, room)
        return pages.bytes()


def _lines(address: PostalAddress, theme: Theme) -> Iterator[Line]:
    bold, plain = theme.style("cell-bold"), theme.style("cell")
    yield Line(address.organisation, bold)
    if address.attention:
        yield Line(named(_("Attn. {name}"), name=address.attention), plain, 0.94)
    for line in (address.street, address.town):
        yield Line(line, plain, 0.94)
