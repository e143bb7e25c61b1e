"""An organisation ceases to be, merges with another one, sleeps or wakes, laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import FusedWithItselfError
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.acts import bare
from csxl_desktop.services.acts.closing import Closing, heard_of
from csxl_desktop.services.acts.consequence import DAY, Consequence, Ground, Plan
from csxl_desktop.services.acts.kinds import ChangeStatus, Dissolve, Fuse
from csxl_desktop.services.acts.members import ends_of, require_alive
from csxl_desktop.services.acts.moving import Moving
from csxl_desktop.services.acts.successor import details_like, membership_in_its_place
from csxl_desktop.services.records import add, assign
from csxl_desktop.system.identifiers import new_id


def dissolving(ground: Ground, act: Dissolve) -> Plan:
    """Its end, the membership closed, and what it carried."""
    organisation = ground.organisation(act.organisation_id)
    require_alive(ground, organisation)
    held = bare.membership_to_close(ground.session, organisation.id, act.on)

    def carry_out() -> UUID:
        _end(ground, organisation, act.on, None, act.reason, act.meeting_id)
        if held is not None:
            reason = act.reason or _("Ceased to exist")
            bare.leave(ground.session, organisation.id, act.on, reason, act.meeting_id)
        return organisation.id

    closing = Closing(ground, organisation, act.on, True, held, act.meeting_id)
    return Plan(N_("Organisation dissolved"), carry_out, tuple(closing.consequences()))


def fusing(ground: Ground, act: Fuse) -> Plan:
    """The organisation goes into another one; with a name, both go into a new one."""
    first, other = ground.organisation(act.organisation_id), ground.organisation(act.with_id)
    if first.id == other.id:
        raise FusedWithItselfError(name=first.name)
    for each in (first, other):
        require_alive(ground, each)
    name = act.name.strip()
    fusion = _Fusion(ground, act, [first, other] if name else [first], new_id() if name else other.id, name, other.name)
    return Plan(N_("Organisations merged"), fusion.carry_out, tuple(fusion.consequences()))


@dataclass(frozen=True)
class _Fusion:
    """`gone` go into `target`, a new organisation where it has a `new_name`."""

    ground: Ground
    act: Fuse
    gone: Sequence[Organisation]
    target: UUID
    new_name: str
    other_name: str

    @property
    def name(self) -> str:
        return self.new_name or self.other_name

    @property
    def eve(self) -> date:
        return self.act.on - DAY

    def held(self) -> list[Membership]:
        """The memberships that end by it."""
        found = (bare.membership_to_close(self.ground.session, each.id, self.eve) for each in self.gone)
        return [each for each in found if each is not None]

    def carry_out(self) -> UUID:
        session, meeting_id = self.ground.session, self.act.meeting_id
        held = self.held()
        if self.new_name:
            add(session, Organisation, {"id": self.target, "name": self.new_name})
        for each in self.gone:
            _end(self.ground, each, self.eve, self.target, "", meeting_id)
        for membership in held:
            reason = _("Merged into “{name}”").format(name=self.name)
            bare.leave(session, membership.organisation_id, self.eve, reason, meeting_id)
        return self.target

    def consequences(self) -> Iterator[Consequence]:
        ground, on, meeting_id = self.ground, self.act.on, self.act.meeting_id
        held = self.held()
        if held:
            yield from membership_in_its_place(ground, self.target, self.name, on, meeting_id)
        if self.new_name:
            yield details_like(ground, self.gone[0], self.target, self.name)
        for each in self.gone:
            alone = len(self.gone) == 1
            yield from Moving(ground, each, self.target, self.name, on, meeting_id, alone).consequences()
        yield from heard_of(ground, held, meeting_id)


def changing_status(ground: Ground, act: ChangeStatus) -> Plan:
    """It sleeps, or is awake; awake again after its end, the end is taken back."""
    organisation = ground.organisation(act.organisation_id)
    ends = ends_of(ground, organisation.id)

    def carry_out() -> UUID:
        for end in ends:
            ground.put_away(end)
        assign(ground.session, organisation, {"status": act.status})
        return organisation.id

    label = N_("Organisation dormant") if act.status is OrganisationStatus.DORMANT else N_("Organisation active again")
    return Plan(label, carry_out)


def _end(
    ground: Ground, organisation: Organisation, last: date, successor: UUID | None, note: str, meeting_id: UUID | None
) -> None:
    values = {"organisation_id": organisation.id, "ended_on": last, "successor_id": successor, "note": note}
    add(ground.session, OrganisationEnd, values | {"meeting_id": meeting_id})
    assign(ground.session, organisation, {"status": OrganisationStatus.DISSOLVED})
