"""Decisions and actions of all meetings, with where they come from."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain import house_words
from csxl_desktop.domain.agenda_titles import item_title
from csxl_desktop.domain.choices import ActionState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.follow_up import Action, ActionNote, Decision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.register_rows import ActionLine, DecisionLine, MeetingRef, NoteLine
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold


def decision_lines(session: Session, year: int | None = None) -> list[DecisionLine]:
    """The decisions of a year, or of all years, by number; those of meetings in the trash left out."""
    older = aliased(Decision)
    statement = (
        select(Decision, Meeting, MeetingKind, WorkingGroup.name.label("group"), AgendaItem, older.year, older.number)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .outerjoin(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .outerjoin(older, older.id == Decision.replaces_id)
        .where(Decision.trashed_at.is_(None), Meeting.trashed_at.is_(None))
        .order_by(Decision.year, Decision.number, Decision.id)
    )
    if year is not None:
        statement = statement.where(Decision.year == year)
    later = {
        replaced: number_of(by_year, number)
        for replaced, by_year, number in session.execute(
            select(Decision.replaces_id, Decision.year, Decision.number)
            .where(Decision.replaces_id.is_not(None), Decision.trashed_at.is_(None))
            .order_by(Decision.year, Decision.number)
        )
    }
    lines = []
    for decision, meeting, kind, group, item, old_year, old_number in session.execute(statement):
        ref = _ref(meeting, kind, group)
        number = number_of(decision.year, decision.number)
        title = (item.title or item_title(item.kind, theme=meeting.theme)) if item is not None else ""
        lines.append(
            DecisionLine(
                id=decision.id,
                number=number,
                year=decision.year,
                text=decision.text,
                meeting=ref,
                item=title,
                replaces_id=decision.replaces_id,
                replaces=number_of(old_year, old_number) if old_year else "",
                replaced_by=later.get(decision.id, ""),
                folded=fold(f"{number} {decision.text} {ref.kind} {kind.badge} {kind.badge_nl} {ref.group} {title}"),
            )
        )
    return lines


def action_lines(session: Session, states: Iterable[ActionState]) -> list[ActionLine]:
    """The actions in these states, the most urgent first, those without a day last."""
    rows = session.execute(
        select(Action, Meeting, MeetingKind, WorkingGroup.name.label("group"), Person, Organisation.name)
        .join(Meeting, Meeting.id == Action.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .outerjoin(Person, Person.id == Action.person_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.trashed_at.is_(None), Meeting.trashed_at.is_(None), Action.state.in_(tuple(states)))
        .order_by(Action.state != ActionState.OPEN, Action.due_on.is_(None), Action.due_on, Action.id)
    ).all()
    notes = _notes(session)
    return [_action(*row, notes[row[0].id]) for row in rows]


def number_of(year: int, number: int) -> str:
    """“2026-07”."""
    return f"{year}-{number:02}"


def _action(
    action: Action,
    meeting: Meeting,
    kind: MeetingKind,
    group: str | None,
    person: Person | None,
    organisation: str | None,
    notes: list[NoteLine],
) -> ActionLine:
    ref = _ref(meeting, kind, group)
    owner = action.who or (person.full_name if person is not None else "") or organisation or ""
    told = " ".join(note.text for note in notes)
    letters = f"{kind.badge} {kind.badge_nl}"  # looked for in either language
    return ActionLine(
        id=action.id,
        text=action.text,
        owner=owner,
        who=action.who,
        person_id=action.person_id,
        organisation_id=action.organisation_id,
        due_on=action.due_on,
        state=action.state,
        done_on=action.done_on,
        meeting=ref,
        notes=tuple(notes),
        folded=fold(f"{action.text} {owner} {organisation or ''} {ref.kind} {letters} {ref.group} {told}"),
    )


def _notes(session: Session) -> defaultdict[UUID, list[NoteLine]]:
    found: defaultdict[UUID, list[NoteLine]] = defaultdict(list)
    for note, meeting_on in session.execute(
        select(ActionNote, Meeting.first_on)
        .outerjoin(Meeting, Meeting.id == ActionNote.meeting_id)
        .where(ActionNote.trashed_at.is_(None))
        .order_by(ActionNote.noted_on, ActionNote.id)
    ):
        found[note.action_id].append(NoteLine(note.id, note.noted_on, note.text, meeting_on))
    return found


def _ref(meeting: Meeting, kind: MeetingKind, group: str | None) -> MeetingRef:
    return MeetingRef(
        meeting.id,
        meeting.first_on,
        kind.code,
        house_words.meeting_kind(kind.label, kind.label_nl),
        house_words.meeting_badge(kind.badge, kind.badge_nl),
        kind.colour,
        group or "",
        meeting.working_group_id,
    )
