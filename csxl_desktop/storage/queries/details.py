"""Opening hours and tags: of one record, or of all of them for the lists."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.detail_rows import TagRow
from csxl_desktop.domain.opening_hours import Opening, minutes_of
from csxl_desktop.domain.organisation_details import OpeningHours, Tag, TagLink
from csxl_desktop.i18n import fold


def openings(session: Session, organisation_id: UUID) -> list[Opening]:
    """The slots of an organisation, whenever they hold."""
    found = session.execute(
        select(
            OpeningHours.weekday,
            OpeningHours.opens_at,
            OpeningHours.closes_at,
            OpeningHours.from_on,
            OpeningHours.to_on,
            OpeningHours.note,
            OpeningHours.address_id,
        ).where(OpeningHours.organisation_id == organisation_id, OpeningHours.trashed_at.is_(None))
    )
    return [Opening(*row) for row in found]


def weekly_minutes(session: Session, on: date, only: UUID | None = None) -> Mapping[UUID, int]:
    """How long each organisation is open in a week, by the hours that hold on a day."""
    total: defaultdict[UUID, int] = defaultdict(int)
    statement = select(
        OpeningHours.organisation_id,
        OpeningHours.opens_at,
        OpeningHours.closes_at,
        OpeningHours.from_on,
        OpeningHours.to_on,
    ).where(OpeningHours.trashed_at.is_(None))
    if only is not None:
        statement = statement.where(OpeningHours.organisation_id == only)
    for key, opens_at, closes_at, start, end in session.execute(statement):
        if overlaps(start, end, on):
            total[key] += minutes_of(opens_at, closes_at)
    return total


def tags_of(session: Session, owner: str, record_id: UUID) -> tuple[TagRow, ...]:
    """The tags of a record, in the office's order; `owner` is the column that points to it."""
    found = session.execute(
        select(TagLink.id, Tag.id, Tag.name)
        .join(Tag, Tag.id == TagLink.tag_id)
        .where(getattr(TagLink, owner) == record_id, TagLink.trashed_at.is_(None), Tag.trashed_at.is_(None))
        .order_by(Tag.position, Tag.name)
    )
    return tuple(TagRow(*row) for row in found)


def tag_names(session: Session, owner: str, only: UUID | None = None) -> Mapping[UUID, list[str]]:
    """The tags of every record, by the column that points to them."""
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    column = getattr(TagLink, owner)
    statement = (
        select(column, Tag.name)
        .join(Tag, Tag.id == TagLink.tag_id)
        .where(TagLink.trashed_at.is_(None), Tag.trashed_at.is_(None))
        .where(column.is_not(None) if only is None else column == only)
        .order_by(Tag.position, Tag.name)
    )
    for key, name in session.execute(statement):
        names[key].append(name)
    return names


def known_tags(session: Session) -> tuple[str, ...]:
    """Every tag, by name."""
    found = session.scalars(select(Tag.name).where(Tag.trashed_at.is_(None)))
    return tuple(sorted(found, key=fold))
