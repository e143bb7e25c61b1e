"""How figures are written on paper: their value, the year before, their target."""

from csxl_desktop.documents.meeting_head import count_text, figures
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.figures import FigureValue, change
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import percent

_MARKS = {"about": "±", "more_than": ">", "range": "≥"}


def value_text(figure: Figure) -> str:
    """With as many decimals as the figure always has."""
    return count_text(figure.value, figure.decimals)


def before_text(figure: Figure) -> str:
    """The year before, as well as it is known; nothing where it is not."""
    if figure.previous is None:
        return ""
    return count_text(Count(figure.previous, figure.previous_quality), figure.decimals)


def change_of(figure: Figure) -> float | None:
    """By what fraction it moved, where both years are exactly known."""
    value = FigureValue(figure.value.number, Quality(figure.value.quality))
    before = None if figure.previous is None else FigureValue(figure.previous, Quality(figure.previous_quality))
    return change(value, before)


def target_text(figure: Figure) -> str:
    """“Objectif : 600 (88 %)”; nothing where there is none."""
    if figure.target is None:
        return ""
    number = figures(figure.target, figure.decimals)
    if not figure.target or figure.value.quality == "unknown":
        return _("Target: {number}").format(number=number)
    share = percent(figure.value.number / figure.target)
    return _("Target: {number} ({share} reached)").format(number=number, share=share)


def marked(number: float | None, quality: str) -> str:
    """A number in a narrow column: “±950”; a dash where nobody counted."""
    return "–" if number is None else f"{_MARKS.get(quality, '')}{figures(number)}"
