"""An action sheet from year to year: begun, told again, carried over under its names, planned for the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetSection, ActionSheetYear
from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.evaluation_choices import SheetNature, SheetStatus
from csxl_desktop.i18n import N_, sort_key
from csxl_desktop.services.action_sheets import follow_template, latest_before
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import action_sheets as query


@dataclass(frozen=True, slots=True)
class PlanMatch:
    """The names of a plan, each with the sheet of the year that it means, under whatever name; the rest is unknown."""

    found: tuple[tuple[str, UUID], ...] = ()
    unknown: tuple[str, ...] = ()
    sheets: int = 0

    @property
    def renewed(self) -> int:
        """How many sheets of the year the plan names."""
        return len({year_id for _name, year_id in self.found})


class ActionSheetYears:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def untold(self, year: int) -> list[Option]:
        """The sheets still open that the year does not tell yet, those of the year before first."""
        with self._database() as session:
            return _untold(session, year)

    def start(self, title: str, year: int, nature: SheetNature = SheetNature.COLLECTIVE) -> Written:
        """A new sheet, told in the year under the headings of its nature."""
        with self._database.begin(N_("Action sheet added")) as session:
            made = add(session, ActionSheet, {"title": title, "nature": nature})
            return self._tell(session, [made.id], year)

    def tell(self, sheet_id: UUID, year: int) -> Written:
        """A known sheet is told in the year too."""
        with self._database.begin(N_("Action sheet added to the year")) as session:
            return self._tell(session, [sheet_id], year)

    def carry_over(self, year: int) -> Written | None:
        """Tell in the year every open sheet of the year before; nothing where none is missing.

        Texts come along marked as taken over, what is not asked stays not asked; dates, figures and the quotation
        belong to their year and are told anew.
        """
        with self._database() as session:
            missing = [each.id for each in _untold(session, year) if each.secondary == str(year - 1)]
        if not missing:
            return None
        with self._database.begin(N_("Action sheets carried over")) as session:
            return self._tell(session, missing, year)

    def match_plan(self, year: int, names: Iterable[str]) -> PlanMatch:
        """Which sheets of the year the names of a plan mean, under their title, their title of the year or an alias."""
        with self._database() as session:
            return _match(session, year, names)

    def plan(self, year: int, names: Iterable[str]) -> PlanMatch:
        """The sheets that the names mean are in the plan of the next year; the others are not."""
        wanted = tuple(names)
        with self._database.begin(N_("Plan of the next year noted")) as session:
            match = _match(session, year, wanted)
            planned = {year_id for _name, year_id in match.found}
            for told, _sheet in query.told(session, year):
                assign(session, told, {"planned_next": told.id in planned})
            return match

    def _tell(self, session: Session, sheet_ids: Sequence[UUID], year: int) -> Written:
        last = max((told.position for told, _sheet in query.told(session, year)), default=0)
        made = []
        for position, sheet_id in enumerate(sheet_ids, start=last + 1):
            sheet = session.get_one(ActionSheet, sheet_id)
            earlier = latest_before(session, sheet_id, year)
            values: dict[str, Any] = {"action_sheet_id": sheet_id, "year": year, "position": position}
            if earlier is not None:
                values |= {"state": SectionState.CARRIED_OVER, "subtitle": earlier.subtitle}
            made.append(add(session, ActionSheetYear, values))
            if earlier is not None:
                _copy_sections(session, earlier, made[-1].id)
            else:
                follow_template(session, session.get_one(ActionSheetYear, made[-1].id), sheet, self._database.now())
        return written(self._database, session, made[0].id)


def names_in(text: str) -> tuple[str, ...]:
    """The names of a plan pasted a line each, without their bullets."""
    lines = (line.strip().lstrip("•·-–—*▪●○ \t").strip(" ;.") for line in text.splitlines())
    return tuple(line for line in lines if line)


def _untold(session: Session, year: int) -> list[Option]:
    known = {sheet.id for _told, sheet in query.told(session, year)}
    before = {sheet.id: each.position for each, sheet in query.told(session, year - 1)}
    found = session.scalars(select(ActionSheet).where(ActionSheet.trashed_at.is_(None)))
    left = [each for each in found if each.id not in known and not _is_closed_before(each, year)]
    left.sort(key=lambda each: (each.id not in before, before.get(each.id, 0), sort_key(each.title)))
    return [Option(each.id, each.title, str(year - 1) if each.id in before else "") for each in left]


def _is_closed_before(sheet: ActionSheet, year: int) -> bool:
    """Closed in an earlier year, or said to be closed without a day."""
    if sheet.closed_on is not None:
        return sheet.closed_on.year < year
    return sheet.status is SheetStatus.CLOSED


def _copy_sections(session: Session, earlier: ActionSheetYear, year_id: UUID) -> None:
    for section in query.sections(session, [earlier.id]).get(earlier.id, []):
        values = {
            "action_sheet_year_id": year_id,
            "code": section.code,
            "heading": section.heading,
            "title": section.title,
            "answer": section.answer,
            "text": section.text,
            "position": section.position,
        }
        add(session, ActionSheetSection, values)


def _match(session: Session, year: int, names: Iterable[str]) -> PlanMatch:
    told = query.told(session, year)
    aliases = query.aliases(session, [sheet.id for _year, sheet in told])
    meant: dict[str, UUID] = {}
    for each, sheet in told:
        called = [sheet.title, each.title, *(alias.name for alias in aliases.get(sheet.id, []))]
        for name in called:
            if key := sort_key(name):
                meant.setdefault(key, each.id)
    found = [(name, meant.get(sort_key(name))) for name in names]
    return PlanMatch(
        tuple((name, year_id) for name, year_id in found if year_id is not None),
        tuple(name for name, year_id in found if year_id is None),
        len(told),
    )
