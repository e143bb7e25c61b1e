"""QR codes: the address on paper that a telephone can open."""

import re
from collections.abc import Iterator, Sequence
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
    # Only a document with links pays for the encoder.
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(value)
    code.version = code.calculate_version()
    # The eight masks are weighed here: ReportLab does it cell by cell, in ten times the time.
    weights = [_weighed(rows) for rows in _masked(code)]
    code.makeImpl(False, weights.index(min(weights)))
    return [[bool(module) for module in row] for row in code.modules]


def _masked(code: Any) -> list[list[str]]:
    """The rows of the code, "1" being dark, under each of the eight masks."""
    code.makeImpl(True, 0)
    rows = [int("".join("01"[module] for module in row), 2) for row in code.modules]
    side = len(rows)
    return [
        [format(row ^ turned, f"0{side}b") for row, turned in zip(rows, turns, strict=True)]
        for turns in _turned_by_masks(code.version)
    ]


@lru_cache(maxsize=40)
def _turned_by_masks(version: int) -> list[list[int]]:
    """Which squares of each row every mask turns that the first mask leaves, or the other way round."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRUtil  # as above

    code: Any = QRCode(version, QRErrorCorrectLevel.M)
    code.moduleCount = side = 4 * version + 17
    mask_of: Any = QRUtil.getMask
    first, *others = map(mask_of, range(8))
    found = [[0] * side for _mask in range(8)]
    for column, row in code.dataPosIterator():
        bit, turned = 1 << (side - 1 - column), first(row, column)
        for number, mask in enumerate(others, start=1):
            if mask(row, column) != turned:
                found[number][row] |= bit
    return found


def _weighed(rows: Sequence[str]) -> int:
    """How hard the code is to read: the four penalties of ISO/IEC 18004, added up."""
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
