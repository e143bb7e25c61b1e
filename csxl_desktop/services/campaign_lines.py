"""Everybody on the list of a call for testimonials, with name, function and address as they are today."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.campaign_rows import RequestRow
from csxl_desktop.domain.campaigns import CampaignRequest
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.recipients import Recipient, Selection, SelectionKind
from csxl_desktop.i18n import fold
from csxl_desktop.services.selection_reading import SelectionReading

_Reached = Mapping[UUID | None, Recipient]


def lines_of(session: Session, campaigns: Sequence[UUID], today: date) -> defaultdict[UUID, list[RequestRow]]:
    """Who is on the list of each call, by name."""
    found = on_lists(session, campaigns)
    of = {each.id: each.campaign_id for each in found}
    lines: defaultdict[UUID, list[RequestRow]] = defaultdict(list)
    for row in sorted(request_lines(session, found, today), key=lambda row: (row.folded, row.id)):
        lines[of[row.id]].append(row)
    return lines


def on_lists(session: Session, campaigns: Sequence[UUID]) -> Sequence[CampaignRequest]:
    """Whom these calls have on their lists."""
    wanted = select(CampaignRequest).where(CampaignRequest.campaign_id.in_(campaigns))
    return session.scalars(wanted.where(CampaignRequest.trashed_at.is_(None))).all()


def request_lines(session: Session, found: Iterable[CampaignRequest], today: date) -> list[RequestRow]:
    """These, ready to show."""
    requests = list(found)
    people = [each.person_id for each in requests if each.person_id is not None]
    alone = [each.organisation_id for each in requests if each.person_id is None and not each.name]
    reached = _reach(session, people, [key for key in alone if key is not None], today)
    held = _functions(session, people, today)
    named = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_({each.organisation_id for each in requests})
    )
    bodies: dict[UUID | None, str] = {row.id: row.name for row in session.execute(named)}
    guests = _guests(session, {each.name for each in requests if each.name and each.organisation_id is None})
    return [
        _row(
            each,
            reached.get(each.person_id or each.organisation_id) if not each.name else None,
            held.get((each.person_id, each.organisation_id), ""),
            bodies.get(each.organisation_id, "") or guests.get(each.name, ""),
        )
        for each in requests
    ]


def _row(each: CampaignRequest, way: Recipient | None, function: str, organisation: str) -> RequestRow:
    known = way.bare_name if way is not None and each.person_id is not None else ""
    name = each.name or known or organisation or each.email
    last = f"{way.last_name} {way.first_name}" if way is not None and known else name
    return RequestRow(
        id=each.id,
        person_id=each.person_id,
        organisation_id=each.organisation_id,
        name=name,
        function=function,
        organisation=organisation,
        email=each.email or (way.email if way is not None else ""),
        phone=way.phone if way is not None else "",
        asked_on=each.asked_on,
        reminded_on=each.reminded_on,
        answered_on=each.answered_on,
        outcome=each.outcome,
        testimonial_id=each.testimonial_id,
        note=each.note,
        folded=fold(f"{last} {organisation}"),
    )


def _reach(session: Session, people: Iterable[UUID], bodies: Iterable[UUID], today: date) -> _Reached:
    """How each person and each organisation is reached today; who is gone or anonymised is not there."""
    reading = SelectionReading(session, today)
    found = reading.recipients(Selection(SelectionKind.PEOPLE, tuple(dict.fromkeys(people)))).people
    return {each.person_id: each for each in found} | reading.spokesmen(bodies)


def _guests(session: Session, names: Collection[str]) -> Mapping[str, str]:
    """For whom speakers of these names, whom the directory does not know, last spoke: it is written there alone."""
    if not names:
        return {}
    speakers = session.scalars(
        select(Speaker)
        .join(Meeting, Meeting.id == Speaker.meeting_id)
        .where(Speaker.person_id.is_(None), Speaker.organisation_name != "", Speaker.trashed_at.is_(None))
        .order_by(Meeting.first_on, Speaker.id)
    )
    found = {guest_name(each.civility, each.first_name, each.last_name): each.organisation_name for each in speakers}
    return {name: found[name] for name in names if name in found}


def guest_name(*parts: str) -> str:
    """A speaker of whom only a name is known, as the list of a call names them."""
    return " ".join(part for part in parts if part)


def _functions(session: Session, people: Iterable[UUID], today: date) -> Mapping[tuple[UUID | None, UUID | None], str]:
    """What each person is at each organisation today."""
    held = session.scalars(
        select(Mandate)
        .where(Mandate.person_id.in_(set(people)), Mandate.trashed_at.is_(None), Mandate.function_title != "")
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    )
    return {(each.person_id, each.organisation_id): each.function_title for each in held if each.holds_on(today)}
