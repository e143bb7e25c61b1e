"""The content of the documents of the directory, ready to be rendered on any thread."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.content import badges, changes, directory, labels
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.domain.office import Office
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.brochure import brochure
from csxl_desktop.services.directory_entries import DirectoryReading
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.postal_addresses import members_of, organisations, postal_addresses
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.year_changes import YearOfMembers, years_of_change
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.attendance import attendance_rows
from csxl_desktop.storage.queries.meetings import meeting_row

TITLES = {
    "changes": N_("Changes of the year"),
    "labels": N_("Address labels"),
    "badges": N_("Badges"),
    "directory": N_("Directory"),
    "member-sheet": N_("Member sheet"),
    "table-names": N_("Table names"),
}


class NobodyExpectedError(DomainError):
    template = N_("Nobody is expected at this meeting yet: invite people first.")


class DirectoryDocuments:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annexes = database.folder / "annexes"

    def changes(self, year: int, *, language: str = "fr") -> Document:
        """Arrivals, departures, new names, ends, new representatives and seats of the year."""
        with self._database() as session, speaking(language):
            office, found = the_office(session), YearOfMembers(session, year)
            content = changes.YearChanges(
                office=parts.identity(session, office, self._annexes),
                year=year,
                arrivals=found.arrivals(),
                departures=found.departures(),
                renamings=found.renamings(),
                endings=found.endings(),
                representatives=found.representatives(),
                committee=found.committee(),
                language=language,
            )
            return _document("changes", content, office, str(year))

    def years_of_change(self) -> tuple[int, ...]:
        """The years that the changes may be asked of, newest first."""
        with self._database() as session:
            return years_of_change(session, self._today())

    def labels(
        self,
        organisation_ids: Collection[UUID] | None = None,
        *,
        sheet: labels.LabelSheet = labels.L7160,
        start: int = 1,
        language: str = "fr",
    ) -> Document:
        """Address labels of the organisations, of today's members where none are given."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            found, missing = postal_addresses(session, organisation_ids, self._today())
            content = labels.Labels(
                office=parts.identity(session, office, self._annexes),
                addresses=tuple(found),
                sheet=sheet,
                start=start,
                missing=tuple(missing),
                language=language,
            )
            return _document("labels", content, office, sheet.name)

    def badges(self, meeting_id: UUID, *, blank: int = 0, language: str = "fr") -> Document:
        """A badge for everybody who is expected at the meeting, and `blank` ones."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            row = meeting_row(session, meeting_id, counting_rule(session))
            if row is None:
                raise RecordNotFoundError
            lines = [line for line in attendance_rows(session, meeting_id) if _is_expected(line)]
            if not lines and not blank:
                raise NobodyExpectedError
            named = organisations(session, {line.organisation_id for line in lines if line.organisation_id})
            short_names = {each.id: each.short_name for each in named}
            content = badges.Badges(
                office=parts.identity(session, office, self._annexes),
                meeting=parts.facts(row),
                badges=tuple(
                    badges.Badge(
                        PersonName(line.civility, line.first_name, line.last_name),
                        line.organisation,
                        short_names.get(line.organisation_id, "") if line.organisation_id else "",
                        line.function_title,
                    )
                    for line in lines
                ),
                blank=blank,
                language=language,
            )
            return _document("badges", content, office, row.badge, row.first_on.isoformat())

    def table_names(
        self, organisation_ids: Collection[UUID] | None = None, *, meeting_id: UUID | None = None, language: str = "fr"
    ) -> Document:
        """A card for each organisation given, else of the meeting, else for each member of today."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            about: tuple[str, ...] = ()
            if organisation_ids is not None:
                wanted = set(organisation_ids)
            elif meeting_id is not None:
                row = meeting_row(session, meeting_id, counting_rule(session))
                if row is None:
                    raise RecordNotFoundError
                about = (row.badge, row.first_on.isoformat())
                lines = [line for line in attendance_rows(session, meeting_id) if _is_expected(line)]
                wanted = {line.organisation_id for line in lines if line.organisation_id}
                if not wanted:
                    raise NobodyExpectedError
            else:
                wanted = members_of(session, self._today())
            content = badges.TableNames(
                office=parts.identity(session, office, self._annexes),
                names=tuple(badges.TableName(each.name, each.short_name) for each in organisations(session, wanted)),
                language=language,
            )
            return _document("table-names", content, office, *about)

    def directory(self, *, bilingual: bool = False, language: str = "fr") -> Document:
        """The brochure by category; `bilingual` prints the other language beside."""
        with self._database() as session, speaking(language):
            office, day = the_office(session), self._today()
            content = brochure(session, office, day, self._annexes, language=language, bilingual=bilingual)
            spoken = [f"{language}-{content.second_language}".upper()] if bilingual else []
            return _document("directory", content, office, *spoken, day.isoformat())

    def member_sheet(self, organisation_ids: Collection[UUID] | None = None, *, language: str = "fr") -> Document:
        """A page for each organisation, for each member of today where none are given."""
        with self._database() as session, speaking(language):
            office, day = the_office(session), self._today()
            reading = DirectoryReading(session, day, language=language)
            reading.read_for_sheets()
            if organisation_ids is None:
                wanted = reading.members()
            else:
                wanted = [each for each in reading.organisations if each.id in set(organisation_ids)]
                if not wanted:
                    raise RecordNotFoundError
            content = directory.MemberSheets(
                office=parts.identity(session, office, self._annexes),
                on=day,
                sheets=tuple(reading.sheet(each) for each in wanted),
                language=language,
            )
            about = wanted[0].short_name or wanted[0].name if len(wanted) == 1 else ""
            return _document(
                "member-sheet", content, office, *([in_file_name(about)] if about else []), day.isoformat()
            )

    def _today(self) -> date:
        return self._database.now().astimezone().date()


def _is_expected(line: AttendanceRow) -> bool:
    return line.state is not AttendanceState.EXCUSED and line.role is not AttendanceRole.STAFF


def _document(kind: str, content: Any, office: Office, *about: str) -> Document:
    return Document(kind, content, " ".join([_(TITLES[kind]), *about]), office.look)
