"""An act laid out before it is done: what it does, what it proposes; and the ground that all acts work on."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.services.records import put_away

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Consequence:
    """`apply()` does it, in the session and after the act itself."""

    key: str
    words: str
    apply: Callable[[], object]
    ticked: bool = True


@dataclass(frozen=True)
class Plan:
    """`label` (a msgid) names the act in the history; `carry_out()` does it and gives the record that it is about."""

    label: str
    carry_out: Callable[[], UUID]
    consequences: Sequence[Consequence] = ()

    def perform(self, session: Session, chosen: Collection[str] | None = None) -> UUID:
        """Do it with the consequences whose keys are `chosen`: those ticked by themselves where nothing is said."""
        record_id = self.carry_out()
        session.flush()
        for each in self.consequences:
            if each.ticked if chosen is None else each.key in chosen:
                each.apply()
                session.flush()
        return record_id


@dataclass(frozen=True)
class Ground:
    """The session that an act reads and writes in, and what time it is."""

    session: Session
    today: date
    now: datetime

    def organisation(self, key: UUID) -> Organisation:
        """The organisation, unless it lies in the trash."""
        found = self.session.get(Organisation, key)
        if found is None or found.trashed_at is not None:
            raise RecordNotFoundError
        return found

    def put_away(self, record: Record) -> None:
        put_away(self.session, record, self.now)

    def people(self, keys: Iterable[UUID | None]) -> str:
        """The names of people as a sentence says them, each once."""
        wanted = list(dict.fromkeys(key for key in keys if key is not None))
        found = self.session.scalars(select(Person).where(Person.id.in_(wanted)))
        names = {person.id: person.full_name for person in found}
        return plural_list([names[key] for key in wanted if key in names])
