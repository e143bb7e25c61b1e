"""The kinds of meetings of an office, whole: their words, what a new one begins with, what becomes of its minutes."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import ApprovalRule, BasicKind
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.own_words import plural_of
from csxl_desktop.i18n import N_, current_language, fold
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.values import columns

_LETTERS = 6


@dataclass(frozen=True, slots=True)
class MeetingKindRow:
    """A kind in use or not; `values` are its fields by name (`label` as it is said here), `meetings` those of it."""

    id: UUID
    label: str
    badge: str
    colour: str
    behaviour: BasicKind
    active: bool
    values: Mapping[str, Any]
    meetings: int


class MeetingKindService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kinds(self) -> list[MeetingKindRow]:
        """Every kind, in the office's order."""
        with self._database() as session:
            counts = Counter(session.scalars(select(Meeting.kind_id).where(Meeting.trashed_at.is_(None))))
            found = session.scalars(
                select(MeetingKind)
                .where(MeetingKind.trashed_at.is_(None))
                .order_by(MeetingKind.position, MeetingKind.code)
            )
            return [_row(kind, counts[kind.id]) for kind in found]

    def add(self, label: str, behaviour: BasicKind) -> Written:
        """A kind of the office's own, that behaves like one of the house; the rest is as that one has it."""
        label = " ".join(label.split())
        if not label:
            raise EmptyNameError
        with self._database.begin(N_("Kind of meeting added")) as session:
            kinds = session.scalars(select(MeetingKind).order_by(MeetingKind.position)).all()
            like = next((kind for kind in kinds if kind.behaviour is behaviour and kind.trashed_at is None), None)
            letters = _letters(label)
            values = {
                "code": _free_code(letters, {kind.code for kind in kinds}),
                "behaviour": behaviour,
                "label": label,
                # Of several words nobody knows which take the plural.
                "label_plural": label if " " in label else plural_of(current_language(), label),
                "badge": letters,
                "colour": "grey",
                "approval": like.approval if like is not None else ApprovalRule.NO_MINUTES,
                "position": max((kind.position for kind in kinds), default=0) + 1,
            }
            made = add(session, MeetingKind, values)
            return written(self._database, session, made.id)


def _row(kind: MeetingKind, meetings: int) -> MeetingKindRow:
    values = {name: getattr(kind, name) for name in columns(inspect(MeetingKind))}
    return MeetingKindRow(
        kind.id,
        house_words.meeting_kind(kind.label, kind.label_nl),
        house_words.meeting_badge(kind.badge, kind.badge_nl),
        kind.colour,
        kind.behaviour,
        kind.active,
        values,
        meetings,
    )


def _letters(label: str) -> str:
    """“Comité de pilotage” becomes CP, “Permanence” PERMAN: what is to be changed stands on the page."""
    words = [word for word in re.findall(r"\w+", fold(label)) if len(word) > 3] or [fold(label)]
    return ("".join(word[0] for word in words) if len(words) > 1 else words[0])[:_LETTERS].upper()


def _free_code(letters: str, taken: set[str]) -> str:
    if letters not in taken:
        return letters
    return next(code for number in range(2, len(taken) + 3) if (code := f"{letters}{number}") not in taken)
