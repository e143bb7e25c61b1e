"""What follows when an organisation leaves or ceases to be: its people, seat, groups, invitations, mailings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import ItemKind, MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.acts import coming
from csxl_desktop.services.acts.consequence import DAY, Consequence, Ground
from csxl_desktop.services.records import assign


@dataclass(frozen=True)
class Closing:
    """The organisation is gone after `last`; `ending` says that it ceases to be, and not only to be a member."""

    ground: Ground
    organisation: Organisation
    last: date
    ending: bool
    membership: Membership | None
    meeting_id: UUID | None = None

    def consequences(self) -> Iterator[Consequence]:
        """In the order in which one thinks of them."""
        yield from self._mandates()
        yield from self._seats()
        yield from self._groups()
        yield from self._invitations()
        yield from self._subscriptions()
        yield from heard_of(self.ground, [self.membership] if self.membership else [], self.meeting_id)

    def _mandates(self) -> Iterator[Consequence]:
        held = mandates_after(self.ground, self.organisation.id, self.last)
        spoke = [each for each in held if each.role is MandateRole.REPRESENTATIVE]
        others = [each for each in held if each.role is not MandateRole.REPRESENTATIVE]
        if spoke:
            words = ngettext(
                "{names} no longer represents it after {day}", "{names} no longer represent it after {day}", len(spoke)
            )
            yield self._ended("representatives", words, spoke, ticked=True)
        if others:
            words = ngettext(
                "The other mandate ends on {day}: {names}", "The other mandates end on {day}: {names}", len(others)
            )
            yield self._ended("mandates", words, others, ticked=self.ending)

    def _ended(self, key: str, words: str, mandates: Sequence[Mandate], *, ticked: bool) -> Consequence:
        names = self.ground.people(each.person_id for each in mandates)
        told = words.format(names=names, day=short_date(self.last))
        return Consequence(key, told, self._closing(mandates, "to_on"), ticked)

    def _seats(self) -> Iterator[Consequence]:
        seats = seats_after(self.ground, self.organisation.id, self.last)
        if seats:
            names = self.ground.people(each.person_id for each in seats) or self.organisation.name
            words = _("Its seat in the steering committee ends on {day}: {names}")
            told = words.format(day=short_date(self.last), names=names)
            yield Consequence("seats", told, self._closing(seats, "ended_on", "elected_on"))

    def _groups(self) -> Iterator[Consequence]:
        for group, participants in groups_after(self.ground, self.organisation.id, self.last):
            names = self.ground.people(each.person_id for each in participants)
            words = _("Take {names} off the list of the group “{group}”").format(names=names, group=group.name)
            yield Consequence(f"group:{group.id}", words, self._closing(participants, "to_on"))

    def _invitations(self) -> Iterator[Consequence]:
        found = coming.lines(self.ground.session, self.last + DAY, organisation_id=self.organisation.id)
        if found:
            names = ", ".join(dict.fromkeys(f"{line.first_name} {line.last_name}".strip() for line, _m, _b in found))
            words = _("Take {names} off the lists of the coming meetings: {meetings}")

            def apply() -> None:
                for line, _meeting, _badge in found:
                    self.ground.put_away(line)

            yield Consequence("invitations", words.format(names=names, meetings=coming.of_lines(found)), apply)

    def _subscriptions(self) -> Iterator[Consequence]:
        found = self._subscribed()
        if found:
            lists = ", ".join(dict.fromkeys(name for _subscription, name in found))

            def apply() -> None:
                for subscription, _name in found:
                    day = max(self.last, subscription.since_on or date.min)
                    assign(self.ground.session, subscription, {"unsubscribed_on": day})

            yield Consequence(
                "subscriptions", _("Unsubscribe it from the mailing lists: {lists}").format(lists=lists), apply
            )

    def _subscribed(self) -> list[tuple[Subscription, str]]:
        """The organisation's own subscriptions, and those of its representatives who speak for nobody else."""
        session = self.ground.session
        people = {each.person_id for each in mandates_after(self.ground, self.organisation.id, self.last)}
        elsewhere = session.scalars(
            select(Mandate).where(
                Mandate.person_id.in_(people),
                Mandate.organisation_id != self.organisation.id,
                Mandate.trashed_at.is_(None),
            )
        )
        people -= {each.person_id for each in elsewhere if each.to_on is None or each.to_on > self.last}
        found = session.execute(
            select(Subscription, MailingList.name)
            .join(MailingList, MailingList.id == Subscription.mailing_list_id)
            .where((Subscription.organisation_id == self.organisation.id) | Subscription.person_id.in_(people))
            .where(Subscription.trashed_at.is_(None), Subscription.unsubscribed_on.is_(None))
            .where(MailingList.trashed_at.is_(None))
            .order_by(MailingList.position, MailingList.name, Subscription.id)
        )
        return [(subscription, name) for subscription, name in found]

    def _closing(
        self, records: Sequence[Mandate | Seat | GroupParticipant], end: str, start: str = "from_on"
    ) -> Callable[[], None]:
        def apply() -> None:
            for each in records:
                close(self.ground, each, self.last, end, start)

        return apply


def heard_of(ground: Ground, memberships: Sequence[Membership], meeting_id: UUID | None) -> Iterator[Consequence]:
    """The next assembly hears of the departures, or the one of the act if it is still to come."""
    session = ground.session
    meeting = coming.planned_assembly(session, meeting_id, ground.today) if memberships else None
    if meeting is None or (meeting_id is not None and coming.has_item(session, meeting.id, ItemKind.DEPARTURES)):
        return
    keys = [each.organisation_id for each in memberships]

    def note() -> None:
        for membership in memberships:
            assign(session, membership, {"left_meeting_id": meeting.id})
        statement = select(OrganisationEnd).where(OrganisationEnd.organisation_id.in_(keys))
        for end in session.scalars(statement.where(OrganisationEnd.trashed_at.is_(None))):
            assign(session, end, {"meeting_id": end.meeting_id or meeting.id})

    names = session.scalars(select(Organisation.name).where(Organisation.id.in_(keys)).order_by(Organisation.sort_key))
    yield coming.point(ground, meeting, ItemKind.DEPARTURES, list(names), note)


def close(
    ground: Ground, record: Mandate | Seat | GroupParticipant, last: date, end: str = "to_on", start: str = "from_on"
) -> None:
    """It holds until `last`; what was only to begin after never does."""
    begun = getattr(record, start)
    if begun is not None and begun > last:
        ground.put_away(record)
    else:
        assign(ground.session, record, {end: last})


def mandates_after(ground: Ground, organisation_id: UUID, last: date) -> list[Mandate]:
    """The mandates that go on after `last`, oldest first."""
    found = ground.session.scalars(
        select(Mandate)
        .where(Mandate.organisation_id == organisation_id, Mandate.trashed_at.is_(None))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    return [each for each in found if each.to_on is None or each.to_on > last]


def seats_after(ground: Ground, organisation_id: UUID, last: date) -> list[Seat]:
    """The seats that go on after `last`."""
    found = ground.session.scalars(
        select(Seat)
        .where(Seat.organisation_id == organisation_id, Seat.trashed_at.is_(None))
        .order_by(Seat.position, Seat.id)
    )
    return [each for each in found if each.ended_on is None or each.ended_on > last]


def groups_after(
    ground: Ground, organisation_id: UUID, last: date, person_ids: Iterable[UUID] | None = None
) -> list[tuple[WorkingGroup, list[GroupParticipant]]]:
    """The groups in which somebody takes part for the organisation after `last`, each with these people."""
    statement = (
        select(GroupParticipant, WorkingGroup)
        .join(WorkingGroup, WorkingGroup.id == GroupParticipant.working_group_id)
        .where(GroupParticipant.organisation_id == organisation_id, GroupParticipant.trashed_at.is_(None))
        .where(WorkingGroup.trashed_at.is_(None))
        .order_by(WorkingGroup.position, WorkingGroup.name, GroupParticipant.id)
    )
    if person_ids is not None:
        statement = statement.where(GroupParticipant.person_id.in_(list(person_ids)))
    found: defaultdict[UUID, list[GroupParticipant]] = defaultdict(list)
    groups: dict[UUID, WorkingGroup] = {}
    for participant, group in ground.session.execute(statement):
        if participant.to_on is None or participant.to_on > last:
            groups[group.id] = group
            found[group.id].append(participant)
    return [(groups[key], participants) for key, participants in found.items()]
