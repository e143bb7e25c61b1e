"""The words of the tab: qualities, states of a section, corrections, roles; marked here, translated when shown."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from csxl_desktop.domain.choices import CorrectionState, OurRole, Quality, SectionState
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.figures import FigureValue, Heading, change
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.numbers import decimal, of_hundred, percent

Choice = TypeVar("Choice", bound=StrEnum)

QUALITIES = {
    Quality.EXACT: N_("exact"),
    Quality.ABOUT: N_("about"),
    Quality.RANGE: N_("from … to"),
    Quality.MORE_THAN: N_("more than"),
    Quality.UNKNOWN: N_("not known"),
}
SECTION_STATES = {
    SectionState.TO_WRITE: N_("to write"),
    SectionState.CARRIED_OVER: N_("taken over"),
    SectionState.READ: N_("reviewed"),
    SectionState.FINAL: N_("finished"),
}
SECTION_ICONS = {
    SectionState.TO_WRITE: ("square-pen", "late"),
    SectionState.CARRIED_OVER: ("repeat-2", "accent"),
    SectionState.READ: ("check", "good"),
    SectionState.FINAL: ("check-check", "good"),
}
CORRECTIONS = {
    CorrectionState.AS_RECEIVED: N_("as received"),
    CorrectionState.CORRECTED: N_("corrected, to be shown to the author"),
    CorrectionState.AGREED: N_("correction agreed by the author"),
}
COVERS = {
    ConsentCovers.REPORT: N_("the activity report"),
    ConsentCovers.PUBLICATIONS: N_("the report, the newsletter and other publications"),
    ConsentCovers.INTERNAL: N_("nothing: for the office alone"),
}
OUR_ROLES = {
    OurRole.ORGANISES: N_("we organise"),
    OurRole.CO_ORGANISES: N_("we co-organise"),
    OurRole.TAKES_PART: N_("we take part"),
    OurRole.RELAYS: N_("we relay"),
    OurRole.COUNCIL: N_("we sit in its council"),
}
HEADINGS = {
    Heading.MEETINGS: N_("Activities"),
    Heading.PARTICIPATION: N_("Participation"),
    Heading.MEMBERS: N_("Members"),
    Heading.GROUPS: N_("Working groups"),
    Heading.FOLLOW_UP: N_("Minutes and mailings"),
}
_BADGES = {"accent": "teal", "violet": "plum", "rose": "plum", "slate": "grey"}
_BEFORE = {Quality.ABOUT: N_("about {number}"), Quality.MORE_THAN: N_("more than {number}")}


def choices(words: Mapping[Choice, str]) -> list[tuple[Choice, str]]:
    """The options of a choice field, in the language spoken."""
    return [(value, _(word)) for value, word in words.items()]


def badge_color(colour: str) -> str:
    """The badge's colour for the colour that the office chose for a kind."""
    return _BADGES.get(colour, colour)


def number_words(value: Decimal | int | None, quality: Quality = Quality.EXACT, decimals: int = 0) -> str:
    """“environ 12”, “plus de 950”; a dash where nobody counted."""
    if value is None or quality is Quality.UNKNOWN:
        return "—"
    number = decimal(float(value), decimals or None)
    return _(_BEFORE[quality]).format(number=number) if quality in _BEFORE else number


def figure_words(value: FigureValue, unit: str = "") -> str:
    """A computed figure as it is written: “34”, “environ 950”, “58,3 %”, “8,5”; a dash where nothing is known."""
    number = None if value.number is None else Decimal(str(round(value.number, 1)))
    words = number_words(number, value.quality)
    if value.quality is Quality.RANGE and value.to is not None:
        words = _("{low} to {high}").format(low=words, high=decimal(value.to))
    return of_hundred(words) if unit == "%" and number is not None else words


def moved_words(value: FigureValue, before: FigureValue | None) -> str:
    """“+29,5 %”; nothing where a change in percent says nothing."""
    part = change(value, before)
    return "" if part is None else percent(part, 1, signed=True)


def change_words(
    value: Decimal | float, before: Decimal | float | None, year: int, part: float | None = None
) -> tuple[str, str]:
    """How a figure moved since the year before: (icon, words); the words say all that sign and icon say.

    `part` is the change as a fraction, where it may be said.
    """
    if before is None:
        return "", ""
    moved, then = round(float(value) - float(before), 1), decimal(round(float(before), 1))
    number = decimal(abs(moved))
    if not moved:
        return "equal", _("unchanged: {before} in {year}").format(before=then, year=year)
    if part is not None:
        number = f"{number} ({percent(part, 1, signed=True)})"
    if moved > 0:
        return "trending-up", _("+{number}, up from {before} in {year}").format(number=number, before=then, year=year)
    return "trending-down", _("−{number}, down from {before} in {year}").format(number=number, before=then, year=year)
