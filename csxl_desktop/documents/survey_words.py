"""How the figures of a question are said, on paper and on screen."""

from collections.abc import Iterator, Mapping

from csxl_desktop.domain.choices import Public
from csxl_desktop.domain.survey_counts import NO, YES, QuestionCount, Tally
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.numbers import decimal, percent

_PUBLICS = {
    Public.PROFESSIONALS: N_("professionals: {count}"),
    Public.CITIZENS: N_("citizens: {count}"),
    Public.OLDER: N_("older people: {count}"),
    Public.CHILDREN: N_("children: {count}"),
    Public.ALL: N_("everybody: {count}"),
}


def sheets_words(sheets: int, handed_out: int | None) -> str:
    """“10 feuilles rentrées sur 40 distribuées (25 %)”."""
    words = ngettext("{count} sheet came back", "{count} sheets came back", sheets).format(count=sheets)
    if not handed_out:
        return words
    share = percent(sheets / handed_out)
    return _("{sheets} of {count} handed out ({share})").format(sheets=words, count=handed_out, share=share)


def public_words(publics: Mapping[Public, int]) -> str:
    """“professionnels : 6, citoyens : 4”."""
    return ", ".join(_(words).format(count=publics[each]) for each, words in _PUBLICS.items() if publics.get(each))


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
