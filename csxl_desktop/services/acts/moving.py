"""What an organisation leaves to the one that takes it over: its people, seat, groups, invitations, names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import MandateRole
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import plural_list
from csxl_desktop.services.acts import coming
from csxl_desktop.services.acts.closing import close, groups_after, mandates_after, seats_after
from csxl_desktop.services.acts.consequence import DAY, Consequence, Ground
from csxl_desktop.services.acts.replacing import hand_over
from csxl_desktop.services.acts.successor import services_of, take_names
from csxl_desktop.services.freezing import freeze
from csxl_desktop.services.records import add, assign


@dataclass(frozen=True)
class Moving:
    """`gone` becomes part of `target` (called `name`) on `start`; `alone` says that no other one does so beside it."""

    ground: Ground
    gone: Organisation
    target: UUID
    name: str
    start: date
    meeting_id: UUID | None
    alone: bool

    def consequences(self) -> Iterator[Consequence]:
        yield from self._mandates()
        yield from self._seats()
        yield from self._groups()
        yield from self._invitations()
        yield from self._subscriptions()
        for what, words, apply in self._heritage():
            yield Consequence(self._key(what), words, apply)

    def _key(self, what: str) -> str:
        return what if self.alone else f"{what}:{self.gone.id}"

    def _heritage(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Its own services, and its names."""
        services = services_of(self.ground, self.gone.id, self.target)
        if services:
            words = _("Attach its services to “{name}”: {services}")
            names = plural_list([each.name for each in services])

            def attach() -> None:
                for each in services:
                    assign(self.ground.session, each, {"parent_id": self.target})

            yield "services", words.format(name=self.name, services=names), attach
        words = _("Find “{name}” by the names of “{gone}” too").format(name=self.name, gone=self.gone.name)
        heir = (self.target, self.name)
        yield "names", words, lambda: take_names(self.ground, self.gone, heir, self.start - DAY, self.meeting_id)

    def _mandates(self) -> Iterator[Consequence]:
        held = mandates_after(self.ground, self.gone.id, self.start - DAY)
        if held:
            words = _("Go over from “{gone}” to “{name}”: {people}")
            people = self.ground.people(each.person_id for each in held)
            told = words.format(gone=self.gone.name, name=self.name, people=people)

            def apply() -> None:
                for mandate in held:
                    self._move_mandate(mandate)

            yield Consequence(self._key("mandates"), told, apply)

    def _move_mandate(self, mandate: Mandate) -> None:
        """The successor keeps its representative: whoever represented the other one is a deputy there."""
        session = self.ground.session
        there = mandates_after(self.ground, self.target, self.start - DAY)
        role = mandate.role
        if role is MandateRole.REPRESENTATIVE and any(each.role is role for each in there):
            role = MandateRole.DEPUTY
        known = any(each.person_id == mandate.person_id for each in there)
        begun, until = mandate.from_on, mandate.to_on
        close(self.ground, mandate, self.start - DAY)
        if not known:
            values = {
                "person_id": mandate.person_id,
                "organisation_id": self.target,
                "role": role,
                "function_title": mandate.function_title,
                "from_on": max(self.start, begun or date.min),
                "to_on": until,
                "meeting_id": self.meeting_id,
            }
            add(session, Mandate, values)
            session.flush()

    def _seats(self) -> Iterator[Consequence]:
        seats = seats_after(self.ground, self.gone.id, self.start - DAY)
        if not seats:
            return
        names = self.ground.people(each.person_id for each in seats) or self.gone.name

        def apply() -> None:
            for seat in seats:
                if seats_after(self.ground, self.target, self.start - DAY):
                    close(self.ground, seat, self.start - DAY, "ended_on", "elected_on")
                else:
                    moved = hand_over(self.ground, seat, self.start, seat.person_id, self.meeting_id)
                    assign(self.ground.session, moved, {"organisation_id": self.target})

        words = (
            _("Its seat in the steering committee ends, “{name}” having one already: {people}")
            if seats_after(self.ground, self.target, self.start - DAY)
            else _("Its seat in the steering committee goes over to “{name}”: {people}")
        )
        yield Consequence(self._key("seats"), words.format(name=self.name, people=names), apply)

    def _groups(self) -> Iterator[Consequence]:
        found = groups_after(self.ground, self.gone.id, self.start - DAY)
        if found:
            words = _("Take part for “{name}” in the groups {groups}: {people}")
            people = self.ground.people(each.person_id for _group, several in found for each in several)
            groups = plural_list([f"“{group.name}”" for group, _several in found])

            def apply() -> None:
                for _group, several in found:
                    for each in several:
                        self._move_participant(each)

            told = words.format(name=self.name, groups=groups, people=people)
            yield Consequence(self._key("groups"), told, apply)

    def _move_participant(self, each: GroupParticipant) -> None:
        values = {
            "working_group_id": each.working_group_id,
            "person_id": each.person_id,
            "organisation_id": self.target,
            "axis_id": each.axis_id,
            "role": each.role,
            "from_on": max(self.start, each.from_on or date.min),
            "to_on": each.to_on,
        }
        close(self.ground, each, self.start - DAY)
        add(self.ground.session, GroupParticipant, values)

    def _invitations(self) -> Iterator[Consequence]:
        found = coming.lines(self.ground.session, self.start, organisation_id=self.gone.id)
        if found:
            words = _("Expect them for “{name}” at the coming meetings: {meetings}")

            def apply() -> None:
                for line, meeting, _badge in found:
                    assign(self.ground.session, line, {"organisation_id": self.target})
                    freeze(self.ground.session, line, meeting.first_on)

            told = words.format(name=self.name, meetings=coming.of_lines(found))
            yield Consequence(self._key("invitations"), told, apply)

    def _subscriptions(self) -> Iterator[Consequence]:
        session = self.ground.session
        rows = session.execute(
            select(Subscription, MailingList.name)
            .join(MailingList, MailingList.id == Subscription.mailing_list_id)
            .where(Subscription.organisation_id.in_((self.gone.id, self.target)))
            .where(Subscription.trashed_at.is_(None), Subscription.unsubscribed_on.is_(None))
            .where(MailingList.trashed_at.is_(None))
            .order_by(MailingList.position, MailingList.name, Subscription.id)
        ).all()
        own = [(each, name) for each, name in rows if each.organisation_id == self.gone.id]
        if not own:
            return

        def apply() -> None:
            there = {each.mailing_list_id for each, _name in rows if each.organisation_id == self.target}
            for each, _name in own:
                assign(session, each, {"unsubscribed_on": max(self.start, each.since_on or date.min)})
                if each.mailing_list_id not in there:
                    there.add(each.mailing_list_id)
                    values = {"source": each.source, "address": each.address, "since_on": self.start}
                    keys = {"mailing_list_id": each.mailing_list_id, "organisation_id": self.target}
                    add(session, Subscription, values | keys)

        words = _("Subscribe “{name}” in its place to the mailing lists: {lists}")
        lists = ", ".join(dict.fromkeys(name for _each, name in own))
        yield Consequence(self._key("subscriptions"), words.format(name=self.name, lists=lists), apply)
