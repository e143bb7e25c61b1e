"""Strengths, weaknesses, opportunities, threats: year against year, each point with what it rests on."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import swot as content
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.swot_rows import QUADRANTS, SwotRow, SwotYear
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.record_links import evidence_told, links_of
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database


class NoSwotError(DomainError):
    template = N_("Nothing is noted in the SWOT of {year} yet.")


class SwotService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def year(self, year: int) -> SwotYear:
        """The points of the year beside those of the year before."""
        with self._database() as session:
            return _year(session, year, self._today())

    def note(self, year: int, quadrant: SwotQuadrant, words: str) -> Written:
        """One more point, below the others of its quadrant."""
        with self._database.begin(N_("Point of the SWOT noted")) as session:
            return written(self._database, session, _add(session, year, quadrant, words).id)

    def follow(self, entry_id: UUID, state: SwotState = SwotState.STANDING) -> Written:
        """A point goes on into the next year: it stands there still, or was resolved or dropped in it.

        The year that said it stays as it was; what is there already changes its state.
        """
        with self._database.begin(N_("Point of the SWOT carried over")) as session:
            before = existing(session, SwotEntry, entry_id)
            found = session.scalars(
                select(SwotEntry).where(SwotEntry.carried_from_id == entry_id, SwotEntry.trashed_at.is_(None))
            ).first()
            if found is None:
                found = _add(session, before.year + 1, before.quadrant, before.text)
                found.carried_from_id, found.working_group_id = before.id, before.working_group_id
            found.state = state
            session.flush()
            return written(self._database, session, found.id)

    def follow_all(self, year: int) -> int:
        """All that stood a year before and of which the year says nothing yet stands still; returns how many."""
        with self._database.begin(N_("SWOT of the year before carried over")) as session:
            undecided = _year(session, year, self._today()).undecided
            for each in undecided:
                made = _add(session, year, each.quadrant, each.text)
                made.carried_from_id = each.id
                session.flush()
            return len(undecided)

    def document(self, year: int, *, language: str = "fr") -> Document:
        """The four quadrants on a page."""
        with self._database() as session, speaking(language):
            office, told = the_office(session), _year(session, year, self._today())
            evidence = evidence_told(session, {each.id: each.links for each in told.points}, self._today())
            quadrants = tuple(_quadrant(told, kind, evidence) for kind in QUADRANTS)
            if not any(each.points or each.resolved for each in quadrants):
                raise NoSwotError(year=year)
            printed = content.Swot(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                quadrants=quadrants,
                language=language,
            )
            return Document("swot", printed, f"{_('SWOT')} {year}", office.look)


def _add(session: Session, year: int, quadrant: SwotQuadrant, words: str) -> SwotEntry:
    there = [each.position for each in _entries(session, (year,)) if each.quadrant is quadrant]
    values = {"year": year, "quadrant": quadrant, "text": words, "position": max(there, default=0) + 1}
    made = add(session, SwotEntry, values)
    return session.get_one(SwotEntry, made.id)


def _year(session: Session, year: int, day: date) -> SwotYear:
    found = _entries(session, (year, year - 1))
    links = links_of(session, "swot_entry", [each.id for each in found], day)
    begun, follows = _begun(session), {each.carried_from_id: each.state for each in found if each.carried_from_id}

    def row(entry: SwotEntry) -> SwotRow:
        return SwotRow(
            entry.id,
            entry.year,
            entry.quadrant,
            entry.text,
            entry.state,
            entry.printed,
            begun.get(entry.id, entry.year),
            follows.get(entry.id),
            links.get(entry.id, ()),
        )

    return SwotYear(
        year,
        tuple(row(each) for each in found if each.year == year),
        tuple(row(each) for each in found if each.year == year - 1),
    )


def _entries(session: Session, years: Iterable[int]) -> list[SwotEntry]:
    return list(
        session.scalars(
            select(SwotEntry)
            .where(SwotEntry.year.in_(tuple(years)), SwotEntry.trashed_at.is_(None))
            .order_by(SwotEntry.position, SwotEntry.id)
        )
    )


def _begun(session: Session) -> Mapping[UUID, int]:
    """The year in which each point was first said, as far back as it was carried over."""
    earlier, year_of = dict[UUID, UUID | None](), dict[UUID, int]()
    for key, before, year in session.execute(
        select(SwotEntry.id, SwotEntry.carried_from_id, SwotEntry.year).where(SwotEntry.trashed_at.is_(None))
    ):
        earlier[key], year_of[key] = before, year
    begun = {}
    for key in earlier:
        first, passed = key, {key}
        while (before := earlier.get(first)) is not None and before in year_of and before not in passed:
            first = before
            passed.add(first)
        begun[key] = year_of[first]
    return begun


def _quadrant(told: SwotYear, kind: SwotQuadrant, evidence: Mapping[UUID, tuple[str, ...]]) -> content.Quadrant:
    points = [each for each in told.of(kind) if each.printed]
    return content.Quadrant(
        kind,
        tuple(
            content.Point(
                each.text,
                each.since if each.since < each.year else None,
                evidence[each.id],
            )
            for each in points
            if each.state is SwotState.STANDING
        ),
        tuple(each.text for each in points if each.state is SwotState.RESOLVED),
    )
