"""The next steps of evaluations whose day has come. Loads nothing of what evaluations rest on: Accueil reads it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.modules import modules_of


@dataclass(frozen=True, slots=True)
class DueStep:
    """What an evaluation promised, by whom."""

    evaluation_id: UUID
    words: str
    who: str
    due_on: date


def due_steps(session: Session, today: date) -> tuple[DueStep, ...]:
    """Those still to be taken, the oldest first; none of a module that is off."""
    wanted = modules_of(session)
    rows = session.execute(
        select(EvaluationRecord, Person)
        .outerjoin(Person, Person.id == EvaluationRecord.next_person_id)
        .where(EvaluationRecord.trashed_at.is_(None), EvaluationRecord.next_done_on.is_(None))
        .where(EvaluationRecord.next_due_on <= today, EvaluationRecord.next_step != "")
        .order_by(EvaluationRecord.next_due_on, EvaluationRecord.id)
    )
    return tuple(
        DueStep(each.id, each.next_step, person.full_name if person is not None else each.next_who, each.next_due_on)
        for each, person in rows
        if each.next_due_on is not None
        and (each.action_sheet_id is None or Module.ACTION_SHEETS in wanted)
        and (each.project_id is None or Module.PROJECTS in wanted)
    )
