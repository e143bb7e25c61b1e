"""QR codes: the address on paper that a telephone can open."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, cast

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import _

LONGEST = 1_000


class QrCode(Flowable):
    """The QR code of `value`, `size` points wide, drawn as one path; nothing where the value is too long."""

    def __init__(self, value: str, theme: Theme, size: float) -> None:
        super().__init__()
        self._value, self._theme = value, theme
        self.width = self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    @property
    def alternative(self) -> str:
        """What is said instead of it."""
        return _("QR code: {address}").format(address=self._value)

    def modules(self) -> list[list[bool]]:
        """The dark squares, row by row; none where the value is too long."""
        return [] if len(self._value.encode()) > LONGEST else _modules(self._value)

    def draw(self) -> None:
        modules = self.modules()
        if not modules:
            return
        squares = [
            f"{place} {number} {count} 1 re" for number, row in enumerate(modules) for place, count in _dark_runs(row)
        ]
        canvas = cast("PageCanvas", self.canv)
        with canvas.figure(self.alternative):
            canvas.saveState()
            canvas.setFillColor(self._theme.ink_colour)
            canvas.translate(0, self.height)
            canvas.scale(self.width / len(modules), -self.height / len(modules))
            # In whole squares: as lengths, its thousand numbers took ReportLab longer than the page around it.
            canvas.addLiteral(" ".join(["n", *squares, "f"]))
            canvas.restoreState()


def _dark_runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where dark squares stand side by side in `row`: from which place on, how many."""
    place = 0
    for dark, run in groupby(row):
        count = len(list(run))
        if dark:
            yield place, count
        place += count


@lru_cache(maxsize=256)
def _modules(value: str) -> list[list[bool]]:
    import zxingcpp  # only a document with links pays for the encoder

    code = zxingcpp.create_barcode(value, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    shades, side = bytes(drawn), drawn.shape[1]
    return [[not shade for shade in shades[at : at + side]] for at in range(0, len(shades), side)]
