"""A vote typed in one line, and what its figures decide."""

import re
from dataclasses import dataclass

from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome
from csxl_desktop.i18n import fold

_FIGURES = re.compile(r"(?:^|\s)(\d{1,4})\s*[-–/ ]\s*(\d{1,4})(?:\s*[-–/ ]\s*(\d{1,4}))?(?:\s*[-–/ ]\s*(\d{1,4}))?\s*$")
_THIRDS = re.compile(r"\s*\b2\s*/\s*3\b\s*")
_SECRET = frozenset({"secret", "bulletin", "bulletins", "geheim", "ballot"})


@dataclass(frozen=True, slots=True)
class VoteLine:
    """Figures stay empty in a consensus."""

    question: str
    method: VoteMethod = VoteMethod.CONSENSUS
    majority: Majority = Majority.SIMPLE
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    blank: int | None = None

    @property
    def outcome(self) -> VoteOutcome:
        return outcome_of(self.method, self.majority, self.in_favour, self.against)


def read_vote(line: str) -> VoteLine:
    """“Nouveaux statuts 18-3-2”, “… 2/3 18-3-2”, “… secret 18-3-2-1” (one blank); without figures, a consensus."""
    words = [word for word in line.split() if fold(word) not in _SECRET]
    secret = len(words) < len(line.split())
    rest = " ".join(words)
    majority = Majority.TWO_THIRDS if _THIRDS.search(rest) else Majority.SIMPLE
    rest = _THIRDS.sub(" ", rest).strip()
    found = _FIGURES.search(rest)
    if found is None:
        return VoteLine(rest, VoteMethod.BALLOT if secret else VoteMethod.CONSENSUS, majority)
    method = VoteMethod.BALLOT if secret else VoteMethod.SHOW_OF_HANDS
    in_favour, against, abstained, blank = found.groups()
    figures = (int(in_favour), int(against), int(abstained or 0), int(blank) if blank else None)
    return VoteLine(rest[: found.start()].strip(" :,"), method, majority, *figures)


def outcome_of(method: VoteMethod, majority: Majority, in_favour: int | None, against: int | None) -> VoteOutcome:
    """Abstentions count for nobody; a tie is refused; two thirds of the voices given are enough."""
    if in_favour is None or against is None:
        return VoteOutcome.ADOPTED if method is VoteMethod.CONSENSUS else VoteOutcome.OPEN
    enough = in_favour > against
    if majority is Majority.TWO_THIRDS:
        enough = in_favour > 0 and 3 * in_favour >= 2 * (in_favour + against)
    return VoteOutcome.ADOPTED if enough else VoteOutcome.REJECTED
