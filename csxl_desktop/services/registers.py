"""The register of decisions and the board of actions: of all meetings, narrowed, followed, printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ActionState, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content import registers as content
from csxl_desktop.domain.errors import DomainError, EmptyNameError
from csxl_desktop.domain.follow_up import Action, ActionNote, Decision
from csxl_desktop.domain.mail_addresses import fault
from csxl_desktop.domain.register_rows import ActionLine, DecisionLine
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.follow_up import action_lines, decision_lines, number_of

ALL_STATES = tuple(ActionState)


class NotAnEarlierDecisionError(DomainError):
    template = N_("A decision replaces one that was taken before it: {older} is not earlier than {newer}.")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which decisions are wanted: of a year, of a kind of meeting, of a group, with these words."""

    year: int | None = None
    kind_code: str = ""
    group: str = ""
    words: str = ""

    def keeps(self, line: DecisionLine) -> bool:
        return (
            (not self.kind_code or line.meeting.kind_code == self.kind_code)
            and (not self.group or line.meeting.group == self.group)
            and all(word in line.folded for word in fold(self.words).split())
        )


@dataclass(frozen=True, slots=True)
class MailText:
    """A mail to be written: to whom, about what, what it says."""

    address: str
    subject: str
    body: str


class RegisterService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    # Decisions.

    def decisions(self, wanted: Narrowed | None = None) -> tuple[DecisionLine, ...]:
        """Those wanted, by number."""
        wanted = wanted or Narrowed()
        with self._database() as session:
            return tuple(line for line in decision_lines(session, wanted.year) if wanted.keeps(line))

    def replace(self, decision_id: UUID, older_id: UUID | None) -> Written:
        """The decision takes the place of an earlier one, or of none; the earlier one stays as it was taken."""
        with self._database.begin(N_("Decision replaces another")) as session:
            newer = existing(session, Decision, decision_id)
            if older_id is not None:
                older = existing(session, Decision, older_id)
                if (older.year, older.number) >= (newer.year, newer.number):
                    raise NotAnEarlierDecisionError(
                        older=number_of(older.year, older.number), newer=number_of(newer.year, newer.number)
                    )
            newer.replaces_id = older_id
            session.flush()
            return written(self._database, session, decision_id)

    def decision_register(self, wanted: Narrowed | None = None, *, language: str = "fr") -> Document:
        wanted = wanted or Narrowed()
        with self._database() as session, speaking(language):
            office = the_office(session)
            lines = [line for line in decision_lines(session, wanted.year) if wanted.keeps(line)]
            kind = next((line.meeting.kind for line in lines), "") if wanted.kind_code else ""
            words = _("“{words}”").format(words=wanted.words) if wanted.words else ""
            register = content.DecisionRegister(
                office=parts.identity(session, office, self._annexes),
                year=wanted.year,
                chosen=" · ".join(part for part in (kind, wanted.group, words) if part),
                decisions=tuple(_printed(line) for line in lines),
                language=language,
            )
            name = " ".join([_("Register of decisions"), *([str(wanted.year)] if wanted.year else [])])
            return Document("decisions", register, name, office.look)

    # Actions.

    def actions(self, *, done_too: bool = False) -> tuple[ActionLine, ...]:
        """Of all meetings, the most urgent first; those that are over only when asked."""
        with self._database() as session:
            return tuple(action_lines(session, ALL_STATES if done_too else (ActionState.OPEN,)))

    def set_state(self, action_id: UUID, state: ActionState) -> Written:
        """What became of it; done, the day is noted."""
        with self._database.begin(N_("State of the action changed")) as session:
            done_on = self._today() if state is ActionState.DONE else None
            assign(session, existing(session, Action, action_id), {"state": state, "done_on": done_on})
            return written(self._database, session, action_id)

    def note(self, action_id: UUID, text: str, meeting_id: UUID | None = None) -> Written:
        """What was said of it today, perhaps at a meeting."""
        if not text.strip():
            raise EmptyNameError
        with self._database.begin(N_("Follow-up noted")) as session:
            existing(session, Action, action_id)
            values = {"action_id": action_id, "meeting_id": meeting_id, "noted_on": self._today(), "text": text.strip()}
            return written(self._database, session, add(session, ActionNote, values).id)

    def action_board(self, owner: str = "", *, done_too: bool = False, language: str = "fr") -> Document:
        """The board, or what one owner has on it."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            board = content.ActionBoard(
                office=parts.identity(session, office, self._annexes),
                on=self._today(),
                owner=owner,
                actions=tuple(_followed(line) for line in _of(session, owner, done_too=done_too)),
                language=language,
            )
            about = [_("Actions"), *([in_file_name(owner)] if owner else []), self._today().isoformat()]
            return Document("actions", board, " ".join(about), office.look)

    def mail(self, owner: str, *, language: str = "fr") -> MailText:
        """What to write to one owner about what is still open; no address where none is known."""
        with self._database() as session, speaking(language):
            office, lines = the_office(session), _of(session, owner, done_too=False)
            return MailText(
                address=next((found for line in lines if (found := _address(session, line))), ""),
                subject=_("{office}: what was agreed").format(office=office.short_name or office.name),
                body="\n".join([_("Hello,"), "", *_told(lines, self._today()), "", *_signed(office.name)]),
            )


def _of(session: Session, owner: str, *, done_too: bool) -> list[ActionLine]:
    lines = action_lines(session, ALL_STATES if done_too else (ActionState.OPEN,))
    return [line for line in lines if not owner or line.owner == owner]


def _told(lines: Sequence[ActionLine], today: date) -> list[str]:
    """One line an action, the late ones said to be."""
    told = [_("Here is what was agreed at our meetings and is still open:"), ""]
    for line in lines:
        words = _("{what} (agreed on {day})").format(what=line.text, day=long_date(line.meeting.on, weekday=False))
        if line.due_on is not None:
            by = _("should have been done by {day}") if line.is_late(today) else _("to be done by {day}")
            words = f"{words}, {by.format(day=long_date(line.due_on, weekday=False))}"
        told.append(f"- {words}")
    return told


def _signed(office: str) -> list[str]:
    return [_("Tell us where you stand: a word is enough."), "", office]


def _address(session: Session, line: ActionLine) -> str:
    """Of the person, else of the organisation."""
    for column, key in (
        (ContactChannel.person_id, line.person_id),
        (ContactChannel.organisation_id, line.organisation_id),
    ):
        if key is None:
            continue
        found = session.scalars(
            select(ContactChannel.value)
            .where(column == key, ContactChannel.kind == ChannelKind.EMAIL)
            .where(ContactChannel.trashed_at.is_(None), ContactChannel.returned_on.is_(None))
            .order_by(ContactChannel.position, ContactChannel.id)
        )
        sound = next((address for address in found if not fault(address)), "")
        if sound:
            return sound
    return ""


def _printed(line: DecisionLine) -> content.DecisionEntry:
    meeting = line.meeting
    return content.DecisionEntry(
        line.number, line.text, meeting.kind, meeting.on, meeting.group, line.item, line.replaces, line.replaced_by
    )


def _followed(line: ActionLine) -> content.FollowedAction:
    meeting = line.meeting
    notes = tuple(content.FollowedNote(note.noted_on, note.text) for note in line.notes)
    kind = f"{meeting.kind} · {meeting.group}" if meeting.group else meeting.kind
    return content.FollowedAction(
        line.text, line.owner, line.due_on, kind, meeting.on, line.state.value, line.done_on, notes
    )
