"""What a working group made."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.group_rows import OutputRow
from csxl_desktop.domain.meeting_rows import LinkRow
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.working_groups import Axis


def outputs_of(session: Session, working_group_id: UUID, year: int | None = None) -> Iterator[OutputRow]:
    """Those of a year, or of all; newest first, what has no date on top."""
    statement = (
        select(GroupOutput, Axis.number, Attachment.file_name, Attachment.sha256)
        .outerjoin(Axis, Axis.id == GroupOutput.axis_id)
        .outerjoin(Attachment, Attachment.id == GroupOutput.attachment_id)
        .where(GroupOutput.working_group_id == working_group_id, GroupOutput.trashed_at.is_(None))
        .order_by(
            GroupOutput.year.desc(),
            GroupOutput.made_on.is_not(None),
            GroupOutput.made_on.desc(),
            GroupOutput.position,
            GroupOutput.id,
        )
    )
    rows = session.execute(statement if year is None else statement.where(GroupOutput.year == year)).all()
    links = _links(session, [output.id for output, *_rest in rows])
    for output, axis, file_name, sha256 in rows:
        yield OutputRow(
            id=output.id,
            title=output.title,
            kind=output.kind,
            state=output.state,
            year=output.year,
            made_on=output.made_on,
            made_precision=output.made_precision,
            state_on=output.state_on,
            axis_id=output.axis_id,
            axis=axis,
            languages=output.languages,
            copies=output.copies,
            copies_quality=output.copies_quality,
            recipients=output.recipients,
            text=output.text,
            meeting_id=output.meeting_id,
            published=output.published,
            file_name=file_name or "",
            sha256=sha256 or "",
            links=tuple(links[output.id]),
        )


def _links(session: Session, output_ids: list[UUID]) -> defaultdict[UUID, list[LinkRow]]:
    found: defaultdict[UUID, list[LinkRow]] = defaultdict(list)
    rows = session.scalars(
        select(Link)
        .where(Link.group_output_id.in_(output_ids), Link.trashed_at.is_(None))
        .order_by(Link.position, Link.id)
    )
    for link in rows:
        if link.group_output_id is not None:
            found[link.group_output_id].append(LinkRow(link.id, link.label, link.url))
    return found
