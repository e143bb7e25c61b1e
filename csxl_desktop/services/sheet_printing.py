"""The paper of a sign-in sheet: numbered at the first print for good, entered afterwards by its numbers."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.sheet_numbers import Printed
from csxl_desktop.domain.sheet_options import SheetOptions
from csxl_desktop.domain.sheets import SheetPrint
from csxl_desktop.i18n import N_
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.sheet_content import Sheet, options_of, prints_of, sheet_of
from csxl_desktop.services.sheet_filling import filled_sheet, sheet_document
from csxl_desktop.storage.database import Database
from csxl_desktop.system.identifiers import new_id

if TYPE_CHECKING:
    from csxl_desktop.services.records import Written

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another
_LENGTH = 6


@dataclass(frozen=True, slots=True)
class SheetState:
    """Where the paper of a meeting stands; `new` counts who came on the list after it."""

    options: SheetOptions
    prints: int
    printed_at: datetime | None
    code: str
    new: int
    blank: tuple[int, ...] = ()  # the numbers on paper where nobody is entered yet


class SheetService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annexes = database.folder / "annexes"

    def state(self, meeting_id: UUID) -> SheetState:
        """The choices of the sheet and what was printed of it."""
        with self._database() as session:
            prints = prints_of(session, meeting_id)
            sheet = sheet_of(session, the_office(session), self._annexes, meeting_id)
            last = prints[-1] if prints else None
            return SheetState(
                options_of(session, meeting_id),
                len(prints),
                last.printed_at if last else None,
                last.code if last else "",
                len(sheet.plan.new) if prints else 0,
                _free(session, meeting_id, prints),
            )

    def choose(self, meeting_id: UUID, options: SheetOptions) -> "Written":
        """Keep how the sheet of this meeting is wanted."""
        from csxl_desktop.services.records import existing, written  # a sheet printed again maps no other table

        with self._database.begin(N_("Sign-in sheet chosen")) as session:
            existing(session, Meeting, meeting_id).sheet_options = options.to_json()
            return written(self._database, session, meeting_id)

    def preview(self, meeting_id: UUID, *, only_new: bool = False, language: str = "fr") -> Document:
        """The sheet as it would be printed: nothing is numbered by looking at it."""
        with self._database() as session:
            sheet = self._filled(session, meeting_id, None, only_new=only_new, language=language)
            last = next(iter(reversed(prints_of(session, meeting_id))), None)
            same = last is not None and Printed.from_json(last.rows) == _paper(sheet, only_new=only_new)
            code = last.code if last is not None and same else ""
            return self._document(session, sheet, code, only_new=only_new, language=language)

    def print_sheet(
        self, meeting_id: UUID, *, options: SheetOptions | None = None, only_new: bool = False, language: str = "fr"
    ) -> Document:
        """Give the numbers, remember the paper, return what to print; the same paper again is no new print."""
        with self._database() as session:
            sheet = self._filled(session, meeting_id, options, only_new=only_new, language=language)
            prints = prints_of(session, meeting_id)
            if prints and Printed.from_json(prints[-1].rows) == _paper(sheet, only_new=only_new):
                return self._document(session, sheet, prints[-1].code, only_new=only_new, language=language)
        with self._database.begin(N_("Sign-in sheet printed")) as session:
            sheet = self._filled(session, meeting_id, options, only_new=only_new, language=language)
            code = self._remembered(session, sheet, only_new=only_new)
            return self._document(session, sheet, code, only_new=only_new, language=language)

    def enter(self, attendance_id: UUID, *, row: int | None = None, image_agreed: bool | None = None) -> "Written":
        """The line signed on paper: present, on that row where it is given, with the box about pictures."""
        from csxl_desktop.services import rules  # as above
        from csxl_desktop.services.freezing import freeze
        from csxl_desktop.services.records import existing, written

        with self._database.begin(N_("Row of the sheet entered")) as session:
            line = existing(session, Attendance, attendance_id)
            rules.check_change(session, line, frozenset({"state"}))
            if line.state in {AttendanceState.INVITED, AttendanceState.ANNOUNCED}:
                freeze(session, line, existing(session, Meeting, line.meeting_id).first_on)
            line.state, line.represented_by_id = AttendanceState.PRESENT, None
            line.row = line.row if row is None else row
            line.image_agreed = line.image_agreed if image_agreed is None else image_agreed
            session.flush()
            rules.check(session, line, frozenset({"state"}))
            return written(self._database, session, attendance_id)

    def _remembered(self, session: Session, sheet: Sheet, *, only_new: bool) -> str:
        paper, prints = _paper(sheet, only_new=only_new), prints_of(session, sheet.row.id)
        for number, key in paper.lines.items():
            session.get_one(Attendance, key).row = number
        made = SheetPrint(
            meeting_id=sheet.row.id,
            number=prints[-1].number + 1 if prints else 1,
            printed_at=self._database.now(),
            code=_new_code(),
            rows=paper.to_json(),
        )
        session.add(made)
        session.flush()
        return made.code

    def _filled(
        self, session: Session, meeting_id: UUID, options: SheetOptions | None, *, only_new: bool, language: str
    ) -> Sheet:
        """The sheet with its blank rows to the foot of the page."""
        office, wanted = the_office(session), options or options_of(session, meeting_id)
        return filled_sheet(session, office, self._annexes, meeting_id, wanted, only_new=only_new, language=language)

    def _document(self, session: Session, sheet: Sheet, code: str, *, only_new: bool, language: str) -> Document:
        coded = replace(sheet, content=replace(sheet.content, code=code))
        return sheet_document(session, coded, only_new=only_new, language=language)


def _paper(sheet: Sheet, *, only_new: bool) -> Printed:
    return sheet.plan.only_new() if only_new else sheet.plan.printed


def _free(session: Session, meeting_id: UUID, prints: list[SheetPrint]) -> tuple[int, ...]:
    taken = set(
        session.scalars(
            select(Attendance.row).where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
        )
    )
    blanks = {number for each in prints for number in Printed.from_json(each.rows).blank}
    return tuple(sorted(blanks - taken))


def _new_code() -> str:
    number, letters = new_id().int & 0xFFFFFFFF, []
    for _place in range(_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)
