"""The office's own headings for action sheets, laid over those of the house."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetSection, ActionSheetYear, SheetTemplateSection
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.domain.sheet_template import HOUSE
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.system.identifiers import new_id


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A heading as sheets of this nature print it, in the language spoken."""

    nature: SheetNature
    code: str
    heading: str
    title: str
    asked: bool
    position: int


class SheetTemplateService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, nature: SheetNature) -> list[TemplateRow]:
        with self._database() as session:
            return template(session, nature)

    def change(self, nature: SheetNature, code: str, values: Mapping[str, Any]) -> Written:
        """The office says a heading its own way; sheets that have no words of their own follow."""
        with self._database.begin(N_("Heading of action sheets changed")) as session:
            row = next((each for each in template(session, nature) if each.code == code), None)
            if row is None:
                raise RecordNotFoundError
            own = _own(session, nature).get(code)
            if own is None:
                kept = {"heading": row.heading, "title": row.title, "asked": row.asked, "position": row.position}
                made = add(session, SheetTemplateSection, {"nature": nature, "code": code, **kept, **values})
                return written(self._database, session, made.id)
            assign(session, own, values)
            return written(self._database, session, own.id)

    def reset(self, nature: SheetNature) -> None:
        """The headings of the house again, in its words; those that the office added stay."""
        house = {each.code for each in HOUSE[nature]}
        with self._database.begin(N_("Headings of action sheets taken from the house")) as session:
            for code, own in _own(session, nature).items():
                if code in house:
                    own.trashed_at = self._database.now()

    def add(self, year_id: UUID, heading: str) -> Written:
        """A heading of the office's own, for new sheets of this nature and for this one; the section is the record."""
        with self._database.begin(N_("Heading of action sheets added")) as session:
            sheet = existing(session, ActionSheet, existing(session, ActionSheetYear, year_id).action_sheet_id)
            rows = template(session, sheet.nature)
            code, position = f"own-{new_id().hex}", max(row.position for row in rows) + 1
            told = session.scalar(
                select(func.max(ActionSheetSection.position)).where(ActionSheetSection.action_sheet_year_id == year_id)
            )
            values = {"nature": sheet.nature, "code": code, "heading": heading, "title": "", "position": position}
            add(session, SheetTemplateSection, values)
            section = {"action_sheet_year_id": year_id, "code": code, "position": max(position, (told or 0) + 1)}
            return written(self._database, session, add(session, ActionSheetSection, section).id)


def template(session: Session, nature: SheetNature) -> list[TemplateRow]:
    """The headings of a nature in the order of printing."""
    rows = {
        each.code: TemplateRow(nature, each.code, _(each.heading), _(each.title) if each.title else "", each.asked, at)
        for at, each in enumerate(HOUSE[nature], start=1)
    }
    for code, own in _own(session, nature).items():
        base = rows.get(code) or TemplateRow(nature, code, "", "", asked=True, position=len(rows) + 1)
        rows[code] = replace(
            base, heading=own.heading, title=own.title, asked=own.asked, position=own.position or base.position
        )
    return sorted(rows.values(), key=lambda row: row.position)


def _own(session: Session, nature: SheetNature) -> dict[str, SheetTemplateSection]:
    found = session.scalars(
        select(SheetTemplateSection)
        .where(SheetTemplateSection.nature == nature, SheetTemplateSection.trashed_at.is_(None))
        .order_by(SheetTemplateSection.position, SheetTemplateSection.id)
    )
    return {each.code: each for each in found}
