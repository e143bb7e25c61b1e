"""What the documents for the funder print: criteria, the summary of two pages, the subsidy's file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.evaluation_choices import CostKind, FunderAxis, MetState
from csxl_desktop.domain.rich_text import RichText

EMPTY = RichText()


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A mission or criterion, and how the year met it: in words, by activities."""

    code: str
    title: str
    text: str = ""
    axis: FunderAxis | None = None
    source: str = ""
    met: MetState = MetState.OPEN
    told: RichText = EMPTY
    met_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriteriaList:
    """The criteria in force in a year."""

    office: OfficeIdentity
    year: int
    criteria: tuple[CriterionLine, ...] = ()
    language: str = "fr"
    attachments: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when something is in force; open where a day is missing."""

    from_on: date | None = None
    to_on: date | None = None

    def meets(self, year: int) -> bool:
        first, last = self.from_on or date.min, self.to_on or date.max
        return first <= date(year, 12, 31) and last >= date(year, 1, 1)


@dataclass(frozen=True, slots=True)
class Summary:
    """A year on two pages: figures beside the year before, the office's words, groups, criteria by axis."""

    office: OfficeIdentity
    year: int
    recipients: str = ""
    figures: tuple[Figure, ...] = ()
    text: RichText = EMPTY
    groups: tuple[tuple[str, int], ...] = ()  # name, sessions held
    criteria: tuple[CriterionLine, ...] = ()
    language: str = "fr"
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    typeface: str = "sans"  # that of the report of the year


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """Of one kind of cost: granted, where the grant says so, and claimed by vouchers."""

    cost: CostKind
    granted: Decimal | None
    claimed: Decimal


@dataclass(frozen=True, slots=True)
class VoucherLine:
    number: str
    dated_on: date | None
    object: str
    supplier: str
    amount: Decimal
    cost: CostKind
    has_file: bool = False


@dataclass(frozen=True, slots=True)
class CalendarLine:
    label: str
    due_on: date
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SubsidyFile:
    """The file of a subsidy: what was granted and is claimed, the vouchers, the calendar as it stands on `on`."""

    office: OfficeIdentity
    year: int
    on: date
    funder: str
    reference: str = ""
    period: Validity = field(default_factory=Validity)
    granted: Decimal | None = None
    accepted: Decimal | None = None
    submitted_on: date | None = None
    answered_on: date | None = None
    claim: tuple[ClaimLine, ...] = ()
    vouchers: tuple[VoucherLine, ...] = ()
    calendar: tuple[CalendarLine, ...] = ()
    note: str = ""
    language: str = "fr"

    @property
    def claimed(self) -> Decimal:
        return sum((line.claimed for line in self.claim), Decimal(0))
