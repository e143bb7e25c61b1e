"""The content of printed action sheets, ready to be laid out on any thread."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheet_rows import Overview
from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetYear
from csxl_desktop.domain.content.action_sheet import ActionSheets, SheetPage
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.action_sheets import record_of, sheet_rows
from csxl_desktop.services.evaluation_records import printed_by_owner
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import existing
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import action_sheets as query


class NoSheetError(DomainError):
    template = N_("No action sheet is told in {year}.")


class SheetNotFoundError(DomainError):
    template = N_("No action sheet of {year} is called “{title}”. There are: {titles}.")


class ActionSheetDocuments:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    def one(self, year_id: UUID, *, language: str = "fr") -> Document:
        """One sheet, by the key of its year."""
        with self._database() as session, speaking(language):
            told = existing(session, ActionSheetYear, year_id)
            return self._document(session, [(told, existing(session, ActionSheet, told.action_sheet_id))], language)

    def named(self, title: str, year: int, *, language: str = "fr") -> Document:
        """One sheet of a year by its title, the title of that year, or an alias."""
        with self._database() as session, speaking(language):
            rows, wanted = sheet_rows(session, year), fold(title)
            found = next((row for row in rows if wanted in {fold(row.title), *map(fold, row.aliases)}), None)
            if found is None:
                raise SheetNotFoundError(year=year, title=title, titles=", ".join(row.title for row in rows) or "–")
            told = existing(session, ActionSheetYear, found.id)
            return self._document(session, [(told, existing(session, ActionSheet, found.sheet_id))], language)

    def of_year(self, year: int, *, language: str = "fr") -> Document:
        """Every sheet of the year behind their overview."""
        with self._database() as session, speaking(language):
            told = [(each, sheet) for each, sheet in query.told(session, year) if each.included]
            if not told:
                raise NoSheetError(year=year)
            overview = Overview.of([row for row in sheet_rows(session, year) if row.included], year)
            return self._document(session, told, language, overview)

    def _document(
        self,
        session: Session,
        told: Sequence[tuple[ActionSheetYear, ActionSheet]],
        language: str,
        overview: Overview | None = None,
    ) -> Document:
        office = the_office(session)
        records = [record_of(session, each, sheet) for each, sheet in told]
        year, sheets = told[0][0].year, [sheet.id for _told, sheet in told]
        evaluations = printed_by_owner(session, "action_sheet", sheets, self._today(), year)
        texts = [section.text for record in records for section in record.sections]
        content = ActionSheets(
            office=parts.identity(session, office, self._annexes),
            year=year,
            sheets=tuple(
                SheetPage(record, parts.pictures(record.pictures, self._annexes), evaluations[sheet])
                for record, sheet in zip(records, sheets, strict=True)
            ),
            overview=overview,
            attachments=parts.images_of(texts, self._annexes),
            language=language,
        )
        name = _("Action sheets") if overview is not None else f"{_('Action sheet')} {records[0].row.title}"
        return Document(
            "action-sheet",
            content,
            in_file_name(f"{name} {content.year}"),
            office.look,
        )
