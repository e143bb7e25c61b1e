"""A meeting while it is held: its own narrow read, and one transaction for each key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_line import read_action
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import ItemOutcome
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import ActionEmptyError, InvalidChoiceError, RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.room import Room, TextPlace
from csxl_desktop.domain.vote_line import read_vote
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import N_, fold, sort_key
from csxl_desktop.services import rules
from csxl_desktop.services.attendance import known_organisation, people_on
from csxl_desktop.services.election_votes import elections_of, serve
from csxl_desktop.services.near_names import KnownName, near_names
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row
from csxl_desktop.storage.queries.room import is_sealed, room_of
from csxl_desktop.system.identifiers import new_id

_TITLE = 300  # letters of a news item's title


@dataclass(frozen=True, slots=True)
class Named:
    """Who a name stands for, as far as the dossier knows."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None

    @property
    def is_known(self) -> bool:
        return self.person_id is not None or self.organisation_id is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody typed at the door may be somebody whom the directory knows."""

    line_id: UUID
    typed: str
    person_id: UUID
    name: str


class RoomService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def read(self, meeting_id: UUID) -> Room:
        """The meeting as its full screen shows it."""
        with self._database() as session:
            meeting = session.get(Meeting, meeting_id)
            if meeting is None or meeting.trashed_at is not None:
                raise RecordNotFoundError
            room = room_of(session, meeting, counting_rule(session))
            return replace(room, elections=elections_of(session, meeting_id))

    def text(self, item_id: UUID) -> RichText:
        """The text of an item as it stands in the dossier."""
        with self._database() as session:
            return existing(session, AgendaItem, item_id).text or RichText()

    def places(self, item_ids: Iterable[UUID]) -> list[TextPlace]:
        """Where these items are, by date; those that the dossier does not have are left out."""
        with self._database() as session:
            wanted = select(AgendaItem).where(AgendaItem.id.in_(list(item_ids)), AgendaItem.trashed_at.is_(None))
            items = session.scalars(wanted.order_by(AgendaItem.id)).all()
            rows = ((item, meeting_row(session, item.meeting_id, None)) for item in items)
            found = [TextPlace(item.id, item.text or RichText(), row) for item, row in rows if row is not None]
            return sorted(found, key=lambda each: each.meeting.first_on)

    def proposals(self, meeting_id: UUID) -> tuple[Proposal, ...]:
        """Walk-ins without a record whose name is near that of somebody in the directory."""
        with self._database() as session:
            lines = session.scalars(
                select(Attendance)
                .where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
                .where(Attendance.walk_in, Attendance.person_id.is_(None))
                .order_by(Attendance.id)
            ).all()
            if not lines or is_sealed(session, meeting_id):
                return ()
            there = people_on(session, meeting_id)
            people = session.execute(
                select(Person.id, Person.first_name, Person.last_name).where(
                    Person.trashed_at.is_(None), Person.merged_into_id.is_(None)
                )
            )
            names = ((key, f"{first} {last}".strip()) for key, first, last in people if key not in there)
            known = [KnownName(key, name, fold(name)) for key, name in names]
            found = ((line, near_names(known, f"{line.first_name} {line.last_name}".strip())) for line in lines)
            return tuple(
                Proposal(line.id, f"{line.first_name} {line.last_name}".strip(), near[0].id, near[0].name)
                for line, near in found
                if near
            )

    def close_item(self, item_id: UUID, outcome: ItemOutcome, spent_minutes: int | None) -> Written:
        """The point was dealt with, or put off; the minutes it took."""
        with self._database.begin(N_("Agenda item closed")) as session:
            item = existing(session, AgendaItem, item_id)
            rules.check_change(session, item, frozenset({"outcome", "spent_minutes"}))
            item.outcome = outcome
            if spent_minutes is not None:
                item.spent_minutes = spent_minutes
            return written(self._database, session, item_id)

    def plan(self, meeting_id: UUID, line: str, item_id: UUID | None = None) -> Written:
        """An action typed in one line: what, `@` who, for when."""
        read = read_action(line, self._today())
        with self._database.begin(N_("Action noted")) as session:
            existing(session, Meeting, meeting_id)
            text, who = (read.text, read.who) if read.text else _name_first(session, meeting_id, read.who)
            if not text:
                raise ActionEmptyError
            named = _named(session, meeting_id, who)
            made = Action(
                meeting_id=meeting_id,
                agenda_item_id=item_id,
                text=text,
                who="" if named.is_known else who,
                person_id=named.person_id,
                organisation_id=named.organisation_id,
                due_on=read.due_on,
            )
            session.add(made)
            session.flush()
            rules.check(session, made, frozenset())
            return written(self._database, session, made.id)

    def tell(self, meeting_id: UUID, line: str) -> Written:
        """News of a member in one line: “Organisation : texte”."""
        name, colon, said = (part.strip() for part in line.partition(":"))
        with self._database.begin(N_("News of a member noted")) as session:
            meeting = existing(session, Meeting, meeting_id)
            organisation = known_organisation(session, None, name) if colon and said else None
            words = said if organisation is not None else line.strip()
            made = NewsItem(
                title=words[:_TITLE],
                text=RichText((Block(str(new_id()), "p", (Span(words),)),)),
                organisation_id=organisation.id if organisation is not None else None,
                received_on=meeting.first_on,
                meeting_id=meeting_id,
            )
            session.add(made)
            session.flush()
            rules.check(session, made, frozenset())
            return written(self._database, session, made.id)

    def vote(
        self, meeting_id: UUID, line: str, item_id: UUID | None = None, election_id: UUID | None = None
    ) -> Written:
        """A vote typed in one line: the question, then for-against-abstained; the election that it serves."""
        read = read_vote(line)
        if not read.question:
            raise InvalidChoiceError(value=line)
        with self._database.begin(N_("Vote noted")) as session:
            existing(session, Meeting, meeting_id)
            last = session.scalar(select(func.max(Vote.position)).where(Vote.meeting_id == meeting_id)) or 0
            figures = (read.in_favour, read.against, read.abstained, read.blank)
            made = Vote(
                meeting_id=meeting_id,
                agenda_item_id=item_id,
                question=read.question,
                method=read.method,
                majority=read.majority,
                voters=None if read.in_favour is None else sum(each or 0 for each in figures),
                in_favour=read.in_favour,
                against=read.against,
                abstained=read.abstained,
                blank=read.blank,
                outcome=read.outcome,
                position=last + 1,
            )
            session.add(made)
            session.flush()
            rules.check(session, made, frozenset())
            if election_id is not None:
                serve(session, made, election_id)
            return written(self._database, session, made.id)


def _name_first(session: Session, meeting_id: UUID, words: str) -> tuple[str, str]:
    """“@Inès diffuser la fiche”: the longest beginning that names somebody known, else the first word; then what."""
    parts = words.split()
    for size in range(len(parts) - 1, 0, -1):
        who = " ".join(parts[:size])
        if _named(session, meeting_id, who).is_known:
            return " ".join(parts[size:]), who
    return " ".join(parts[1:]), "".join(parts[:1])


def _named(session: Session, meeting_id: UUID, who: str) -> Named:
    """Somebody on the list by name or first name, else the one organisation or person of the directory so named."""
    wanted = fold(who)
    if not wanted:
        return Named()
    on_list = session.execute(
        select(Attendance.person_id, Attendance.first_name, Attendance.last_name).where(
            Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None), Attendance.person_id.is_not(None)
        )
    ).all()
    for forms in (("{first} {last}", "{last} {first}"), ("{last}",), ("{first}",)):
        found = {
            person
            for person, first, last in on_list
            if wanted in {fold(form.format(first=first, last=last)) for form in forms}
        }
        if len(found) == 1:
            return Named(person_id=found.pop())
    organisation = known_organisation(session, None, who)
    if organisation is not None:
        return Named(organisation_id=organisation.id)
    alike = select(Organisation.id).where(
        Organisation.sort_key == sort_key(who), Organisation.trashed_at.is_(None), Organisation.merged_into_id.is_(None)
    )
    bodies = session.scalars(alike).all()
    if len(bodies) == 1:
        return Named(organisation_id=bodies[0])
    people = session.scalars(select(Person).where(Person.trashed_at.is_(None))).all()
    same = [person.id for person in people if fold(person.full_name) == wanted]
    return Named(person_id=same[0]) if len(same) == 1 else Named()
