"""QR codes: the address on paper that a telephone can open."""

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, cast

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import _

LONGEST = 1_000
_RUNS = re.compile("0{5,}|1{5,}")
_FINDER = "10111010000"


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
        side = self.width / len(modules)
        path = self.canv.beginPath()
        for number, row in enumerate(modules):
            place = 0
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    path.rect(place * side, self.height - (number + 1) * side, count * side, side)
                place += count
        with cast("PageCanvas", self.canv).figure(self.alternative):
            self.canv.setFillColor(self._theme.ink_colour)
            self.canv.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=256)
def _modules(value: str) -> list[list[bool]]:
    # Only a document with links pays for the encoder.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(value)
    code.version = code.calculate_version()
    # The eight masks are weighed here: ReportLab does it cell by cell, in five times the time.
    code.makeImpl(False, min(range(8), key=lambda mask: _weighed(code, mask)))
    return [[bool(module) for module in row] for row in code.modules]


def _weighed(code: Any, mask: int) -> int:
    """How hard the code is to read with `mask`: the four penalties of ISO/IEC 18004, added up."""
    code.makeImpl(True, mask)
    rows = ["".join("01"[module] for module in row) for row in code.modules]
    lines = [*rows, *("".join(column) for column in zip(*rows, strict=True))]
    runs = sum(len(run[0]) - 2 for line in lines for run in _RUNS.finditer(line))
    finders = sum(line.count(_FINDER) + line.count(_FINDER[::-1]) for line in lines)
    side = len(rows)
    inner = (1 << (side - 1)) - 1
    blocks = 0
    for above, below in pairwise(int(row, 2) for row in rows):
        same = ~(above ^ below)
        blocks += (same & (same >> 1) & ~(above ^ (above >> 1)) & inner).bit_count()
    dark = sum(row.count("1") for row in rows)
    return runs + 40 * finders + 3 * blocks + 10 * (abs(100 * dark // side**2 - 50) // 5)
