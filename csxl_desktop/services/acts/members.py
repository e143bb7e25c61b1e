"""Joining and leaving, laid out."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.choices import CandidacyOutcome, ItemKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import AlreadyEndedError
from csxl_desktop.domain.membership import Candidacy
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.acts import bare, coming
from csxl_desktop.services.acts.closing import Closing
from csxl_desktop.services.acts.consequence import Consequence, Ground, Plan
from csxl_desktop.services.acts.kinds import Join, Leave, NewRepresentative
from csxl_desktop.services.acts.replacing import Replacing
from csxl_desktop.services.records import add, assign


def ends_of(ground: Ground, organisation_id: UUID) -> list[OrganisationEnd]:
    """Its end, if it has ceased to be."""
    statement = select(OrganisationEnd).where(
        OrganisationEnd.organisation_id == organisation_id, OrganisationEnd.trashed_at.is_(None)
    )
    return list(ground.session.scalars(statement.order_by(OrganisationEnd.ended_on, OrganisationEnd.id)))


def require_alive(ground: Ground, organisation: Organisation) -> None:
    """Refuse to do something more with an organisation that has ceased to be."""
    for end in ends_of(ground, organisation.id):
        raise AlreadyEndedError(name=organisation.name, day=short_date(end.ended_on))


def joining(ground: Ground, act: Join) -> Plan:
    """A membership, its candidacy accepted, the assembly that hears of it, the one who will speak for it."""
    organisation = ground.organisation(act.organisation_id)
    require_alive(ground, organisation)
    start = act.on or ground.today
    speaking = [each.person_id for each in bare.representatives_from(ground.session, organisation.id, start)]
    name = _called(act.representative) or ground.people(speaking)
    replacing = Replacing(ground, organisation.id, max(start, ground.today), frozenset(), name, act.meeting_id)

    def carry_out() -> UUID:
        made = bare.join(ground.session, organisation.id, act.on, act.meeting_id)
        person = speaking[-1] if speaking else None
        if act.representative is not None:
            new = act.representative
            meeting_id = act.meeting_id
            person = bare.replace_representative(ground.session, organisation.id, new, start, meeting_id).person_id
        replacing.person_id = person
        return made.id

    consequences = [*_candidacy(ground, act, organisation)]
    if act.representative is not None or speaking:
        consequences += replacing.invitations()
    return Plan(N_("Member joined"), carry_out, consequences)


def _candidacy(ground: Ground, act: Join, organisation: Organisation) -> Iterator[Consequence]:
    session = ground.session
    waiting = session.scalars(
        select(Candidacy)
        .where(Candidacy.organisation_id == organisation.id, Candidacy.trashed_at.is_(None))
        .where(Candidacy.outcome.in_((CandidacyOutcome.PENDING, CandidacyOutcome.POSTPONED)))
        .order_by(Candidacy.asked_on.desc(), Candidacy.id.desc())
    ).first()
    if waiting is not None:

        def accept() -> None:
            meeting_id = act.meeting_id or waiting.meeting_id
            assign(session, waiting, {"outcome": CandidacyOutcome.ACCEPTED, "meeting_id": meeting_id})

        asked = waiting.asked_on
        words = _("Accept its candidacy of {day}").format(day=short_date(asked)) if asked else _("Accept its candidacy")
        yield Consequence("candidacy", words, accept)
    meeting = coming.planned_assembly(session, act.meeting_id, ground.today) if act.meeting_id else None
    if meeting is None:
        return

    def note() -> None:
        mine = select(Candidacy).where(Candidacy.organisation_id == organisation.id, Candidacy.trashed_at.is_(None))
        on_it = session.scalars(mine.where(Candidacy.meeting_id == meeting.id)).first()
        if on_it is None and waiting is not None:
            assign(session, waiting, {"meeting_id": meeting.id})
        elif on_it is None:
            accepted = {"meeting_id": meeting.id, "outcome": CandidacyOutcome.ACCEPTED}
            add(session, Candidacy, accepted | {"organisation_id": organisation.id})

    yield coming.point(ground, meeting, ItemKind.NEW_MEMBERS, [organisation.name], note)


def leaving(ground: Ground, act: Leave) -> Plan:
    """A membership closed, and what it carried."""
    organisation = ground.organisation(act.organisation_id)
    held = bare.membership_to_close(ground.session, organisation.id, act.on)

    def carry_out() -> UUID:
        return bare.leave(ground.session, organisation.id, act.on, act.reason, act.meeting_id).id

    closing = Closing(ground, organisation, act.on, False, held, act.meeting_id)
    return Plan(N_("Member left"), carry_out, tuple(closing.consequences()))


def _called(new: NewRepresentative | None) -> str:
    return "" if new is None else f"{new.first_name} {new.last_name}".strip()
