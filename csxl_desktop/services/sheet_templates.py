"""The office's own headings for action sheets, laid over those of the house."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import SheetTemplateSection
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation_choices import SheetNature
from csxl_desktop.domain.sheet_template import HOUSE
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.storage.database import Database


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
        """The headings of the house again."""
        with self._database.begin(N_("Headings of action sheets taken from the house")) as session:
            for own in _own(session, nature).values():
                own.trashed_at = self._database.now()


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
