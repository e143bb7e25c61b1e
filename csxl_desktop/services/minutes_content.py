"""What the minutes of a meeting print, and the sealed pages of approved ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SEALED, AttendanceRole, AttendanceState, MinutesKind, VersionKind
from csxl_desktop.domain.content import minutes as minutes_content
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.meeting_rows import ItemRow, MeetingRecord, MeetingRow
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.vote_rows import MeetingElection
from csxl_desktop.i18n import _
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.group_fields import meeting_with_group_names, with_group_names
from csxl_desktop.services.minutes_people import people_of, speakers_of
from csxl_desktop.services.minutes_remarks import printed_remarks
from csxl_desktop.services.minutes_votes import votes_of
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.told_news import with_told_news
from csxl_desktop.storage import attachments
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.meeting_record import has_election

if TYPE_CHECKING:
    from csxl_desktop.domain.content.corrigendum import Corrigendum


def minutes_of(
    session: Session, office: Office, record: MeetingRecord, *, annexes: Path, language: str
) -> minutes_content.Minutes:
    """What the minutes of a meeting print as things stand."""
    record = meeting_with_group_names(session, with_told_news(session, record))
    kept = record.minutes
    persons, partners = parts.printed_counts(record.row.count)
    following = _following(session, record)
    people = people_of(session, record)
    speakers = speakers_of(session, record)
    return minutes_content.Minutes(
        office=parts.identity(session, office, annexes),
        meeting=parts.record_facts(record),
        kind=(kept.kind if kept else MinutesKind.REPORT).value,
        state=kept.state.value if kept else "draft",
        chair=_titled(session, record, kept.chair) if kept else "",
        secretary=_titled(session, record, kept.secretary) if kept else "",
        present=people.present,
        represented=people.represented,
        excused=people.excused,
        guests=people.guests,
        absent=people.absent,
        speakers=speakers.get(None, ()),
        subject=kept.subject.strip() if kept else "",
        persons=persons,
        partners=partners,
        count_note=_("The team is not counted.") if (team := _team_apart(session, record)) else "",
        team=team,
        items=tuple(_items(session, record, speakers)),
        annexes=tuple(_annexes(record)),
        links=parts.links(record.links),
        next_meeting=parts.facts(following) if following else None,
        approval=minutes_content.Approval(kept.approved_on, printed_remarks(session, record), kept.approved_tacitly)
        if kept and kept.approved_on and kept.state.value == "approved"
        else None,
        version=kept.version if kept else 1,
        remarks_until=kept.remarks_until_on if kept and not printed_remarks(session, record) else None,
        pictures=parts.images_of((item.text for item in record.items), annexes),
        language=language,
    )


def sealed_pdf(session: Session, meeting_id: UUID, annexes: Path) -> bytes | None:
    """The pages that were approved, the corrigenda behind them.

    Printing approved minutes gives these and no others, or refuses; the file begins with the sealed bytes.
    """
    pdf_id = session.scalar(
        select(Minutes.seal_pdf_id)
        .where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
        .where(Minutes.state.in_(SEALED))
    )
    if pdf_id is None:
        return None
    pages = _file(session, pdf_id, annexes)
    found = session.scalars(corrections_of(meeting_id).with_only_columns(MinutesVersion.pdf_id))
    behind = [_file(session, pdf, annexes) for pdf in found if pdf is not None]
    if not behind:
        return pages
    from csxl_desktop.documents.joined import joined  # few minutes are ever corrected

    return joined(pages, behind)


def sealed_content(session: Session, meeting_id: UUID, annexes: Path) -> minutes_content.Minutes | None:
    """What was approved, for whoever wants it in Word."""
    from csxl_desktop.services.frozen_content import content_from  # only sealed minutes pay for it

    data = session.scalar(
        select(Minutes.seal_content)
        .where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
        .where(Minutes.state.in_(SEALED))
    )
    if not data:
        return None
    content: minutes_content.Minutes = content_from(
        minutes_content.Minutes, data["minutes"], lambda digest: parts.file_bytes(annexes, digest)
    )
    paper = parts.letter_paper(session, the_office(session), annexes)  # that of today: it is no part of the seal
    return replace(content, office=replace(content.office, paper=paper))


def corrigenda_of(session: Session, meeting_id: UUID, approved: minutes_content.Minutes) -> "tuple[Corrigendum, ...]":
    """The corrections of sealed minutes in their order, for whoever wants them in Word."""
    from csxl_desktop.domain.content.corrigendum import Corrigendum  # few minutes are ever corrected

    found = session.scalars(corrections_of(meeting_id))
    day = session.scalar(
        select(Minutes.approved_on).where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
    )
    return tuple(
        Corrigendum(
            approved.office,
            approved.meeting,
            approved.kind,
            number,
            each.made_on,
            with_group_names(session, each.text),
            each.reason,
            day,
            approved.language,
        )
        for number, each in enumerate(found, start=1)
    )


def corrections_of(meeting_id: UUID) -> Select[MinutesVersion]:
    """The corrigenda of the minutes of the meeting, in their order."""
    return (
        select(MinutesVersion)
        .join(Minutes, Minutes.id == MinutesVersion.minutes_id)
        .where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
        .where(MinutesVersion.kind == VersionKind.CORRIGENDUM, MinutesVersion.trashed_at.is_(None))
        .order_by(MinutesVersion.number)
    )


def _file(session: Session, attachment_id: UUID, annexes: Path) -> bytes:
    file = session.get_one(Attachment, attachment_id)
    return attachments.read(annexes, file.sha256, file.file_name)


def _items(
    session: Session, record: MeetingRecord, speakers: Mapping[UUID | None, tuple[minutes_content.MinutesSpeaker, ...]]
) -> Iterator[minutes_content.MinutesItem]:
    """The agenda; an election is told where it was voted on, or under its item, or else behind the others."""
    elections, result = _elections(session, record.row.id)
    first = next((each for each in elections if each.proclaimed), None)
    votes = votes_of(session, record, elections, first)
    for item in record.items:
        here = [each for each in elections if each.item_id == item.id]
        told = (*votes.get(item.id, ()), *(vote for each in here for vote in votes.get(each.id, ())))
        yield replace(
            _item(record, item),
            speakers=speakers.get(item.id, ()),
            votes=told,
            election=result if first in here else None,
        )
    for each in elections:
        told = votes.get(each.id, ())
        if each.item_id is None and (told or each is first):
            yield _of_no_item(told, result if each is first else None)
    yield from _beside_the_items(record, votes.get(None, ()))


def _elections(
    session: Session, meeting_id: UUID
) -> tuple[tuple[MeetingElection, ...], minutes_content.MinutesElection | None]:
    """The elections of the meeting, and what is proclaimed of the first."""
    if not has_election(session, meeting_id):
        return (), None
    from csxl_desktop.services.election_rows import proclaimed  # map tables that most meetings do without
    from csxl_desktop.services.election_votes import elections_of

    return elections_of(session, meeting_id), proclaimed(session, meeting_id)


def _of_no_item(
    votes: tuple[minutes_content.MinutesVote, ...], result: minutes_content.MinutesElection | None
) -> minutes_content.MinutesItem:
    from csxl_desktop.services.election_reads import item_title  # loaded by then

    return minutes_content.MinutesItem(item_title(), votes=votes, election=result)


def _annexes(record: MeetingRecord) -> Iterator[minutes_content.MinutesAnnex]:
    """Each with the number of its item, where it belongs to one, before the points that it covers."""
    places = {item.id: place for place, item in enumerate(record.items, start=1)}
    for annex in record.annexes:
        place = places.get(annex.agenda_item_id) if annex.agenda_item_id is not None else None
        points = annex.points
        if place is not None:
            words = _("item {number}: {points}").format(number=place, points=points)
            points = words if points.strip("0123456789,;- –") else str(place)
        yield minutes_content.MinutesAnnex(annex.title, annex.author, points)


def _item(record: MeetingRecord, item: ItemRow) -> minutes_content.MinutesItem:
    decisions, actions = _outcome(record, lambda item_id: item_id == item.id)
    return minutes_content.MinutesItem(item.title, item.text, decisions, actions)


def _beside_the_items(
    record: MeetingRecord, votes: tuple[minutes_content.MinutesVote, ...]
) -> tuple[minutes_content.MinutesItem, ...]:
    """What was decided under no item, or under one that is no longer there: at the end, never left out."""
    known = {item.id for item in record.items}
    decisions, actions = _outcome(record, lambda item_id: item_id not in known)
    if not decisions and not actions and not votes:
        return ()
    return (minutes_content.MinutesItem(_("Decisions and follow-up"), RichText(), decisions, actions, votes=votes),)


def _outcome(
    record: MeetingRecord, wanted: Callable[[UUID | None], bool]
) -> tuple[tuple[minutes_content.MinutesDecision, ...], tuple[minutes_content.MinutesAction, ...]]:
    return (
        tuple(
            minutes_content.MinutesDecision(decision.label, decision.text)
            for decision in record.decisions
            if wanted(decision.agenda_item_id)
        ),
        tuple(
            minutes_content.MinutesAction(action.text, action.who, action.due_on)
            for action in record.actions
            if wanted(action.agenda_item_id)
        ),
    )


def _titled(session: Session, record: MeetingRecord, name: str) -> str:
    """“Mme Bénédicte Malengreau” where the list of people or the team tells the civility of that name."""
    team = session.scalars(select(StaffMember).where(StaffMember.trashed_at.is_(None)))
    known = [
        *(PersonName(line.civility, line.first_name, line.last_name) for line in record.attendances),
        *(PersonName(member.civility, member.first_name, member.last_name) for member in team),
    ]
    return next((person.full for person in known if person.civility and person.bare == name.strip()), name)


def _team_apart(session: Session, record: MeetingRecord) -> int:
    """How many of the team came without being counted: a reader who counts the names would wonder."""
    if counting_rule(session).staff_counted:
        return 0
    return sum(
        line.role is AttendanceRole.STAFF and line.state is AttendanceState.PRESENT for line in record.attendances
    )


def _following(session: Session, record: MeetingRecord) -> MeetingRow | None:
    """The next meeting of the same kind and group, this year or next."""
    following = meetings_query.following(session, record.row)
    return None if following is None else meetings_query.meeting_row(session, following, None)
