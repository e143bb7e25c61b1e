"""What stands on the line of time of a subject: what comes in by itself, and what is told of each record."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacyStep
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem


class Subject(NamedTuple):
    """An axis, or else a whole group; neither: nothing comes in by itself."""

    axis_id: UUID | None = None
    group_id: UUID | None = None


class Pointed(NamedTuple):
    kind: str
    id: UUID


def meetings_of(session: Session, subject: Subject) -> list[UUID]:
    """The meetings on the axis or of the group; stubs tell nothing."""
    where = _on(Meeting.axis_id, Meeting.working_group_id, subject)
    if where is None:
        return []
    statement = select(Meeting.id).where(where, Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
    return list(session.scalars(statement.order_by(Meeting.first_on, Meeting.id)))


def beside_meetings(session: Session, subject: Subject) -> Iterator[Pointed]:
    """Productions, steps of advocacy and testimonials of the axis or of the group."""
    outputs = _on(GroupOutput.axis_id, GroupOutput.working_group_id, subject)
    steps = _on(AdvocacyFile.axis_id, AdvocacyFile.working_group_id, subject)
    said = _on(Testimonial.axis_id, Testimonial.working_group_id, subject)
    if outputs is None or steps is None or said is None:
        return
    for key in session.scalars(select(GroupOutput.id).where(outputs, GroupOutput.trashed_at.is_(None))):
        yield Pointed("group_output", key)
    for key in session.scalars(
        select(AdvocacyStep.id)
        .join(AdvocacyFile, AdvocacyFile.id == AdvocacyStep.advocacy_file_id)
        .where(steps, AdvocacyStep.trashed_at.is_(None), AdvocacyFile.trashed_at.is_(None))
    ):
        yield Pointed("advocacy_step", key)
    for key in session.scalars(select(Testimonial.id).where(said, Testimonial.trashed_at.is_(None))):
        yield Pointed("testimonial", key)


def said_at(session: Session, meeting_ids: Collection[UUID], item_ids: Collection[UUID]) -> Iterator[Pointed]:
    """Of these meetings: the items that say something, the decisions, the actions; of these items: the last two."""
    if meeting_ids:
        items = (
            select(AgendaItem.id)
            .where(AgendaItem.meeting_id.in_(meeting_ids), AgendaItem.trashed_at.is_(None))
            .where(AgendaItem.text_plain != "")
        )
        yield from (Pointed("agenda_item", key) for key in session.scalars(items))
    for kind, entity in (("decision", Decision), ("action", Action)):
        of_these = or_(entity.meeting_id.in_(meeting_ids), entity.agenda_item_id.in_(item_ids))
        statement = select(entity.id).where(of_these, entity.trashed_at.is_(None))
        yield from (Pointed(kind, key) for key in session.scalars(statement))


def _on(axis: Any, group: Any, subject: Subject) -> ColumnElement[bool] | None:
    """What ties a table to the subject: its axis, else its group."""
    column, key = (axis, subject.axis_id) if subject.axis_id is not None else (group, subject.group_id)
    return None if key is None else cast("ColumnElement[bool]", column == key)
