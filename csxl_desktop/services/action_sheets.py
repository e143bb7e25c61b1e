"""Action sheets: the list of a year, one sheet whole, what is changed of it in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheet_rows import AttendanceRow, Reach, SectionRow, SheetRecord, SheetRow
from csxl_desktop.domain.action_sheets import (
    ActionSheet,
    ActionSheetActor,
    ActionSheetAlias,
    ActionSheetSection,
    ActionSheetYear,
    ActionSlot,
)
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import SectionAnswer, SheetNature
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.sheet_template import ACTORS, OCCURRENCES, PARTICIPANTS
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, add, assign, existing, put_away, written
from csxl_desktop.services.sheet_templates import TemplateRow, template
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import action_sheets as query
from csxl_desktop.storage.queries.meeting_record import pictures_in, pictures_of

Told = tuple[ActionSheetYear, ActionSheet]


class ActionSheetService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, year: int) -> list[SheetRow]:
        """The sheets of a year in the office's order."""
        with self._database() as session:
            return sheet_rows(session, year)

    def record(self, year_id: UUID) -> SheetRecord:
        """One sheet whole, by the key of its year."""
        with self._database() as session:
            return record_of(session, *_found(session, year_id))

    def belonging(self) -> dict[str, list[Option]]:
        """What a sheet may belong to, by column: working groups, axes, partnerships."""
        with self._database() as session:
            groups = {each.id: each.name for each in _standing(session, WorkingGroup, WorkingGroup.position)}
            axes = [each for each in _standing(session, Axis, Axis.number) if each.working_group_id in groups]
            return {
                "working_group_id": [Option(key, name) for key, name in groups.items()],
                "axis_id": [Option(each.id, each.title, groups[each.working_group_id]) for each in axes],
                "partnership_id": [
                    Option(each.id, each.title) for each in _standing(session, Partnership, Partnership.title)
                ],
            }

    def rename(self, year_id: UUID, title: str) -> Written:
        """A new title; earlier years keep the one they were told under, and the former becomes an alias."""
        with self._database.begin(N_("Action sheet renamed")) as session:
            told, sheet = _found(session, year_id)
            former = sheet.title
            earlier = [
                each
                for each in _years(session, sheet.id)
                if each.year < told.year and not each.title and fold(former) != fold(title)
            ]
            assign(session, sheet, {"title": title})
            for each in earlier:
                assign(session, each, {"title": former})
            known = {fold(alias.name) for alias in query.aliases(session, [sheet.id])[sheet.id]}
            if earlier and fold(former) not in known:
                add(session, ActionSheetAlias, {"action_sheet_id": sheet.id, "name": former})
            return written(self._database, session, year_id)

    def change_nature(self, year_id: UUID, nature: SheetNature) -> Written:
        """Another nature asks under other headings: what is written stays, what is empty follows the template."""
        with self._database.begin(N_("Nature of an action sheet changed")) as session:
            told, sheet = _found(session, year_id)
            former = {row.code: row for row in template(session, sheet.nature)}
            assign(session, sheet, {"nature": nature})
            follow_template(session, told, sheet, self._database.now(), former)
            return written(self._database, session, year_id)

    def answer(self, section_id: UUID, answer: SectionAnswer) -> Written:
        """What a section says: a text that stands is kept when “none” or “not asked” is said, and comes back."""
        with self._database.begin(N_("Answer of a section changed")) as session:
            section = existing(session, ActionSheetSection, section_id)
            if answer in {SectionAnswer.EMPTY, SectionAnswer.WRITTEN}:
                answer = SectionAnswer.EMPTY if section.text.is_blank() else SectionAnswer.WRITTEN
            assign(session, section, {"answer": answer})
            return written(self._database, session, section_id)

    def write(self, section_id: UUID, text: RichText) -> Written:
        """The text of a section; a text makes it written, none leaves it empty."""
        with self._database.begin(N_("Section of an action sheet written")) as session:
            section = existing(session, ActionSheetSection, section_id)
            blank = text.is_blank()
            values: dict[str, Any] = {"text": text}
            if not blank:
                values["answer"] = SectionAnswer.WRITTEN
            elif section.answer is SectionAnswer.WRITTEN:
                values["answer"] = SectionAnswer.EMPTY
            assign(session, section, values)
            return written(self._database, session, section_id)


def sheet_rows(session: Session, year: int) -> list[SheetRow]:
    """The sheets of a year, each with what it still wants and whom it reached."""
    told = query.told(session, year)
    year_ids, sheet_ids = [each.id for each, _sheet in told], [sheet.id for _year, sheet in told]
    sections, aliases = query.sections(session, year_ids), query.aliases(session, sheet_ids)
    figures = query.figures(session, year_ids)
    occurrences = query.occurrences(session, sheet_ids, year, _by_occurrence(figures), counting_rule(session))
    with_actors = query.owners(session, ActionSheetActor, sheet_ids)
    with_rhythm = query.owners(session, ActionSlot, sheet_ids)
    rows = []
    for each, sheet in told:
        times, numbers = occurrences.get(sheet.id, []), figures.get(each.id, [])
        filled = _filled(
            actors=sheet.id in with_actors, times=bool(times) or sheet.id in with_rhythm, figures=bool(numbers)
        )
        names = [alias.name for alias in aliases.get(sheet.id, [])]
        reach = Reach.of(year, times, numbers)
        rows.append(_row(each, sheet, names, sections.get(each.id, []), reach, filled))
    return rows


def record_of(session: Session, told: ActionSheetYear, sheet: ActionSheet) -> SheetRecord:
    """One sheet whole, as one year tells it."""
    sections = query.sections(session, [told.id]).get(told.id, [])
    figures = query.figures(session, [told.id])
    occurrences = query.occurrences(
        session, [sheet.id], told.year, _by_occurrence(figures), counting_rule(session)
    ).get(sheet.id, [])
    aliases = query.aliases(session, [sheet.id]).get(sheet.id, [])
    actors, slots = query.actors(session, sheet.id), query.slots(session, sheet.id)
    filled = _filled(
        actors=bool(actors), times=bool(occurrences or slots), figures=any(each for each in figures.values())
    )
    reach = Reach.of(told.year, occurrences, figures.get(told.id, []))
    headings, earlier = template(session, sheet.nature), latest_before(session, sheet.id, told.year)
    before = {each.code: each for each in query.sections(session, [earlier.id])[earlier.id]} if earlier else {}
    return SheetRecord(
        row=_row(told, sheet, [each.name for each in aliases], sections, reach, filled),
        year=told.year,
        aliases=tuple(aliases),
        actors=actors,
        sections=tuple(
            replace(_section(each, headings), taken_over=earlier.year if earlier and _same(each, before) else None)
            for each in sections
        ),
        slots=slots,
        occurrences=tuple(occurrences),
        figures=tuple(figure for figure in figures.get(told.id, []) if figure.occurrence_id is None),
        followed=query.followed(session, sheet.id, told.year),
        quotation=told.quotation,
        quotation_author=told.quotation_author,
        working_group_id=sheet.working_group_id,
        axis_id=sheet.axis_id,
        partnership_id=sheet.partnership_id,
        links=query.links(session, sheet.id),
        pictures=pictures_of(session, (Picture.action_sheet_id == sheet.id) & pictures_in(told.year)),
        own_title=told.title,
    )


def follow_template(
    session: Session,
    told: ActionSheetYear,
    sheet: ActionSheet,
    now: datetime,
    former: Mapping[str, TemplateRow] = MappingProxyType({}),
) -> None:
    """Give the sheet the sections of its template that it lacks; take away those that nobody answered.

    What is answered under a heading that the template has no longer keeps the `former` one as its own.
    """
    known = query.every_section(session, told.id)
    for row in template(session, sheet.nature):
        asked = SectionAnswer.EMPTY if row.asked else SectionAnswer.NOT_ASKED
        section = known.pop(row.code, None)
        if section is None:
            values = {"action_sheet_year_id": told.id, "code": row.code, "answer": asked, "position": row.position}
            add(session, ActionSheetSection, values)
            continue
        section.trashed_at = None
        values = {"position": row.position}
        assign(session, section, values if _is_answered(section) else values | {"answer": asked})
    for section in known.values():
        if not _is_answered(section):
            put_away(session, section, now)
        elif (before := former.get(section.code)) is not None:
            words = {"heading": section.heading or before.heading, "title": section.title or before.title}
            assign(session, section, words)


def _is_answered(section: ActionSheetSection) -> bool:
    return section.answer in {SectionAnswer.NONE, SectionAnswer.WRITTEN}


def latest_before(session: Session, sheet_id: UUID, year: int) -> ActionSheetYear | None:
    """The sheet as it was told last before the year."""
    return session.scalars(
        select(ActionSheetYear)
        .where(ActionSheetYear.action_sheet_id == sheet_id, ActionSheetYear.year < year)
        .where(ActionSheetYear.trashed_at.is_(None))
        .order_by(ActionSheetYear.year.desc())
    ).first()


def _same(section: ActionSheetSection, before: Mapping[str, ActionSheetSection]) -> bool:
    """Whether a written text is still that of the year before."""
    other = before.get(section.code)
    return other is not None and section.answer is SectionAnswer.WRITTEN and other.text == section.text


def _found(session: Session, year_id: UUID) -> Told:
    told = existing(session, ActionSheetYear, year_id)
    sheet = existing(session, ActionSheet, told.action_sheet_id)
    if told.trashed_at is not None or sheet.trashed_at is not None:
        raise RecordNotFoundError
    return told, sheet


def _years(session: Session, sheet_id: UUID) -> Sequence[ActionSheetYear]:
    return session.scalars(
        select(ActionSheetYear)
        .where(ActionSheetYear.action_sheet_id == sheet_id, ActionSheetYear.trashed_at.is_(None))
        .order_by(ActionSheetYear.year)
    ).all()


def _standing(session: Session, entity: Any, order: Any) -> Sequence[Any]:
    return session.scalars(select(entity).where(entity.trashed_at.is_(None)).order_by(order, entity.id)).all()


def _by_occurrence(figures: Mapping[UUID, Sequence[AttendanceRow]]) -> dict[UUID, AttendanceRow]:
    return {
        figure.occurrence_id: figure
        for listed in figures.values()
        for figure in listed
        if figure.occurrence_id is not None
    }


def _section(section: ActionSheetSection, rows: Sequence[TemplateRow]) -> SectionRow:
    house = next((row for row in rows if row.code == section.code), None)
    heading, title = (house.heading, house.title) if house is not None else ("", "")
    return SectionRow(
        id=section.id,
        code=section.code,
        heading=section.heading or heading,
        title=section.title or title,
        answer=section.answer,
        text=section.text,
        own_heading=section.heading,
        own_title=section.title,
        house_heading=heading,
        house_title=title,
        asked=house is None or house.asked,
    )


def _filled(*, actors: bool, times: bool, figures: bool) -> frozenset[str]:
    """The sections that records fill, whatever is written in them."""
    found = ((ACTORS, actors), (OCCURRENCES, times), (PARTICIPANTS, figures))
    return frozenset(code for code, is_there in found if is_there)


def _row(
    told: ActionSheetYear,
    sheet: ActionSheet,
    aliases: Sequence[str],
    sections: Sequence[ActionSheetSection],
    reach: Reach,
    filled: frozenset[str],
) -> SheetRow:
    title, subtitle = told.title or sheet.title, told.subtitle or sheet.subtitle
    texts = " ".join(section.text_plain for section in sections)
    return SheetRow(
        id=told.id,
        sheet_id=sheet.id,
        title=title,
        subtitle=subtitle,
        nature=sheet.nature,
        status=sheet.status,
        opened=FuzzyDay(sheet.opened_on, sheet.opened_precision),
        closed=FuzzyDay(sheet.closed_on, sheet.closed_precision),
        state=told.state,
        to_write=sum(section.answer is SectionAnswer.EMPTY and section.code not in filled for section in sections),
        reach=reach,
        planned_next=told.planned_next,
        included=told.included,
        aliases=tuple(aliases),
        folded=fold(f"{title} {subtitle} {' '.join(aliases)} {texts}"),
    )
