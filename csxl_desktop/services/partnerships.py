"""The partnerships that the report of a year tells: read whole, begun, carried over from the year before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, OurRole, Precision
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.meeting_rows import LinkRow, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.sittings import Presence, Sittings, sittings
from csxl_desktop.i18n import N_, fold, sort_key
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as meetings_query


@dataclass(frozen=True, slots=True)
class OrganiserRow:
    id: UUID
    organisation_id: UUID
    organisation: str


@dataclass(frozen=True, slots=True)
class CountRow:
    id: UUID
    number: int | None
    label: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A partnership whole, as a year tells it; `id` is that of its year. `meetings` are its activities of the year."""

    id: UUID
    partnership_id: UUID
    title: str
    nature: str
    our_role: OurRole
    period: str
    place: str
    text: RichText
    organisers: tuple[OrganiserRow, ...]
    counts: tuple[CountRow, ...]
    links: tuple[LinkRow, ...]
    meetings: tuple[MeetingRow, ...]
    folded: str
    expected: int | None = None  # sittings a year
    sittings: int | None = None  # typed, where they are not dated one by one
    attended: int | None = None
    absence_reason: str = ""
    there: tuple[tuple[UUID, Presence], ...] = ()  # of the dated ones that were held: whether we were there

    @property
    def in_all(self) -> Sittings:
        """How often it sat, and how often we were there."""
        there = [each for _key, each in self.there]
        return sittings(self.sittings, self.attended, self.expected, there, self.absence_reason)

    @property
    def held(self) -> int:
        """How many of its sittings took place in the year, dated or not."""
        return self.in_all.held

    @property
    def first_on(self) -> date | None:
        """Its first activity that took place; without one it is told among the undated ones."""
        return min((row.first_on for row in self.meetings if _is_dated(row)), default=None)


class PartnershipService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def told(self, year: int) -> list[PartnershipRow]:
        """The partnerships of a year in the order of printing: dated ones first, then the office's own order."""
        with self._database() as session:
            years = _told(session, year)
            meetings = meetings_query.meetings_of_year(session, year, counting_rule(session))
            organisers = organisers_of(session, [told.partnership_id for told, _whole in years])
            counts = counts_of(session, [told.id for told, _whole in years])
            links = links_of(session, [told.partnership_id for told, _whole in years])
            there = attended_by_us(session, meetings)
            rows = [
                _row(told, whole, organisers[whole.id], counts[told.id], links[whole.id], meetings, there)
                for told, whole in years
            ]
        return sorted(rows, key=lambda row: row.first_on or date.max)

    def untold(self, year: int) -> list[Option]:
        """The partnerships still open that the year does not tell yet, those of the year before first."""
        with self._database() as session:
            known = {told.partnership_id for told, _whole in _told(session, year)}
            before = {told.partnership_id for told, _whole in _told(session, year - 1)}
            found = session.scalars(select(Partnership).where(Partnership.trashed_at.is_(None)))
            left = [each for each in found if each.id not in known and (each.closed_on or date.max).year >= year]
        left.sort(key=lambda each: (each.id not in before, sort_key(each.title)))
        return [Option(each.id, each.title, str(year - 1) if each.id in before else each.nature) for each in left]

    def free_meetings(self, year: int) -> list[MeetingRow]:
        """The activities of the year that belong to no partnership yet."""
        with self._database() as session:
            rows = meetings_query.meetings_of_year(session, year, counting_rule(session))
        return [row for row in rows if row.partnership_id is None]

    def start(self, title: str, year: int) -> Written:
        """A new partnership, told in the year."""
        with self._database.begin(N_("Partnership added")) as session:
            made = add(session, Partnership, {"title": title})
            return self._tell(session, [made.id], year)

    def tell(self, partnership_id: UUID, year: int) -> Written:
        """A known partnership is told in the year too."""
        with self._database.begin(N_("Partnership added to the year")) as session:
            return self._tell(session, [partnership_id], year)

    def carry_over(self, year: int) -> Written | None:
        """Tell in the year every open partnership of the year before; nothing where none is missing.

        Period, place and what is counted come along; text and numbers do not: what happened is to be told anew.
        """
        missing = [option.id for option in self.untold(year) if option.secondary == str(year - 1)]
        if not missing:
            return None
        with self._database.begin(N_("Partnerships carried over")) as session:
            return self._tell(session, missing, year)

    def _tell(self, session: Session, partnership_ids: Sequence[UUID], year: int) -> Written:
        last = max((told.position for told, _whole in _told(session, year)), default=0)
        before = {told.partnership_id: told for told, _whole in _told(session, year - 1)}
        made = []
        for position, partnership_id in enumerate(partnership_ids, start=last + 1):
            values: dict[str, Any] = {"partnership_id": partnership_id, "year": year, "position": position}
            if (earlier := before.get(partnership_id)) is not None:
                values |= {"period": earlier.period, "place": earlier.place}
            made.append(add(session, PartnershipYear, values))
            if earlier is not None:
                for count in counts_of(session, [earlier.id])[earlier.id]:
                    place = {"partnership_year_id": made[-1].id, "label": count.label, "position": count.position}
                    add(session, PartnershipCount, place)
        return written(self._database, session, made[0].id)


def attended_by_us(session: Session, rows: Iterable[MeetingRow]) -> dict[UUID, Presence]:
    """Of each activity of a partnership whether somebody said that we were there, and why not."""
    keys = [row.id for row in rows if row.partnership_id is not None]
    found = session.execute(select(Meeting.id, Meeting.attended, Meeting.absence_reason).where(Meeting.id.in_(keys)))
    return {row.id: Presence(row.attended, row.absence_reason) for row in found}


def _told(session: Session, year: int) -> list[tuple[PartnershipYear, Partnership]]:
    found = session.execute(
        select(PartnershipYear, Partnership)
        .join(Partnership, Partnership.id == PartnershipYear.partnership_id)
        .where(PartnershipYear.year == year, PartnershipYear.trashed_at.is_(None), Partnership.trashed_at.is_(None))
        .order_by(PartnershipYear.position, Partnership.title, PartnershipYear.id)
    )
    return [(row.PartnershipYear, row.Partnership) for row in found]


def organisers_of(session: Session, ids: Iterable[UUID]) -> defaultdict[UUID, list[OrganiserRow]]:
    """Who organises each of these partnerships, in order."""
    found: defaultdict[UUID, list[OrganiserRow]] = defaultdict(list)
    for organiser, name in session.execute(
        select(PartnershipOrganiser, Organisation.name)
        .join(Organisation, Organisation.id == PartnershipOrganiser.organisation_id)
        .where(PartnershipOrganiser.partnership_id.in_(tuple(ids)), PartnershipOrganiser.trashed_at.is_(None))
        .order_by(PartnershipOrganiser.position, PartnershipOrganiser.id)
    ):
        found[organiser.partnership_id].append(OrganiserRow(organiser.id, organiser.organisation_id, name))
    return found


def counts_of(session: Session, ids: Iterable[UUID]) -> defaultdict[UUID, list[CountRow]]:
    """What was counted in each of these years of a partnership, in order."""
    found: defaultdict[UUID, list[CountRow]] = defaultdict(list)
    for each in session.scalars(
        select(PartnershipCount)
        .where(PartnershipCount.partnership_year_id.in_(tuple(ids)), PartnershipCount.trashed_at.is_(None))
        .order_by(PartnershipCount.position, PartnershipCount.id)
    ):
        found[each.partnership_year_id].append(CountRow(each.id, each.number, each.label, each.position))
    return found


def links_of(session: Session, ids: Iterable[UUID]) -> defaultdict[UUID, list[LinkRow]]:
    """The web pages of each of these partnerships, in order."""
    found: defaultdict[UUID, list[LinkRow]] = defaultdict(list)
    for each in session.scalars(
        select(Link)
        .where(Link.partnership_id.in_(tuple(ids)), Link.trashed_at.is_(None))
        .order_by(Link.position, Link.id)
    ):
        if each.partnership_id is not None:
            found[each.partnership_id].append(LinkRow(each.id, each.label, each.url))
    return found


def _is_dated(row: MeetingRow) -> bool:
    return row.precision is not Precision.UNDATED and row.state is MeetingState.HELD


def _row(
    told: PartnershipYear,
    whole: Partnership,
    organisers: list[OrganiserRow],
    counts: list[CountRow],
    links: list[LinkRow],
    meetings: list[MeetingRow],
    there: Mapping[UUID, Presence],
) -> PartnershipRow:
    own = tuple(row for row in meetings if row.partnership_id == whole.id)
    names = " ".join(each.organisation for each in organisers)
    return PartnershipRow(
        told.id,
        whole.id,
        whole.title,
        whole.nature,
        whole.our_role,
        told.period,
        told.place,
        told.text,
        tuple(organisers),
        tuple(counts),
        tuple(links),
        own,
        fold(f"{whole.title} {whole.nature} {names} {told.place} {told.text_plain}"),
        whole.expected_a_year,
        told.sittings,
        told.attended,
        told.absence_reason,
        tuple((row.id, there[row.id]) for row in own if row.state is MeetingState.HELD),
    )
