"""The subsidy of a year: what was granted, the vouchers typed one by one, the days not to be missed."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import funder as content
from csxl_desktop.domain.evaluation_choices import CostKind
from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline, Voucher
from csxl_desktop.domain.office import Attachment
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    id: UUID
    label: str
    due_on: date
    done_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """`file_name` is the scan kept with it, if any."""

    id: UUID
    number: str
    dated_on: date | None
    object: str
    supplier: str
    amount: Decimal
    cost: CostKind
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class SubsidyRow:
    """A subsidy whole."""

    id: UUID
    year: int
    funder: str
    reference: str
    granted: Decimal | None
    granted_staff: Decimal | None
    granted_running: Decimal | None
    from_on: date | None
    to_on: date | None
    submitted_on: date | None
    answered_on: date | None
    accepted: Decimal | None
    note: str
    folded: str
    deadlines: tuple[DeadlineRow, ...] = ()
    vouchers: tuple[VoucherRow, ...] = ()

    @property
    def title(self) -> str:
        return self.funder

    @property
    def claim(self) -> tuple[content.ClaimLine, ...]:
        """Each kind of cost that was granted or is claimed."""
        claimed = totals(self.vouchers)
        granted = {CostKind.STAFF: self.granted_staff, CostKind.RUNNING: self.granted_running}
        lines = [content.ClaimLine(cost, granted[cost], claimed[cost]) for cost in CostKind]
        return tuple(line for line in lines if line.claimed or line.granted is not None)

    @property
    def claimed(self) -> Decimal:
        return sum((voucher.amount for voucher in self.vouchers), Decimal(0))

    @property
    def next_on(self) -> date | None:
        """The first day of its calendar for which nothing is done."""
        return min((each.due_on for each in self.deadlines if each.done_on is None), default=None)


def totals(vouchers: Iterable[VoucherRow]) -> defaultdict[CostKind, Decimal]:
    """What is claimed of each kind of cost, to the cent."""
    summed: defaultdict[CostKind, Decimal] = defaultdict(Decimal)
    for voucher in vouchers:
        summed[voucher.cost] += voucher.amount
    return summed


class SubsidyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def rows(self, year: int) -> list[SubsidyRow]:
        """The subsidies of a year; vouchers of the year that name none stand with the first."""
        with self._database() as session:
            return _rows(session, year)

    def begin(self, year: int, funder: str) -> Written:
        """A subsidy of the year, after the one of the year before where there is one: same funder, days a year on."""
        with self._database.begin(N_("Subsidy added")) as session:
            earlier = None if _rows(session, year) else next(iter(_rows(session, year - 1)), None)
            values = {"year": year, "funder": earlier.funder if earlier else funder}
            if earlier is not None:
                values["reference"] = earlier.reference
            made = add(session, Subsidy, values)
            for position, each in enumerate(earlier.deadlines if earlier else (), start=1):
                due = _a_year_on(each.due_on)
                day = {"subsidy_id": made.id, "label": each.label, "due_on": due, "position": position}
                add(session, SubsidyDeadline, day)
            return written(self._database, session, made.id)

    def add_voucher(self, subsidy_id: UUID) -> Written:
        """The next voucher: numbered after the last one, of the same kind of cost."""
        with self._database.begin(N_("Voucher added")) as session:
            subsidy = existing(session, Subsidy, subsidy_id)
            row = next((each for each in _rows(session, subsidy.year) if each.id == subsidy_id), None)
            vouchers = row.vouchers if row is not None else ()
            numbers = [int(each.number) for each in vouchers if each.number.isdecimal()]
            values = {
                "year": subsidy.year,
                "subsidy_id": subsidy_id,
                "number": str(max(numbers, default=0) + 1),
                "amount": Decimal(0),
                "cost": vouchers[-1].cost if vouchers else CostKind.RUNNING,
                "position": len(vouchers) + 1,
            }
            return written(self._database, session, add(session, Voucher, values).id)

    def attach(self, voucher_id: UUID, file: bytes, name: str) -> Written:
        """Keep the scan of a voucher."""
        with self._database.begin(N_("File of a voucher kept")) as session:
            voucher = existing(session, Voucher, voucher_id)
            assign(session, voucher, {"attachment_id": kept_file(self._database, session, file, name).id})
            return written(self._database, session, voucher_id)

    def file_of(self, voucher_id: UUID) -> bytes:
        """The scan as it came, verified."""
        with self._database() as session:
            voucher = existing(session, Voucher, voucher_id)
            kept = existing(session, Attachment, voucher.attachment_id or voucher_id)
            return attachments.read(self._database.folder / "annexes", kept.sha256, kept.file_name)

    def document(self, subsidy_id: UUID, *, language: str = "fr") -> Document:
        """The file to hand in."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            year = existing(session, Subsidy, subsidy_id).year
            row = next(each for each in _rows(session, year) if each.id == subsidy_id)
            printed = content.SubsidyFile(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                on=self._today(),
                funder=row.funder,
                reference=row.reference,
                period=content.Validity(row.from_on, row.to_on),
                granted=row.granted,
                accepted=row.accepted,
                submitted_on=row.submitted_on,
                answered_on=row.answered_on,
                claim=row.claim,
                vouchers=tuple(
                    row_of(content.VoucherLine, each, has_file=bool(each.file_name)) for each in row.vouchers
                ),
                calendar=tuple(row_of(content.CalendarLine, each) for each in row.deadlines),
                note=row.note,
                language=language,
            )
            name = in_file_name(_("Subsidy {year} {funder}").format(year=year, funder=row.funder))
            return Document("subsidy", printed, name, office.look)


def _rows(session: Session, year: int) -> list[SubsidyRow]:
    found = session.scalars(
        select(Subsidy).where(Subsidy.year == year, Subsidy.trashed_at.is_(None)).order_by(Subsidy.funder, Subsidy.id)
    ).all()
    deadlines, vouchers = _deadlines(session, [each.id for each in found]), _vouchers(session, year)
    rows = []
    for number, each in enumerate(found):
        own = (*vouchers[each.id], *(vouchers[None] if number == 0 else ()))
        words = " ".join(f"{voucher.object} {voucher.supplier}" for voucher in own)
        rows.append(
            row_of(
                SubsidyRow,
                each,
                folded=fold(f"{each.funder} {each.reference} {words}"),
                deadlines=tuple(deadlines[each.id]),
                vouchers=own,
            )
        )
    return rows


def _deadlines(session: Session, keys: list[UUID]) -> defaultdict[UUID, list[DeadlineRow]]:
    found: defaultdict[UUID, list[DeadlineRow]] = defaultdict(list)
    for each in session.scalars(
        select(SubsidyDeadline)
        .where(SubsidyDeadline.subsidy_id.in_(keys), SubsidyDeadline.trashed_at.is_(None))
        .order_by(SubsidyDeadline.due_on, SubsidyDeadline.position, SubsidyDeadline.id)
    ):
        found[each.subsidy_id].append(row_of(DeadlineRow, each))
    return found


def _vouchers(session: Session, year: int) -> defaultdict[UUID | None, list[VoucherRow]]:
    found: defaultdict[UUID | None, list[VoucherRow]] = defaultdict(list)
    for voucher, name in session.execute(
        select(Voucher, Attachment.file_name)
        .outerjoin(Attachment, Attachment.id == Voucher.attachment_id)
        .where(Voucher.year == year, Voucher.trashed_at.is_(None))
        .order_by(Voucher.position, Voucher.id)
    ):
        found[voucher.subsidy_id].append(row_of(VoucherRow, voucher, file_name=name or ""))
    return found


def _a_year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)
