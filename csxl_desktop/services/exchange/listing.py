"""Lists that only the command line asks for."""

from datetime import date

from sqlalchemy import select

from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meeting_rows import ActionRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.services.meetings import action_row
from csxl_desktop.storage.database import Database


def all_actions(database: Database, year: int | None) -> list[ActionRow]:
    """Every action, of the meetings of `year` where one is given, by the date of its meeting."""
    statement = (
        select(Action)
        .join(Meeting, Meeting.id == Action.meeting_id)
        .where(Action.trashed_at.is_(None), Meeting.trashed_at.is_(None))
        .order_by(Meeting.first_on, Action.id)
    )
    if year is not None:
        statement = statement.where(Meeting.first_on.between(date(year, 1, 1), date(year, 12, 31)))
    with database() as session:
        return [action_row(session, action) for action in session.scalars(statement)]
