"""An open dossier and the services upon it: what the window and the commands hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from csxl_desktop.storage.database import Author, Database, create_dossier, open_dossier
from csxl_desktop.system.paths import resources

if TYPE_CHECKING:
    from csxl_desktop.services.attendance import AttendanceService
    from csxl_desktop.services.directory import DirectoryService
    from csxl_desktop.services.directory_documents import DirectoryDocuments
    from csxl_desktop.services.directory_lists import DirectoryListService
    from csxl_desktop.services.documents import DocumentService
    from csxl_desktop.services.duplicates import DuplicateService
    from csxl_desktop.services.elections import ElectionService
    from csxl_desktop.services.evaluation import EvaluationService
    from csxl_desktop.services.history import HistoryService
    from csxl_desktop.services.home import HomeService
    from csxl_desktop.services.imports import ImportService
    from csxl_desktop.services.joining import JoiningService
    from csxl_desktop.services.joining_documents import JoiningDocuments
    from csxl_desktop.services.letters import LetterService
    from csxl_desktop.services.meeting_names import MeetingNameService
    from csxl_desktop.services.meetings import MeetingService
    from csxl_desktop.services.merging import MergeService
    from csxl_desktop.services.minutes import MinutesService
    from csxl_desktop.services.office import OfficeService
    from csxl_desktop.services.office_texts import OfficeTextService
    from csxl_desktop.services.organisation_details import DetailService
    from csxl_desktop.services.own_fields import OwnFieldService
    from csxl_desktop.services.publication import PublicationService
    from csxl_desktop.services.records import RecordService
    from csxl_desktop.services.report import ReportService
    from csxl_desktop.services.tags import TagService
    from csxl_desktop.services.working_groups import WorkingGroupService


class Workspace:
    """One open dossier. Every call belongs in the thread that opened it (the database thread of the window)."""

    def __init__(self, database: Database) -> None:
        self.database = database

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
    def directory(self) -> "DirectoryService":
        from csxl_desktop.services.directory import DirectoryService

        return DirectoryService(self.database, self.today)

    @cached_property
    def details(self) -> "DetailService":
        from csxl_desktop.services.organisation_details import DetailService

        return DetailService(self.database, self.today)

    @cached_property
    def tags(self) -> "TagService":
        from csxl_desktop.services.tags import TagService

        return TagService(self.database)

    @cached_property
    def own_fields(self) -> "OwnFieldService":
        from csxl_desktop.services.own_fields import OwnFieldService

        return OwnFieldService(self.database, self.today)

    @cached_property
    def directory_lists(self) -> "DirectoryListService":
        from csxl_desktop.services.directory_lists import DirectoryListService

        return DirectoryListService(self.database)

    @cached_property
    def duplicates(self) -> "DuplicateService":
        from csxl_desktop.services.duplicates import DuplicateService

        return DuplicateService(self.database, self.today)

    @cached_property
    def merging(self) -> "MergeService":
        from csxl_desktop.services.merging import MergeService

        return MergeService(self.database)

    @cached_property
    def meetings(self) -> "MeetingService":
        from csxl_desktop.services.meetings import MeetingService

        return MeetingService(self.database)

    @cached_property
    def meeting_names(self) -> "MeetingNameService":
        from csxl_desktop.services.meeting_names import MeetingNameService

        return MeetingNameService(self.database)

    @cached_property
    def attendance(self) -> "AttendanceService":
        from csxl_desktop.services.attendance import AttendanceService

        return AttendanceService(self.database)

    @cached_property
    def minutes(self) -> "MinutesService":
        from csxl_desktop.services.minutes import MinutesService

        return MinutesService(self.database)

    @cached_property
    def working_groups(self) -> "WorkingGroupService":
        from csxl_desktop.services.working_groups import WorkingGroupService

        return WorkingGroupService(self.database)

    @cached_property
    def evaluation(self) -> "EvaluationService":
        from csxl_desktop.services.evaluation import EvaluationService

        return EvaluationService(self.database)

    @cached_property
    def report(self) -> "ReportService":
        from csxl_desktop.services.report import ReportService

        return ReportService(self.database, resources() / "texts")

    @cached_property
    def home(self) -> "HomeService":
        from csxl_desktop.services.home import HomeService

        return HomeService(self.database, self.today)

    @cached_property
    def imports(self) -> "ImportService":
        from csxl_desktop.services.imports import ImportService

        return ImportService(self.database)

    @cached_property
    def documents(self) -> "DocumentService":
        from csxl_desktop.services.documents import DocumentService

        return DocumentService(self.database)

    @cached_property
    def joining(self) -> "JoiningService":
        from csxl_desktop.services.joining import JoiningService

        return JoiningService(self.database, self.today)

    @cached_property
    def elections(self) -> "ElectionService":
        from csxl_desktop.services.elections import ElectionService

        return ElectionService(self.database, self.today)

    @cached_property
    def office_texts(self) -> "OfficeTextService":
        from csxl_desktop.services.office_texts import OfficeTextService

        return OfficeTextService(self.database, self.today)

    @cached_property
    def letters(self) -> "LetterService":
        from csxl_desktop.services.letters import LetterService

        return LetterService(self.database)

    @cached_property
    def joining_documents(self) -> "JoiningDocuments":
        from csxl_desktop.services.joining_documents import JoiningDocuments

        return JoiningDocuments(self.database)

    @cached_property
    def directory_documents(self) -> "DirectoryDocuments":
        from csxl_desktop.services.directory_documents import DirectoryDocuments

        return DirectoryDocuments(self.database)

    @cached_property
    def publication(self) -> "PublicationService":
        from csxl_desktop.services.publication import PublicationService

        return PublicationService(self.database, self.today)

    def today(self) -> date:
        """The day on the office's wall, from the clock that the dossier was opened with."""
        return self.database.now().astimezone().date()

    def work_as(self, person: str) -> None:
        """From now on `person` stands beside every write."""
        self.database.author = replace(self.database.author, person=person)

    @property
    def folder(self) -> Path:
        return self.database.folder

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(folder: Path, author: Author, now: Callable[[], datetime]) -> Workspace:
    return Workspace(open_dossier(folder, author, now))


def new_workspace(
    folder: Path,
    author: Author,
    now: Callable[[], datetime],
    *,
    office_name: str,
    load: Callable[[Workspace], None] = lambda _: None,
) -> Workspace:
    """Create a dossier in `folder`, with what `load` puts there or empty, whole or not at all, and open it."""
    from csxl_desktop.services.seeds import seeds  # wanted once in a dossier's life
    from csxl_desktop.storage.undo import CREATION  # maps the history

    def fill(staging: Path) -> None:
        with open_workspace(staging, author, now) as workspace:
            with workspace.database.begin(CREATION) as session:
                session.add_all(seeds(office_name))
            load(workspace)

    create_dossier(folder, fill)
    return open_workspace(folder, author, now)
