"""Who came to the sessions of a group, and whom to invite next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.group_presence import PresenceBoard, ranked
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.silence import last_signs
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import group_presence as query

_YEARS_HEARD = 2  # before the year shown: who was silent longer was not heard of


class GroupPresenceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def board(self, working_group_id: UUID, year: int) -> PresenceBoard:
        """The matrix of the year, and the members that it did not see."""
        with self._database() as session:
            return presence_board(session, working_group_id, year, counting_rule(session), self._today())


def presence_board(
    session: Session, working_group_id: UUID, year: int, rule: CountingRule, today: date
) -> PresenceBoard:
    """Members are those of today; of a year that is over, those of its last day."""
    day = min(today, date(year, 12, 31))
    sessions, rows, partners = query.matrix(session, working_group_id, year, rule)
    unseen = query.unseen_members(session, working_group_id, year, rule, day, partners)
    signs = last_signs(session, today, date(day.year - _YEARS_HEARD, 1, 1))
    heard = [
        replace(each, heard_on=signs[each.id].on, heard=signs[each.id].words) if each.id in signs else each
        for each in unseen
    ]
    return PresenceBoard(sessions, rows, ranked(heard))
