"""How the figures of a question are said, on paper and on screen."""

from collections.abc import Iterator

from csxl_desktop.domain.survey_counts import NO, YES, QuestionCount, Tally
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.numbers import decimal, percent


def base_words(count: QuestionCount) -> str:
    """“12 réponses · 3 sans réponse · moyenne 3,4”."""
    return " · ".join(_base(count))


def _base(count: QuestionCount) -> Iterator[str]:
    yield ngettext("{count} answer", "{count} answers", count.base).format(count=count.base)
    if count.silent:
        yield _("{count} without an answer").format(count=count.silent)
    if count.mean is not None:
        yield _("mean {number}").format(number=decimal(count.mean, 1))
    if count.least is not None and count.most is not None:
        yield _("from {least} to {most}").format(least=decimal(float(count.least)), most=decimal(float(count.most)))


def tally_words(tally: Tally) -> tuple[str, str, str]:
    """Label, number and share of those who answered."""
    label = _(tally.label) if tally.label in {YES, NO} else tally.label
    return label, str(tally.count), percent(tally.share, 1)
