"""The summary of a year on two pages: everything computed, but for the words of the office."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, SectionState
from csxl_desktop.domain.content import funder as content
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.report import SUMMARY, ReportSection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import report_figures
from csxl_desktop.services.criteria import criterion_lines
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.services.report_years import printed_look
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import groups as groups_query
from csxl_desktop.storage.queries import meetings as meetings_query


@dataclass(frozen=True, slots=True)
class SummaryWords:
    """What the office writes: its text for the year, and to whom the summary goes."""

    office_id: UUID
    text: RichText
    recipients: str


class SummaryService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def words(self, year: int) -> SummaryWords:
        with self._database() as session:
            office, found = the_office(session), _text(session, year)
            return SummaryWords(office.id, found.text if found else RichText(), office.summary_recipients)

    def write(self, year: int, text: RichText) -> Written:
        """The office's text of the year."""
        with self._database.begin(N_("Summary written")) as session:
            found = _text(session, year)
            if found is not None:
                assign(session, found, {"text": text})
                return written(self._database, session, found.id)
            values = {"code": SUMMARY, "title": _("Summary"), "included": False, "state": SectionState.FINAL}
            made = add(session, ReportSection, {"year": year, "position": 0, "text": text, **values})
            return written(self._database, session, made.id)

    def document(self, year: int, *, language: str = "fr") -> Document:
        with self._database() as session, speaking(language):
            office = the_office(session)
            look = printed_look(session, office, year)
            printed = self._content(session, office, year, language, look.typeface)
            name = _("Summary {year}").format(year=year)
            return Document("summary", printed, name, replace(office.look, accent=look.accent))

    def _content(self, session: Session, office: Office, year: int, language: str, typeface: str) -> content.Summary:
        wanted, annexes = modules_of(session), self._database.folder / "annexes"
        known = report_figures.known_years(session, year)
        found = _text(session, year)
        text = found.text if found else RichText()
        return content.Summary(
            office=parts.identity(session, office, annexes),
            year=year,
            recipients=office.summary_recipients,
            figures=report_figures.figures(session, year, known) if Module.FIGURES in wanted else (),
            text=text,
            groups=_groups(session, year),
            criteria=criterion_lines(session, year, self._today()) if Module.CRITERIA in wanted else (),
            language=language,
            attachments=parts.images_of((text,), annexes),
            typeface=typeface,
        )


def _text(session: Session, year: int) -> ReportSection | None:
    return session.scalar(
        select(ReportSection)
        .where(ReportSection.year == year, ReportSection.code == SUMMARY, ReportSection.trashed_at.is_(None))
        .order_by(ReportSection.id)
    )


def _groups(session: Session, year: int) -> tuple[tuple[str, int], ...]:
    rows = meetings_query.meetings_of_year(session, year, counting_rule(session))
    held = Counter(row.working_group_id for row in rows if row.state is MeetingState.HELD)
    return tuple((group.name, held[group.id]) for group in groups_query.groups_of_year(session, year))
