"""What the sheets of a survey say together: numbers, means, shares of those who answered; who did not stands apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.i18n import N_, fold

YES, NO = N_("yes"), N_("no")
_YES, _NO = {"1", "o", "oui", "y", "yes", "j", "ja"}, {"0", "2", "n", "non", "no", "nee"}
LARGEST_SCALE = 20


class NotAnAnswerError(DomainError):
    template = N_("“{text}” is no answer to “{question}”.")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is counted; a scale without bounds goes from 1 to 5."""

    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    lowest: int = 1
    highest: int = 5
    lowest_label: str = ""
    highest_label: str = ""

    @property
    def scale(self) -> range:
        return range(self.lowest, min(self.highest, self.lowest + LARGEST_SCALE) + 1)

    @property
    def has_mean(self) -> bool:
        """Whether its answers are numbers that may be averaged."""
        return self.kind in {QuestionKind.SCALE, QuestionKind.NUMBER}


@dataclass(frozen=True, slots=True)
class Answer:
    number: Decimal | None = None
    choices: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return self.number is None and not self.choices and not self.text


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave this answer, and their share of those who answered (0 to 1)."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """`base` answered, `silent` did not; a mean only of numbers. `words` are the answers in words."""

    question: Question
    base: int
    silent: int
    tallies: tuple[Tally, ...] = ()
    mean: float | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    words: tuple[str, ...] = ()


def typed(question: Question, text: str) -> Answer:
    """What somebody typed from a sheet: digits, several apart by a space; nothing typed is no answer."""
    words = " ".join(text.split())
    if not words:
        return Answer()
    match question.kind:
        case QuestionKind.TEXT:
            return Answer(text=words)
        case QuestionKind.YES_NO if fold(words) in _YES | _NO:
            return Answer(Decimal(fold(words) in _YES))
        case QuestionKind.SCALE | QuestionKind.NUMBER:
            number = _number(words)
            if number is not None and (question.kind is QuestionKind.NUMBER or number in question.scale):
                return Answer(number)
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            places = [int(each) for each in words.replace(",", " ").split() if each.isascii() and each.isdigit()]
            several = question.kind is QuestionKind.SEVERAL
            whole = len(places) == len(words.replace(",", " ").split()) and (several or len(places) == 1)
            if whole and all(1 <= place <= len(question.choices) for place in places):
                return Answer(choices=tuple(question.choices[place - 1] for place in sorted(set(places))))
    raise NotAnAnswerError(text=words, question=question.text)


def as_typed(question: Question, answer: Answer) -> str:
    """The keys that give this answer; what no key gives any more stands as it was said."""
    match question.kind:
        case QuestionKind.YES_NO if answer.number is not None:
            return "1" if answer.number else "2"
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            places = {choice: str(place) for place, choice in enumerate(question.choices, start=1)}
            return " ".join(places.get(choice, choice) for choice in answer.choices)
    return answer.text if answer.number is None else f"{answer.number.normalize():f}"


def counted(question: Question, answers: Sequence[Answer], sheets: int) -> QuestionCount:
    """The answers of all sheets to one question; a sheet without an answer is among the silent."""
    given = [each for each in answers if not each.is_empty]
    base, silent = len(given), sheets - len(given)
    numbers = [each.number for each in given if each.number is not None]
    mean = float(sum(numbers) / len(numbers)) if numbers else None
    match question.kind:
        case QuestionKind.TEXT:
            return QuestionCount(question, base, silent, words=tuple(each.text for each in given))
        case QuestionKind.NUMBER:
            least, most = min(numbers, default=None), max(numbers, default=None)
            return QuestionCount(question, base, silent, mean=mean, least=least, most=most)
        case QuestionKind.SCALE:
            found = Counter(int(number) for number in numbers)
            pairs = [(str(value), found[value]) for value in question.scale]
            return QuestionCount(question, base, silent, _tallies(pairs, base), mean)
        case QuestionKind.YES_NO:
            yes = sum(number != 0 for number in numbers)
            return QuestionCount(question, base, silent, _tallies([(YES, yes), (NO, base - yes)], base))
    chosen = Counter(choice for each in given for choice in each.choices)
    known = dict.fromkeys((*question.choices, *chosen))
    return QuestionCount(question, base, silent, _tallies([(each, chosen[each]) for each in known], base))


def _tallies(pairs: Sequence[tuple[str, int]], base: int) -> tuple[Tally, ...]:
    return tuple(Tally(label, count, count / base if base else 0.0) for label, count in pairs)


def _number(words: str) -> Decimal | None:
    plain = words.replace(",", ".", 1)
    return Decimal(plain) if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit() else None
