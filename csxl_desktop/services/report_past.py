"""What the report of a year has from earlier ones: since when each passage reads the same, which names are gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.stale_text import Gone
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.text_diff import words_of
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.storage.database import Database

Since = Mapping[str, int]  # block of last year's section → the year since which it reads so


@dataclass(frozen=True, slots=True)
class ReportPast:
    """Of each section by its code, since when its passages read the same; the names that are no longer right."""

    year: int
    since: Mapping[str, Since]
    gone: tuple[Gone, ...]


class ReportPastService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def past(self, year: int) -> ReportPast:
        with self._database() as session:
            return ReportPast(year, _since(session, year), (*_organisations(session, year), *_people(session, year)))


def _since(session: Session, year: int) -> dict[str, dict[str, int]]:
    """As many years back as a passage is the same: each year is read only while something goes on."""
    found: dict[str, dict[str, int]] = {}
    at = year - 1
    going = _passages(session, at)
    for code, passages in going.items():
        found[code] = dict.fromkeys(passages, at)
    while any(going.values()):
        at -= 1
        earlier = _passages(session, at)
        for code, passages in going.items():
            before = earlier.get(code, {})
            known = set(before.values())
            going[code] = {key: words for key, words in passages.items() if before.get(key) == words or words in known}
            found[code].update(dict.fromkeys(going[code], at))
    return found


def _passages(session: Session, year: int) -> dict[str, dict[str, str]]:
    """Code of the section → block → its words; empty lines are nothing."""
    rows = session.scalars(select(ReportSection).where(ReportSection.year == year, ReportSection.trashed_at.is_(None)))
    return {
        row.code: {
            block.id: words
            for text in (row.text, row.closing)
            for block in text.blocks
            if (words := words_of(block)).strip()
        }
        for row in rows
    }


def _organisations(session: Session, year: int) -> Iterator[Gone]:
    """Former names, and bodies that ended, by the end of the year."""
    last = date(year, 12, 31)
    named = session.execute(
        select(OrganisationAlias, Organisation.name)
        .join(Organisation, Organisation.id == OrganisationAlias.organisation_id)
        .where(OrganisationAlias.nature == AliasNature.FORMER, OrganisationAlias.trashed_at.is_(None))
        .where(Organisation.trashed_at.is_(None))
    )
    for alias, name in named:
        if alias.name != name and (alias.to_on is None or alias.to_on <= last):
            yield Gone(alias.name, _("Is called “{name}” now.").format(name=name))
    ended = session.execute(
        select(OrganisationEnd.ended_on, Organisation)
        .join(Organisation, Organisation.id == OrganisationEnd.organisation_id)
        .where(OrganisationEnd.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .where(OrganisationEnd.ended_on <= last)
    )
    for ended_on, organisation in ended:
        why = _("Ended on {day}.").format(day=short_date(ended_on))
        yield Gone(organisation.name, why)
        if organisation.short_name:
            yield Gone(organisation.short_name, why)


def _people(session: Session, year: int) -> Iterator[Gone]:
    """Who left: the team, and those whose every mandate is over."""
    last = date(year, 12, 31)
    staff = session.scalars(select(StaffMember).where(StaffMember.trashed_at.is_(None)))
    held = session.execute(
        select(Person, Mandate)
        .join(Mandate, Mandate.person_id == Person.id)
        .where(Person.trashed_at.is_(None), Mandate.trashed_at.is_(None), Person.anonymised_on.is_(None))
    ).all()
    spans = [
        *((f"{each.first_name} {each.last_name}".strip(), each.from_on, each.to_on) for each in staff),
        *((person.full_name, mandate.from_on, mandate.to_on) for person, mandate in held),
    ]
    there = {name for name, start, end in spans if overlaps(start, end, last) or (start is not None and start > last)}
    gone: dict[str, date] = {}
    for name, _start, end in spans:
        if name not in there and end is not None:
            gone[name] = max(gone.get(name, end), end)
    for name, day in gone.items():
        if " " in name:
            yield Gone(name, _("Left on {day}.").format(day=short_date(day)))
