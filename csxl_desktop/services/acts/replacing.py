"""A person takes the place of another: at the coming meetings, in the groups, in the seat, on the mailing lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import _
from csxl_desktop.i18n.named import named
from csxl_desktop.services.acts import coming
from csxl_desktop.services.acts.closing import close, groups_after, seats_after
from csxl_desktop.services.acts.consequence import DAY, Consequence, Ground
from csxl_desktop.services.attendance import add_line, people_on
from csxl_desktop.services.records import add, assign


@dataclass
class Replacing:
    """`before` give way on `start`, for one organisation, to somebody whose key is known once the act is done."""

    ground: Ground
    organisation_id: UUID
    start: date
    before: frozenset[UUID]
    name: str
    meeting_id: UUID | None = None
    person_id: UUID | None = None

    def consequences(self) -> Iterator[Consequence]:
        yield from self.invitations()
        if self.before:
            yield from self._groups()
            yield from self._seats()
            yield from self._subscriptions()

    def invitations(self) -> Iterator[Consequence]:
        """In the place of those before; where these were not invited, beside everybody else."""
        session = self.ground.session
        found = coming.lines(session, self.start, organisation_id=self.organisation_id, person_ids=self.before)
        meetings = {meeting.id: (meeting, badge) for _line, meeting, badge in found}
        if not self.before:
            meetings = {meeting.id: (meeting, badge) for meeting, badge in coming.lists_begun(session, self.start)}
        if not meetings:
            return

        def apply() -> None:
            for line, _meeting, _badge in found:
                self.ground.put_away(line)
            session.flush()
            for meeting, _badge in meetings.values():
                if self.person_id not in people_on(session, meeting.id):
                    add_line(session, meeting, self._new(), self.organisation_id)

        told = coming.named(meetings.values())
        words = (
            _("Invite {name} in the place of {before}: {meetings}")
            if self.before
            else _("Put {name} on the lists of the coming meetings: {meetings}")
        )
        yield Consequence("invitations", named(words, name=self.name, before=self._before(), meetings=told), apply)

    def _groups(self) -> Iterator[Consequence]:
        eve = self.start - DAY
        for group, participants in groups_after(self.ground, self.organisation_id, eve, self.before):
            words = _("{name} takes the place of {before} in the group “{group}”")
            told = named(words, name=self.name, before=self._before(participants), group=group.name)
            yield Consequence(f"group:{group.id}", told, partial(self._take_over, participants))

    def _take_over(self, held: Sequence[GroupParticipant]) -> None:
        for each in held:
            values = {
                "working_group_id": each.working_group_id,
                "person_id": self._new(),
                "organisation_id": each.organisation_id,
                "axis_id": each.axis_id,
                "role": each.role,
                "from_on": self.start,
            }
            close(self.ground, each, self.start - DAY)
            add(self.ground.session, GroupParticipant, values)

    def _seats(self) -> Iterator[Consequence]:
        held = seats_after(self.ground, self.organisation_id, self.start - DAY)
        seats = [seat for seat in held if seat.person_id in self.before]
        if seats:
            words = _("{name} takes over the seat of {before} in the steering committee")
            told = named(words, name=self.name, before=self.ground.people(seat.person_id for seat in seats))

            def apply() -> None:
                for seat in seats:
                    hand_over(self.ground, seat, self.start, self._new(), self.meeting_id)

            yield Consequence("seats", told, apply)

    def _subscriptions(self) -> Iterator[Consequence]:
        session = self.ground.session
        elsewhere = session.scalars(
            select(Mandate).where(
                Mandate.person_id.in_(self.before),
                Mandate.organisation_id != self.organisation_id,
                Mandate.trashed_at.is_(None),
            )
        )
        leaving = self.before - {each.person_id for each in elsewhere if each.holds_on(self.start)}
        rows = session.execute(
            select(Subscription, MailingList.name)
            .join(MailingList, MailingList.id == Subscription.mailing_list_id)
            .where(Subscription.person_id.in_(leaving), Subscription.trashed_at.is_(None))
            .where(Subscription.unsubscribed_on.is_(None), MailingList.trashed_at.is_(None))
            .order_by(MailingList.position, MailingList.name, Subscription.id)
        ).all()
        if not rows:
            return

        def apply() -> None:
            for subscription, _name in rows:
                day = max(self.start, subscription.since_on or date.min)
                assign(session, subscription, {"unsubscribed_on": day})
                values = {"mailing_list_id": subscription.mailing_list_id, "person_id": self._new()}
                if not _subscribed(self.ground, self._new(), subscription.mailing_list_id):
                    add(session, Subscription, values | {"since_on": self.start, "source": subscription.source})

        lists = ", ".join(dict.fromkeys(name for _subscription, name in rows))
        words = _("{name} receives in the place of {before} what is sent to: {lists}")
        told = named(words, name=self.name, before=self.ground.people(leaving), lists=lists)
        yield Consequence("subscriptions", told, apply)

    def _before(self, participants: Sequence[GroupParticipant] = ()) -> str:
        return self.ground.people((each.person_id for each in participants) if participants else sorted(self.before))

    def _new(self) -> UUID:
        if self.person_id is None:
            raise RuntimeError("the act is not done yet")
        return self.person_id


def hand_over(ground: Ground, seat: Seat, start: date, person_id: UUID | None, meeting_id: UUID | None) -> Seat:
    """Another person holds the seat from `start` to the end of the same term."""
    values = {
        "organisation_id": seat.organisation_id,
        "person_id": person_id,
        "elected_on": max(start, seat.elected_on or date.min),
        "elected_meeting_id": meeting_id,
        "term_end_on": seat.term_end_on,
        "election_id": seat.election_id,
        "position": seat.position,
    }
    close(ground, seat, start - DAY, "ended_on", "elected_on")
    made = add(ground.session, Seat, values)
    assert isinstance(made, Seat)
    return made


def committee_lines(ground: Ground, seat: Seat, start: date) -> list[coming.Line]:
    """The lines of the seat's person at the coming meetings of the committee."""
    if seat.person_id is None:
        return []
    found = coming.lines(ground.session, start, organisation_id=seat.organisation_id, person_ids=[seat.person_id])
    kinds = set(ground.session.scalars(select(MeetingKind.id).where(MeetingKind.behaviour == BasicKind.COMMITTEE)))
    return [each for each in found if each[1].kind_id in kinds]


def _subscribed(ground: Ground, person_id: UUID, mailing_list_id: UUID) -> bool:
    found = select(Subscription.id).where(
        Subscription.person_id == person_id,
        Subscription.mailing_list_id == mailing_list_id,
        Subscription.trashed_at.is_(None),
        Subscription.unsubscribed_on.is_(None),
    )
    return ground.session.scalar(found.limit(1)) is not None
