"""The words of the qualitative evaluation: states, natures of criteria, what an indicator reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import CriterionNature, CycleState
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.numbers import decimal, of_hundred

CYCLE_STATES = {
    CycleState.PLANNED: N_("planned for later"),
    CycleState.RUNNING: N_("under way"),
    CycleState.DONE: N_("done"),
    CycleState.DROPPED: N_("given up"),
}
NATURES = {
    CriterionNature.QUANTITATIVE: N_("quantitative"),
    CriterionNature.QUALITATIVE: N_("qualitative"),
}
_QUALIFIED = {Quality.ABOUT: N_("about {number}"), Quality.MORE_THAN: N_("more than {number}")}


@dataclass(frozen=True, slots=True)
class Reached:
    """What an indicator was worth in a year, beside what was aimed at; `share` alone where no number is known."""

    year: int
    value: Decimal | None
    quality: Quality
    value_to: Decimal | None = None
    share: Decimal | None = None
    target: Decimal | None = None


def reached_words(indicator: str, values: Sequence[Reached]) -> str:
    """“Abonnés : 485 (2025), 628 (2026, visé : 600)”; the years that say nothing are left out."""
    told = ", ".join(words for each in values if (words := _year(each)))
    return _("{what}: {title}").format(what=indicator, title=told or _("no value yet"))


def _year(each: Reached) -> str:
    number = _number(each)
    if each.target is not None:
        aimed = decimal(float(each.target))
        if not number:
            return _("aimed at {target} ({year})").format(target=aimed, year=each.year)
        return _("{number} ({year}, aimed at: {target})").format(number=number, year=each.year, target=aimed)
    return _("{number} ({years})").format(number=number, years=each.year) if number else ""


def _number(each: Reached) -> str:
    if each.quality is Quality.UNKNOWN:
        return ""
    if each.value is None:
        return "" if each.share is None else of_hundred(decimal(float(each.share)))
    told = decimal(float(each.value))
    if each.quality is Quality.RANGE and each.value_to is not None:
        return _("{least} to {most}").format(least=told, most=decimal(float(each.value_to)))
    return _(_QUALIFIED[each.quality]).format(number=told) if each.quality in _QUALIFIED else told
