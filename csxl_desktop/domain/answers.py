"""Answers to an invitation as they come in a mail or a column: who, and yes or excused; doubts are left open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.domain.person_likeness import PersonName, alike
from csxl_desktop.i18n import fold

_YES = (
    "oui",
    "yes",
    "ja",
    "ok",
    "present",
    "presente",
    "sera la",
    "je serai la",
    "vient",
    "participe",
    "aanwezig",
    "x",
)
_NO = (
    *("non", "no", "nee", "excuse", "excusee", "excuses", "absent", "absente", "ne vient pas", "ne sera pas", "sorry"),
    *(
        "pas disponible",
        "indisponible",
        "empeche",
        "empechee",
        "verontschuldigd",
        "afwezig",
        "ne pourra",
        "ne participe",
    ),
)
_BETWEEN = re.compile(r"[\t;|:,–—()<>]+|\s-\s")
_LONGEST = 300
_SHORT = 3  # letters of a word that tells a name


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the paste: `candidates` are lines of the list, the likeliest first; `sure` where no doubt is left."""

    text: str
    state: AttendanceState
    candidates: tuple[UUID, ...]
    sure: bool


def read_answers(text: str, people: Sequence[AttendanceRow], *, silent: AttendanceState) -> tuple[Answer, ...]:
    """The lines of a paste, each with whom it may mean; a name that stands alone answers `silent`."""
    answers = []
    for raw in text.splitlines():
        line = " ".join(raw.split())[:_LONGEST]
        if not any(char.isalpha() for char in line):
            continue
        said = _said(line)
        candidates, sure = _meant(line, people)
        answers.append(Answer(line, said or silent, candidates, sure=sure))
    return tuple(answers)


def _said(line: str) -> AttendanceState | None:
    """What the line answers; a refusal is heard before a yes (“ne sera pas présent”)."""
    words = f" {_words(line)} "
    if any(f" {word} " in words for word in _NO):
        return AttendanceState.EXCUSED
    return AttendanceState.ANNOUNCED if any(f" {word} " in words for word in _YES) else None


def _meant(line: str, people: Sequence[AttendanceRow]) -> tuple[tuple[UUID, ...], bool]:
    words = f" {_words(line)} "
    whole = [row.id for row in people if _in(words, row.full_name) or _in(words, f"{row.last_name} {row.first_name}")]
    if len(whole) == 1:
        return tuple(whole), True
    if whole:
        return tuple(whole), False
    by_last = [row.id for row in people if len(row.last_name) >= _SHORT and _in(words, row.last_name)]
    return tuple(dict.fromkeys((*by_last, *_near(line, people)))), False


def _near(line: str, people: Sequence[AttendanceRow]) -> Iterable[UUID]:
    """Those whose name comes near what the line begins with (a slip, an initial, names turned round)."""
    first, _space, last = next(iter(_BETWEEN.split(line)), "").strip().partition(" ")
    typed = PersonName(UUID(int=0), first, last)
    names = (PersonName(row.id, row.first_name, row.last_name) for row in people)
    return [other for one, other in alike((typed, *names)) if one == typed.key]


def _in(words: str, name: str) -> bool:
    wanted = _words(name)
    return bool(wanted) and f" {wanted} " in words


def _words(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
