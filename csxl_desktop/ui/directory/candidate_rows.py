"""The lines of the candidates' list: those who wait, the letters to send, those who were answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import CandidacyOutcome
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.joining import CandidateRow, JoiningBoard, LetterToSend
from csxl_desktop.ui.directory.membership import TONES
from csxl_desktop.ui.directory.words import OUTCOMES
from csxl_desktop.ui.models.rows import Column

WELCOME, DEPARTURE = "welcome", "departure"


@dataclass(frozen=True, slots=True)
class JoiningLine:
    """A candidacy, or a letter that a membership waits for (`letter` is `WELCOME` or `DEPARTURE`)."""

    id: UUID
    organisation: str
    secondary: str
    state: tuple[str, str]
    candidate: CandidateRow | None = None
    letter: str = ""
    due: LetterToSend | None = None


def lines_of(board: JoiningBoard) -> list[JoiningLine]:
    """What waits for the office first."""
    return [
        *map(_candidate, board.overdue),
        *_letters(board),
        *(_candidate(each) for each in board.waiting if not each.overdue),
        *map(_candidate, board.answered),
    ]


def columns() -> tuple[Column[JoiningLine], ...]:
    return (
        Column(
            N_("Organisation"),
            lambda row: row.organisation,
            lambda row: fold(row.organisation),
            icon=lambda row: ("mail" if row.letter else "door-open", "secondary"),
        ),
        Column(N_("Assembly"), lambda row: row.secondary, _when, width=92),
        Column(N_("State"), lambda _row: "", lambda row: row.state, state=lambda row: row.state, width=136),
    )


def _when(row: JoiningLine) -> str:
    day = row.candidate.meeting_on if row.candidate else row.due.on if row.due else None
    return day.isoformat() if day else ""


def _letters(board: JoiningBoard) -> Iterator[JoiningLine]:
    for letter, due, words in (
        (WELCOME, board.welcomes, _("welcome letter")),
        (DEPARTURE, board.departures, _("acknowledgement")),
    ):
        for each in due:
            yield JoiningLine(
                each.membership_id, each.organisation, short_date(each.on), (words, "late"), letter=letter, due=each
            )


def _candidate(row: CandidateRow) -> JoiningLine:
    if row.overdue:
        state = (_("answer to note"), "wrong")
    elif row.outcome is CandidacyOutcome.PENDING and row.meeting_id is None:
        state = (_("no assembly"), "late")
    else:
        state = (_(OUTCOMES[row.outcome]), TONES[row.outcome])
    return JoiningLine(
        row.id, row.organisation, short_date(row.meeting_on) if row.meeting_on else "–", state, candidate=row
    )
