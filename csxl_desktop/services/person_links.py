"""Everything in the model that points to a person, found from the catalogue of tables so that nothing is forgotten."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import inspect, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import SEALED
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.i18n import fold
from csxl_desktop.storage.values import columns


def columns_to(target: type[Record]) -> dict[type[Record], tuple[str, ...]]:
    """The columns of each kind of record that point to `target`."""
    from csxl_desktop.services.natural_keys import entities  # maps every table: the directory opens without

    found: dict[type[Record], tuple[str, ...]] = {}
    for entity in entities():
        pointing = tuple(
            key
            for key, column in columns(inspect(entity)).items()
            if any(each.column.table.name == target.__tablename__ for each in column.foreign_keys)
        )
        if pointing:
            found[entity] = pointing
    return found


def same_people(session: Session, person_id: UUID) -> list[Person]:
    """The person, and the records that were found to be the same one and merged into it."""
    found = [session.get_one(Person, person_id)]
    for each in found:  # grows while it is walked
        found += session.scalars(select(Person).where(Person.merged_into_id == each.id).order_by(Person.id))
    return found


def linked(session: Session, people: Sequence[Person]) -> Iterator[tuple[type[Record], list[Record]]]:
    """The records that point to `people`, kind by kind, those in the trash too; people themselves left out."""
    keys = [each.id for each in people]
    for entity, pointing in columns_to(Person).items():
        if entity is not Person:
            wanted = or_(*(getattr(entity, key).in_(keys) for key in pointing))
            found = list(session.scalars(select(entity).where(wanted).order_by(entity.id)))
            if found:
                yield entity, found


def lines_by_name(session: Session, people: Sequence[Person]) -> list[Record]:
    """Lines of sheets and speakers that bear a name of `people` without pointing to a record of the directory."""
    names = {each.folded for each in people if each.folded}
    lines = session.scalars(select(Attendance).where(Attendance.person_id.is_(None)).order_by(Attendance.id))
    speakers = session.scalars(select(Speaker).where(Speaker.person_id.is_(None)).order_by(Speaker.id))
    return [row for row in (*lines, *speakers) if fold(f"{row.first_name} {row.last_name}") in names]


def sealed_meetings(session: Session) -> frozenset[UUID]:
    """The meetings whose approved minutes stay as they are."""
    approved = select(Minutes.meeting_id).where(Minutes.trashed_at.is_(None), Minutes.state.in_(SEALED))
    return frozenset(session.scalars(approved))
