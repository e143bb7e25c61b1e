"""What a question of a survey gives as one figure: its mean, or one answer as a number or as a share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csxl_desktop.domain.survey_counts import QuestionCount

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Result:
    """`share` (0 to 100) alone where the figure is a share; `label` is the answer counted, empty for the mean."""

    key: str
    label: str
    value: Decimal | None
    share: Decimal | None = None


def results(count: QuestionCount) -> tuple[Result, ...]:
    """Every figure that the answers to a question give; none where nobody answered."""
    return tuple(_results(count)) if count.base else ()


def _results(count: QuestionCount) -> Iterator[Result]:
    if count.mean is not None and count.question.has_mean:
        yield Result("mean", "", Decimal(str(count.mean)).quantize(_CENT))
    for place, tally in enumerate(count.tallies, start=1):
        yield Result(f"share {place}", tally.label, None, (Decimal(100) * tally.count / count.base).quantize(_CENT))
        yield Result(f"number {place}", tally.label, Decimal(tally.count))
