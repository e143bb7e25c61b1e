"""The sections of the annual report: begun from the house's text or last year's, read, finished."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.content.report import HOUSE_ORDER
from csxl_desktop.domain.content.report_fields import live_values
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.report import SUMMARY, ReportSection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import N_, _, current_language, own_words, speaking
from csxl_desktop.services.live_fields import FieldValue, offered
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.records import Written, assign, existing, written
from csxl_desktop.services.report_content import report_content
from csxl_desktop.services.report_orders import ORDERS, placed
from csxl_desktop.services.report_years import keep, language_of, latest
from csxl_desktop.services.sources import source_fields
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section of the house's template."""

    code: str
    title: str
    text: RichText


def read_template(texts: Path, language: str) -> tuple[TemplateSection, ...]:
    """The house's own sentences (`resources/texts/report_<language>.json`), in the office's words as all of them."""
    data = json.loads((texts / f"report_{language}.json").read_text(encoding="utf-8"))
    if (change := own_words.spoken(language)) is not None:
        for run in _runs(data):
            run.update({key: change(run[key]) for key in ("title", "s") if key in run})
    return tuple(TemplateSection(each["code"], each["title"], RichText.from_json(each["text"])) for each in data)


def _runs(data: Any) -> Iterator[dict[str, Any]]:
    """Whatever bears words, however deep."""
    if isinstance(data, dict):
        yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _runs(each)


class ReportService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, texts: Path) -> None:
        self._database = database
        self._texts = texts

    def sections(self, year: int) -> list[SectionRow]:
        """The sections of a year, in order, each beside its text a year before."""
        with self._database() as session:
            before = {section.code: section for section in _of_year(session, year - 1)}
            return [_row(each, before.get(each.code)) for each in _of_year(session, year)]

    def begin_year(self, year: int) -> Written | None:
        """Carry over last year's sections, or take the house's; nothing where the year has begun already.

        The house speaks the language of the report; until one is chosen, that of the window, which is kept.
        """
        with self._database() as session:
            if _of_year(session, year):
                return None
            earlier, kept = _of_year(session, year - 1), latest(session, year)
        with self._database.begin(N_("Report begun")) as session:
            made = [_carried_over(each, year) for each in earlier] or self._from_house(
                year, kept.language if kept is not None else current_language()
            )
            session.add_all(made)
            session.flush()
            if kept is None and not earlier:
                keep(session, year, {"language": current_language()})
            return written(self._database, session, made[0].id)

    def _from_house(self, year: int, language: str) -> list[ReportSection]:
        template = read_template(self._texts, language)
        return [_from_house(section, year, position) for position, section in enumerate(template, start=1)]

    def apply_order(self, year: int, name: str) -> Written:
        """Put the sections of the year in one of the `ORDERS`, with its titles where no title is the office's own."""
        order = ORDERS[name]
        with self._database() as session:
            language = language_of(session, year)
        house = {each.code: each.title for each in read_template(self._texts, language)}
        with self._database.begin(N_("Order of the report changed")) as session, speaking(language):
            sections = {each.code: each for each in _of_year(session, year)}
            if not sections:
                raise RecordNotFoundError
            for position, (code, annex) in enumerate(placed(tuple(sections), order), start=1):
                values: dict[str, Any] = {"position": position, "annex": annex}
                if house_words.section_title(sections[code].title) in _given_titles(code, house):
                    values["title"] = _(order.titles[code]) if code in order.titles else house[code]
                assign(session, sections[code], values)
            return written(self._database, session, next(iter(sections.values())).id)

    def team(self) -> list[tuple[UUID, str]]:
        """Who may write a section: the office's staff of today, by key and name."""
        today = self._database.now().astimezone().date()
        with self._database() as session:
            rows = session.scalars(
                select(StaffMember)
                .where(StaffMember.trashed_at.is_(None))
                .order_by(StaffMember.position, StaffMember.last_name, StaffMember.id)
            )
            return [
                (each.id, f"{each.first_name} {each.last_name}".strip())
                for each in rows
                if overlaps(each.from_on, each.to_on, today)
            ]

    def set_state(self, section_id: UUID, state: SectionState) -> Written:
        """Somebody read the section, or calls it final."""
        with self._database.begin(N_("State of the section changed")) as session:
            section = existing(session, ReportSection, section_id)
            section.state = state
            if state in {SectionState.READ, SectionState.FINAL}:
                section.read_by, section.read_at = self._database.author.person, self._database.now()
            return written(self._database, session, section_id)

    def add_section(self, year: int, title: str) -> Written:
        """A section of the office's own, of text alone, at the end."""
        with self._database.begin(N_("Section added")) as session:
            last = max((each.position for each in _of_year(session, year)), default=0)
            made = ReportSection(year=year, code="own", title=title, position=last + 1)
            session.add(made)
            session.flush()
            made.code = f"own-{made.id.hex[-8:]}"
            return written(self._database, session, made.id)

    def fields(self, year: int) -> list[FieldValue]:
        """The live fields that a text of the year may hold, with their values."""
        with self._database() as session:
            annexes = self._database.folder / "annexes"
            today = self._database.now().astimezone().date()
            office, language = the_office(session), current_language()
            content = report_content(session, office, year, annexes=annexes, language=language, today=today)
            return [*offered(live_values(content)), *source_fields(session)]


def _given_titles(code: str, house: Mapping[str, str]) -> set[str]:
    """The titles of a section that the house or one of the orders gives: any other is the office's own."""
    given = {_(each.titles[code]) for each in ORDERS.values() if code in each.titles}
    return {*given, house[code]} if code in house else given


def is_house_section(code: str) -> bool:
    """Whether something computed follows the text of the section."""
    return code in HOUSE_ORDER


def _row(section: ReportSection, before: ReportSection | None) -> SectionRow:
    return row_of(
        SectionRow,
        section,
        previous=before.text if before is not None else RichText(),
        previous_closing=before.closing if before is not None else RichText(),
    )


def _of_year(session: Session, year: int) -> list[ReportSection]:
    return list(
        session.scalars(
            select(ReportSection)
            .where(ReportSection.year == year, ReportSection.trashed_at.is_(None), ReportSection.code != SUMMARY)
            .order_by(ReportSection.position, ReportSection.id)
        )
    )


def _carried_over(section: ReportSection, year: int) -> ReportSection:
    return ReportSection(
        year=year,
        code=section.code,
        title=section.title,
        position=section.position,
        included=section.included,
        state=SectionState.CARRIED_OVER,
        text=section.text,
        closing=section.closing,
        annex=section.annex,
        responsible_id=section.responsible_id,
    )


def _from_house(section: TemplateSection, year: int, position: int) -> ReportSection:
    return ReportSection(
        year=year,
        code=section.code,
        title=section.title,
        position=position,
        state=SectionState.CARRIED_OVER,
        text=section.text,
    )
