"""What a sheet of address labels prints, and the sheets that are sold."""

from dataclasses import dataclass

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0  # A4, in millimetres
_LEAST_LABEL = 10.0


class ImpossibleSheetError(DomainError):
    template = N_("These labels do not stand on an A4 sheet: {columns} × {rows} of {width} × {height} mm.")


class NoSuchLabelError(DomainError):
    template = N_("A sheet has {count} labels: the first to print is a number from 1 to {count}.")


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """Labels on an A4 page, in millimetres; `left` and `top` are the margins, `gap_x` and `gap_y` the gutters."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0

    def __post_init__(self) -> None:
        right = self.left + self.columns * self.width + (self.columns - 1) * self.gap_x
        bottom = self.top + self.rows * self.height + (self.rows - 1) * self.gap_y
        sound = (
            min(self.columns, self.rows) >= 1
            and min(self.width, self.height) >= _LEAST_LABEL
            and min(self.left, self.top, self.gap_x, self.gap_y) >= 0
        )
        if not sound or right > PAGE_WIDTH or bottom > PAGE_HEIGHT:
            raise ImpossibleSheetError(columns=self.columns, rows=self.rows, width=self.width, height=self.height)

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def place(self, position: int) -> tuple[float, float]:
        """The top left corner of label `position` (from 0), from the top left of the page; row after row."""
        row, column = divmod(position % self.count, self.columns)
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)


L7160 = LabelSheet("Avery L7160", 3, 7, 63.5, 38.1, left=7.21, top=15.15, gap_x=2.54)
L7163 = LabelSheet("Avery L7163", 2, 7, 99.1, 38.1, left=4.63, top=15.15, gap_x=2.54)
L7159 = LabelSheet("Avery L7159", 3, 8, 63.5, 33.9, left=7.21, top=12.9, gap_x=2.54)
SHEETS = {"L7160": L7160, "L7163": L7163, "L7159": L7159}


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where a letter to an organisation goes; `attention` is the name of who reads it."""

    organisation: str
    attention: str = ""
    street: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Addresses in the order printed; `start` is the first label used of the first sheet, from 1.

    `missing` are the organisations without an address, which get no label. `shift` moves all of it, in millimetres to
    the right and down, for a printer that prints beside the labels.
    """

    office: OfficeIdentity
    addresses: tuple[PostalAddress, ...] = ()
    sheet: LabelSheet = L7160
    start: int = 1
    missing: tuple[str, ...] = ()
    language: str = "fr"
    shift: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        if not 1 <= self.start <= self.sheet.count:
            raise NoSuchLabelError(count=self.sheet.count)


MEASURED = 20.0  # millimetres from the edges of the paper to the two lines that are measured


@dataclass(frozen=True, slots=True)
class LabelAlignment:
    """A page that tells where a printer prints: two lines to be measured, the outlines of the labels to compare with.

    `shift` as that of `Labels`; `corrected` where the page is to be moved as the labels of that printer are.
    """

    sheet: LabelSheet = L7160
    corrected: bool = False
    language: str = "fr"
    shift: tuple[float, float] = (0.0, 0.0)


def shift_of(left: float, top: float) -> tuple[float, float]:
    """How far labels move to the right and down where the lines were measured at `left` and `top`."""
    return MEASURED - left, MEASURED - top
