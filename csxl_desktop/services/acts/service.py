"""Acts of the directory: what each would entail, and doing it in one transaction that one Ctrl+Z takes back."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import ApprovalRule
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.services.acts import ends, members, names_and_people
from csxl_desktop.services.acts.consequence import Ground, Plan
from csxl_desktop.services.acts.kinds import (
    Act,
    ChangeRepresentative,
    ChangeSeat,
    ChangeStatus,
    Dissolve,
    Fuse,
    Join,
    Leave,
    NearAssembly,
    Proposal,
    Rename,
)
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database

_NEAR = timedelta(days=270)


class ActService:
    """Each public method is one transaction and returns plain values; `today` says what is still to come."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def consequences(self, act: Act) -> tuple[Proposal, ...]:
        """What would follow from the act, in words; refuses an act that cannot be done as it stands."""
        with self._database() as session:
            plan = self._plan(session, act)
            return tuple(Proposal(each.key, each.words, each.ticked) for each in plan.consequences)

    def perform(self, act: Act, chosen: Collection[str] | None = None) -> Written:
        """Do it with the consequences whose keys are `chosen`: those ticked by themselves where nothing is said."""
        with self._database() as session:
            label = self._plan(session, act).label
        with self._database.begin(label) as session:
            return written(self._database, session, self._plan(session, act).perform(session, chosen))

    def assemblies(self, on: date) -> tuple[NearAssembly, ...]:
        """The assemblies within nine months of a day, by date."""
        with self._database() as session:
            found = session.execute(
                select(Meeting, MeetingKind)
                .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
                .where(MeetingKind.approval == ApprovalRule.NEXT_MEETING, Meeting.trashed_at.is_(None))
                .where(Meeting.first_on.between(on - _NEAR, on + _NEAR))
                .order_by(Meeting.first_on, Meeting.id)
            )
            return tuple(
                NearAssembly(
                    meeting.id,
                    meeting.first_on,
                    house_words.meeting_badge(kind.badge, kind.badge_nl),
                    meeting.theme or meeting.title,
                )
                for meeting, kind in found
            )

    def _plan(self, session: Session, act: Act) -> Plan:
        ground = Ground(session, self._today(), self._database.now())
        match act:
            case Join():
                return members.joining(ground, act)
            case Leave():
                return members.leaving(ground, act)
            case Rename():
                return names_and_people.renaming(ground, act)
            case ChangeRepresentative():
                return names_and_people.replacing(ground, act)
            case ChangeSeat():
                return names_and_people.changing_seat(ground, act)
            case Dissolve():
                return ends.dissolving(ground, act)
            case Fuse():
                return ends.fusing(ground, act)
            case ChangeStatus():
                return ends.changing_status(ground, act)
