"""Agreements with other bodies: those that run, what a year says of them, when they are to be renewed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import library as content
from csxl_desktop.domain.conventions import Convention, ConventionYear
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation_choices import ConventionState
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, fold, sort_key, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database

# What an agreement that follows takes over.
_KEPT = (
    *("organisation_id", "name", "object", "tacit", "alert_days", "counterpart", "follow_up", "quantities"),
    "partnership_id",
)


@dataclass(frozen=True, slots=True)
class ConventionRow:
    """An agreement with what the year says of it; `title` is what it is about, `party` with whom."""

    id: UUID
    object: str
    organisation_id: UUID | None
    name: str
    signed_on: date | None
    from_on: date | None
    to_on: date | None
    state: ConventionState
    tacit: bool
    alert_days: int
    renews_id: UUID | None
    counterpart: str
    follow_up: str
    quantities: str
    party: str
    told: RichText
    told_plain: str
    folded: str
    is_renewed: bool = False

    @property
    def title(self) -> str:
        return self.object

    def active_on(self, day: date) -> bool:
        """Whether it runs on the day; tacitly renewed, until somebody says that it ended."""
        if (self.from_on or self.signed_on or date.min) > day:
            return False
        if self.state is ConventionState.ENDED:
            return self.to_on is not None and self.to_on >= day
        return self.tacit or self.to_on is None or self.to_on >= day

    def is_due(self, day: date) -> bool:
        """Whether it is time to renew it."""
        if self.to_on is None or self.is_renewed or self.state is ConventionState.ENDED:
            return False
        return self.to_on - timedelta(days=self.alert_days) <= day

    def signed_in(self, year: int) -> bool:
        day = self.signed_on or self.from_on
        return day is not None and day.year == year

    def ended_in(self, year: int) -> bool:
        over = self.state is ConventionState.ENDED or not self.tacit
        return over and self.to_on is not None and self.to_on.year == year


class ConventionService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def rows(self, year: int) -> list[ConventionRow]:
        """Those that run first, the one that ends soonest on top."""
        with self._database() as session:
            return conventions_of(session, year)

    def say(self, convention_id: UUID, year: int, text: RichText) -> Written:
        """What the year says of the agreement."""
        with self._database.begin(N_("Agreement of the year written")) as session:
            found = session.scalar(
                select(ConventionYear).where(
                    ConventionYear.convention_id == convention_id,
                    ConventionYear.year == year,
                    ConventionYear.trashed_at.is_(None),
                )
            )
            if found is None:
                made = add(session, ConventionYear, {"convention_id": convention_id, "year": year, "text": text})
                return written(self._database, session, made.id)
            assign(session, found, {"text": text})
            return written(self._database, session, found.id)

    def renew(self, convention_id: UUID) -> Written:
        """The agreement that follows: the same, from the day after, for as long, still to be signed."""
        with self._database.begin(N_("Agreement renewed")) as session:
            old = existing(session, Convention, convention_id)
            start = old.to_on + timedelta(days=1) if old.to_on is not None else None
            lasted = old.to_on - old.from_on if old.to_on is not None and old.from_on is not None else None
            values = {key: getattr(old, key) for key in _KEPT}
            values |= {"renews_id": old.id, "from_on": start, "position": old.position}
            if start is not None and lasted is not None:
                values["to_on"] = start + lasted
            return written(self._database, session, add(session, Convention, values).id)

    def document(self, year: int, *, language: str = "fr") -> Document:
        """The agreements that ran in the year."""
        last = date(year, 12, 31)
        with self._database() as session, speaking(language):
            office = the_office(session)
            rows = [row for row in conventions_of(session, year) if _ran_in(row, year)]
            printed = content.ConventionList(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                conventions=tuple(
                    row_of(content.ConventionLine, row, told=row.told_plain.strip(), active=row.active_on(last))
                    for row in rows
                ),
                active=sum(row.active_on(last) for row in rows),
                signed=sum(row.signed_in(year) for row in rows),
                ended=sum(row.ended_in(year) for row in rows),
                language=language,
            )
            name = _("Conventions {year}").format(year=year)
            return Document("conventions", printed, name, office.look)


def _ran_in(row: ConventionRow, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return row.active_on(last) or row.active_on(first) or row.signed_in(year) or row.ended_in(year)


def conventions_of(session: Session, year: int) -> list[ConventionRow]:
    """Those that run on the last day of the year first, the one that ends soonest on top."""
    told = {
        each.convention_id: each
        for each in session.scalars(
            select(ConventionYear).where(ConventionYear.year == year, ConventionYear.trashed_at.is_(None))
        )
    }
    found = session.execute(
        select(Convention, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Convention.organisation_id)
        .where(Convention.trashed_at.is_(None))
    ).all()
    renewed = {convention.renews_id for convention, _name in found}
    rows = [
        _row(convention, organisation or "", told.get(convention.id), is_renewed=convention.id in renewed)
        for convention, organisation in found
    ]
    last = date(year, 12, 31)
    return sorted(rows, key=lambda row: (not row.active_on(last), row.to_on or date.max, sort_key(row.object)))


def _row(convention: Convention, organisation: str, told: ConventionYear | None, *, is_renewed: bool) -> ConventionRow:
    party = convention.name or organisation
    return row_of(
        ConventionRow,
        convention,
        party=party,
        told=told.text if told is not None else RichText(),
        told_plain=told.text_plain if told is not None else "",
        folded=fold(f"{convention.object} {party} {organisation} {convention.counterpart}"),
        is_renewed=is_renewed,
    )
