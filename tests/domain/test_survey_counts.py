"""The figures of a survey: what is typed, what is counted, whose shares they are."""

from decimal import Decimal

import pytest

from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.survey_counts import Answer, NotAnAnswerError, Question, counted, typed

SCALE = Question("Utile ?", QuestionKind.SCALE)
SEVERAL = Question("Quoi ?", QuestionKind.SEVERAL, ("A", "B", "C"))


def number(value: int) -> Answer:
    return Answer(Decimal(value))


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (SCALE, " 4 ", number(4)),
        (SCALE, "", Answer()),
        (SEVERAL, "3 1, 3", Answer(choices=("A", "C"))),
        (Question("?", QuestionKind.ONE, ("A", "B")), "2", Answer(choices=("B",))),
        (Question("?", QuestionKind.YES_NO), "Oui", number(1)),
        (Question("?", QuestionKind.YES_NO), "2", number(0)),
        (Question("?", QuestionKind.NUMBER), "3,5", Answer(Decimal("3.5"))),
        (Question("?", QuestionKind.TEXT), " un  mot ", Answer(text="un mot")),
    ],
)
def test_digits_are_understood(question: Question, text: str, answer: Answer) -> None:
    assert typed(question, text) == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (SCALE, "6"),
        (SCALE, "3,5"),
        (SCALE, "deux"),
        (SEVERAL, "4"),
        (SEVERAL, "1 x"),
        (SEVERAL, "²"),
        (Question("?", QuestionKind.ONE, ("A", "B")), "1 2"),
        (Question("?", QuestionKind.YES_NO), "3"),
        (Question("?", QuestionKind.NUMBER), "1.2.3"),
    ],
)
def test_what_is_no_answer_is_refused(question: Question, text: str) -> None:
    with pytest.raises(NotAnAnswerError):
        typed(question, text)


def test_shares_are_of_those_who_answered_and_the_silent_stand_apart() -> None:
    count = counted(SCALE, [number(4), number(5), number(5), Answer()], sheets=5)

    assert (count.base, count.silent) == (3, 2)
    assert count.mean == pytest.approx(14 / 3)
    assert [tally.count for tally in count.tallies] == [0, 0, 0, 1, 2]
    assert sum(tally.count for tally in count.tallies) == count.base
    assert count.tallies[4].share == pytest.approx(2 / 3)


def test_several_answers_of_one_sheet_share_one_base() -> None:
    count = counted(SEVERAL, [Answer(choices=("A", "B")), Answer(choices=("B", "gone"))], sheets=2)
    assert [(tally.label, tally.count, tally.share) for tally in count.tallies] == [
        ("A", 1, 0.5),
        ("B", 2, 1.0),
        ("C", 0, 0.0),
        ("gone", 1, 0.5),
    ]


def test_other_kinds_and_no_sheet_at_all() -> None:
    yes_no = counted(Question("?", QuestionKind.YES_NO), [number(1), number(0), number(1)], 3)
    assert [(tally.label, tally.count) for tally in yes_no.tallies] == [("yes", 2), ("no", 1)]
    numbers = counted(Question("?", QuestionKind.NUMBER), [number(2), number(7)], 2)
    assert (numbers.mean, numbers.least, numbers.most) == (4.5, Decimal(2), Decimal(7))
    assert counted(Question("?", QuestionKind.TEXT), [Answer(text="Bien")], 1).words == ("Bien",)
    for kind in QuestionKind:
        empty = counted(Question("?", kind, ("A",)), [], 0)
        assert (empty.base, empty.silent, empty.mean) == (0, 0, None)
        assert all(tally.share == 0 for tally in empty.tallies)
