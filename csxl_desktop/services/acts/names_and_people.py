"""A new name, a new representative, another person in a seat, laid out."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import AliasNature, ItemKind
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import EmptyNameError, NameNotNewError, RecordNotFoundError, RenamedSinceError
from csxl_desktop.domain.membership import Seat
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services.acts import bare, coming
from csxl_desktop.services.acts.closing import close
from csxl_desktop.services.acts.consequence import DAY, Consequence, Ground, Plan
from csxl_desktop.services.acts.kinds import ChangeRepresentative, ChangeSeat, Rename
from csxl_desktop.services.acts.replacing import Replacing, committee_lines, hand_over
from csxl_desktop.services.attendance import add_line, people_on
from csxl_desktop.services.records import add, assign, existing


def renaming(ground: Ground, act: Rename) -> Plan:
    """The new name; the old one is a former name until the eve, so that each day keeps the name it had."""
    organisation = ground.organisation(act.organisation_id)
    name, former = act.name.strip(), act.former.strip() or organisation.name
    if not name:
        raise EmptyNameError
    if name == former:
        raise NameNotNewError(name=name)
    aliases = _aliases(ground, organisation)
    ended = [(each.to_on, each) for each in aliases if each.nature is AliasNature.FORMER and each.to_on is not None]
    last = max((day for day, _each in ended), default=None)
    if last is not None and act.on <= last + DAY:
        raise RenamedSinceError(name=former, day=short_date(last + DAY))

    def carry_out() -> UUID:
        _keep_former(ground, organisation, aliases, former, last, act)
        assign(ground.session, organisation, {"name": name})
        return organisation.id

    return Plan(N_("Organisation renamed"), carry_out, _told(ground, act, former, name))


def _aliases(ground: Ground, organisation: Organisation) -> list[OrganisationAlias]:
    statement = select(OrganisationAlias).where(
        OrganisationAlias.organisation_id == organisation.id, OrganisationAlias.trashed_at.is_(None)
    )
    return list(ground.session.scalars(statement.order_by(OrganisationAlias.id)))


def _keep_former(
    ground: Ground,
    organisation: Organisation,
    aliases: list[OrganisationAlias],
    former: str,
    last: date | None,
    act: Rename,
) -> None:
    """The name is kept with its days; what was known already as another name becomes the former one."""
    values = {"name": former, "nature": AliasNature.FORMER, "to_on": act.on - DAY, "meeting_id": act.meeting_id}
    values["from_on"] = None if last is None else last + DAY
    known = [each for each in aliases if each.folded == fold(former) and each.nature is not AliasNature.FORMER]
    if known:
        assign(ground.session, known[0], values)
    else:
        add(ground.session, OrganisationAlias, values | {"organisation_id": organisation.id})


def _told(ground: Ground, act: Rename, former: str, name: str) -> tuple[Consequence, ...]:
    meeting = coming.planned_assembly(ground.session, act.meeting_id, ground.today)
    if meeting is None:
        return ()
    title = _("New name of a member: “{former}” becomes “{name}”").format(former=former, name=name)
    words = _("Put the point “{title}” on the agenda of the assembly of {day}")
    day = long_date(meeting.first_on, weekday=False)
    told = words.format(title=title, day=day)

    def apply() -> None:
        coming.put_point(ground.session, meeting.id, ItemKind.FREE, title)

    return (Consequence("agenda", told, apply, ticked=False),)


def replacing(ground: Ground, act: ChangeRepresentative) -> Plan:
    """A new mandate, the one before closed on the eve."""
    organisation = ground.organisation(act.organisation_id)
    start = act.new.from_on or ground.today
    before = bare.representatives_from(ground.session, organisation.id, start)
    people = frozenset(each.person_id for each in before) - {act.new.person_id}
    name = f"{act.new.first_name} {act.new.last_name}".strip()
    if act.new.person_id is not None:
        name = existing(ground.session, Person, act.new.person_id).full_name
    place = Replacing(ground, organisation.id, start, frozenset(people), name, act.meeting_id)

    def carry_out() -> UUID:
        made = bare.replace_representative(ground.session, organisation.id, act.new, ground.today, act.meeting_id)
        place.person_id = made.person_id
        return made.id

    return Plan(N_("Representative replaced"), carry_out, tuple(place.consequences()))


def changing_seat(ground: Ground, act: ChangeSeat) -> Plan:
    """The seat goes to somebody else until the end of its term, or ends."""
    seat = existing(ground.session, Seat, act.seat_id)
    if seat.trashed_at is not None:
        raise RecordNotFoundError
    start = act.on if act.person_id is not None else act.on + DAY
    found = committee_lines(ground, seat, start)

    def carry_out() -> UUID:
        if act.person_id is not None:
            return hand_over(ground, seat, act.on, act.person_id, act.meeting_id).id
        close(ground, seat, act.on, "ended_on", "elected_on")
        return seat.id

    def invite() -> None:
        for line, meeting, _badge in found:
            ground.put_away(line)
            ground.session.flush()
            if act.person_id is not None and act.person_id not in people_on(ground.session, meeting.id):
                add_line(ground.session, meeting, act.person_id, seat.organisation_id)

    consequences = []
    if found:
        before, meetings = ground.people([seat.person_id]), coming.of_lines(found)
        if act.person_id is None:
            words = _("Take {names} off the lists of the coming meetings: {meetings}")
            told = words.format(names=before, meetings=meetings)
        else:
            words = _("Invite {name} in the place of {before}: {meetings}")
            told = named(words, name=ground.people([act.person_id]), before=before, meetings=meetings)
        consequences.append(Consequence("invitations", told, invite))
    label = N_("Seat ended") if act.person_id is None else N_("Seat handed over")
    return Plan(label, carry_out, consequences)
