"""An open dossier and the services upon it: what the window and the commands hold."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.services.evaluation_services import EvaluationServices
from csxl_desktop.services.safety.places import check_live_place
from csxl_desktop.services.safety_services import SafetyServices
from csxl_desktop.storage.database import FILE_NAME, Author, create_dossier
from csxl_desktop.storage.errors import DamageMetError, NotReadError, UnreachableFolderError
from csxl_desktop.storage.inspection import not_read
from csxl_desktop.storage.read_only import open_or_read

if TYPE_CHECKING:
    from csxl_desktop.services.agenda_proposals import AgendaProposalService
    from csxl_desktop.services.annexes import AnnexService
    from csxl_desktop.services.attendance import AttendanceService
    from csxl_desktop.services.calendar import CalendarService
    from csxl_desktop.services.calendar_import import CalendarImport
    from csxl_desktop.services.checklist import ChecklistService
    from csxl_desktop.services.convening import ConveningService
    from csxl_desktop.services.documents import DocumentService
    from csxl_desktop.services.evaluation import EvaluationService
    from csxl_desktop.services.history import HistoryService
    from csxl_desktop.services.home import HomeService
    from csxl_desktop.services.invitations import InvitationService
    from csxl_desktop.services.meeting_dates import MeetingDates
    from csxl_desktop.services.meeting_files import MeetingFileService
    from csxl_desktop.services.meeting_names import MeetingNameService
    from csxl_desktop.services.meetings import MeetingService
    from csxl_desktop.services.minutes import MinutesService
    from csxl_desktop.services.minutes_comparison import MinutesComparison
    from csxl_desktop.services.minutes_life import MinutesLifeService
    from csxl_desktop.services.minutes_register import MinutesRegisterService
    from csxl_desktop.services.office import OfficeService
    from csxl_desktop.services.programmes import ProgrammeService
    from csxl_desktop.services.records import RecordService
    from csxl_desktop.services.redactions import RedactionService
    from csxl_desktop.services.room import RoomService
    from csxl_desktop.services.sheet_printing import SheetService
    from csxl_desktop.services.spelling import SpellingService
    from csxl_desktop.services.text_blocks import TextBlockService
    from csxl_desktop.services.working_groups import WorkingGroupService
    from csxl_desktop.storage.inspection import Inspected


class Workspace(EvaluationServices, SafetyServices):
    """One open dossier. Every call belongs in the thread that opened it (the database thread of the window)."""

    # Each service is imported when it is first asked for: a sheet is printed, and the window filled, without the rest.

    @cached_property
    def office(self) -> "OfficeService":
        from csxl_desktop.services.office import OfficeService

        return OfficeService(self.database)

    @cached_property
    def records(self) -> "RecordService":
        from csxl_desktop.services.records import RecordService

        return RecordService(self.database)

    @cached_property
    def history(self) -> "HistoryService":
        from csxl_desktop.services.history import HistoryService

        return HistoryService(self.database)

    @cached_property
    def meetings(self) -> "MeetingService":
        from csxl_desktop.services.meetings import MeetingService

        return MeetingService(self.database)

    @cached_property
    def meeting_names(self) -> "MeetingNameService":
        from csxl_desktop.services.meeting_names import MeetingNameService

        return MeetingNameService(self.database)

    @cached_property
    def calendar(self) -> "CalendarService":
        from csxl_desktop.services.calendar import CalendarService

        return CalendarService(self.database, self.today)

    @cached_property
    def calendar_import(self) -> "CalendarImport":
        from csxl_desktop.services.calendar_import import CalendarImport

        return CalendarImport(self.database, self.today)

    @cached_property
    def meeting_dates(self) -> "MeetingDates":
        from csxl_desktop.services.meeting_dates import MeetingDates

        return MeetingDates(self.database)

    @cached_property
    def attendance(self) -> "AttendanceService":
        from csxl_desktop.services.attendance import AttendanceService

        return AttendanceService(self.database)

    @cached_property
    def minutes(self) -> "MinutesService":
        from csxl_desktop.services.minutes import MinutesService

        return MinutesService(self.database)

    @cached_property
    def minutes_register(self) -> "MinutesRegisterService":
        from csxl_desktop.services.minutes_register import MinutesRegisterService

        return MinutesRegisterService(self.database, self.today)

    @cached_property
    def redactions(self) -> "RedactionService":
        from csxl_desktop.services.redactions import RedactionService

        return RedactionService(self.database)

    @cached_property
    def minutes_comparison(self) -> "MinutesComparison":
        from csxl_desktop.services.minutes_comparison import MinutesComparison

        return MinutesComparison(self.database)

    @cached_property
    def spelling(self) -> "SpellingService":
        from csxl_desktop.services.spelling import SpellingService

        return SpellingService(self.database)

    @cached_property
    def minutes_life(self) -> "MinutesLifeService":
        from csxl_desktop.services.minutes_life import MinutesLifeService

        return MinutesLifeService(self.database)

    @cached_property
    def working_groups(self) -> "WorkingGroupService":
        from csxl_desktop.services.working_groups import WorkingGroupService

        return WorkingGroupService(self.database)

    @cached_property
    def evaluation(self) -> "EvaluationService":
        from csxl_desktop.services.evaluation import EvaluationService

        return EvaluationService(self.database)

    @cached_property
    def home(self) -> "HomeService":
        from csxl_desktop.services.home import HomeService

        return HomeService(self.database, self.today)

    @cached_property
    def documents(self) -> "DocumentService":
        from csxl_desktop.services.documents import DocumentService

        return DocumentService(self.database)

    @cached_property
    def agenda_proposals(self) -> "AgendaProposalService":
        from csxl_desktop.services.agenda_proposals import AgendaProposalService

        return AgendaProposalService(self.database, self.today)

    @cached_property
    def checklist(self) -> "ChecklistService":
        from csxl_desktop.services.checklist import ChecklistService

        return ChecklistService(self.database, self.today)

    @cached_property
    def convening(self) -> "ConveningService":
        from csxl_desktop.services.convening import ConveningService

        return ConveningService(self.database, self.today)

    @cached_property
    def invitations(self) -> "InvitationService":
        from csxl_desktop.services.invitations import InvitationService

        return InvitationService(self.database, self.today)

    @cached_property
    def meeting_files(self) -> "MeetingFileService":
        from csxl_desktop.services.meeting_files import MeetingFileService

        return MeetingFileService(self.database)

    @cached_property
    def text_blocks(self) -> "TextBlockService":
        from csxl_desktop.services.text_blocks import TextBlockService

        return TextBlockService(self.database)

    @cached_property
    def annexes(self) -> "AnnexService":
        from csxl_desktop.services.annexes import AnnexService

        return AnnexService(self.database)

    @cached_property
    def programmes(self) -> "ProgrammeService":
        from csxl_desktop.services.programmes import ProgrammeService

        return ProgrammeService(self.database)

    @cached_property
    def room(self) -> "RoomService":
        from csxl_desktop.services.room import RoomService

        return RoomService(self.database, self.today)

    @cached_property
    def sheets(self) -> "SheetService":
        from csxl_desktop.services.sheet_printing import SheetService

        return SheetService(self.database)

    def work_as(self, person: str) -> None:
        """From now on `person` stands beside every write."""
        self.database.author = replace(self.database.author, person=person)

    @property
    def folder(self) -> Path:
        return self.database.folder

    def close(self) -> None:
        self.stop_reading()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(
    folder: Path, author: Author, now: Callable[[], datetime], inspected: "Inspected | None" = None
) -> Workspace:
    """The dossier in `folder`, in whose words messages are said from now on."""
    check_live_place(folder)
    try:
        return in_own_words(Workspace(open_or_read(folder, author, now, inspected)))
    except NotReadError as error:
        raise UnreachableFolderError(**error.values) from None
    except DamageMetError as error:
        raise not_read((folder if folder.is_dir() else folder.parent) / FILE_NAME, error.values["detail"]) from None


def open_beside(folder: Path, author: Author, now: Callable[[], datetime]) -> Workspace:
    """A dossier that is not the one that is shown, in any thread: messages go on in the words of that one."""
    return Workspace(open_or_read(folder, author, now))


def in_own_words(workspace: Workspace) -> Workspace:
    """The dossier just opened, in whose words messages are said from now on."""
    try:
        workspace.vocabulary.speak()
    except BaseException:
        workspace.close()
        raise
    return workspace


def new_workspace(
    folder: Path,
    author: Author,
    now: Callable[[], datetime],
    *,
    office_name: str,
    load: Callable[[Workspace], None] = lambda _: None,
    records: Iterable[Record] = (),
    office_id: UUID | None = None,
) -> Workspace:
    """Create a dossier in `folder`, whole or not at all, and open it.

    It has what every dossier begins with, `records` beside that, and what `load` puts there.
    """
    from csxl_desktop.services.seeds import seeds  # wanted once in a dossier's life
    from csxl_desktop.storage.undo import CREATION  # maps the history

    def fill(staging: Path) -> None:
        with open_workspace(staging, author, now) as workspace:
            with workspace.database.begin(CREATION) as session:
                session.add_all([*seeds(office_name, office_id), *records])
            load(workspace)

    check_live_place(folder)
    create_dossier(folder, fill)
    return open_workspace(folder, author, now)
