"""The name of a group inside a text: a field that says what the group is called today, never letters typed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.working_groups import WorkingGroup

GROUP = "group."


def group_values(session: Session) -> dict[str, str]:
    """Field → name, in the office's order; a group in the trash keeps its name in the texts that speak of it."""
    rows = session.execute(
        select(WorkingGroup.id, WorkingGroup.name).order_by(
            WorkingGroup.trashed_at.is_not(None), WorkingGroup.position, WorkingGroup.name, WorkingGroup.id
        )
    )
    return {f"{GROUP}{group_id.hex}": name for group_id, name in rows}
