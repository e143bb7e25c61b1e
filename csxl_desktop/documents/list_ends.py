"""Lists whose ends do not stand alone on a page: the first line after what announces it, the last one."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable, Paragraph

_LISTS = "list-"  # begins the name of the style of each list
_ANNOUNCES = ":"


def kept(story: Iterable[Flowable]) -> list[Flowable]:
    """`story` whose lists begin on the page of the line that announces them, and end with two lines on one page."""
    parts = list(story)
    after: list[Flowable | None] = [*parts[2:], None, None]
    for (one, other), third in zip(pairwise(parts), after, strict=False):
        if _is_line(other) and (_announces(one) or (_is_line(one) and not _is_line(third))):
            part: Any = one  # the attribute that ReportLab asks before the style
            part.keepWithNext = 1
    return parts


def _is_line(part: Flowable | None) -> bool:
    return isinstance(part, Paragraph) and part.style.name.startswith(_LISTS)


def _announces(part: Flowable) -> bool:
    return isinstance(part, Paragraph) and part.getPlainText(identify=True).rstrip().endswith(_ANNOUNCES)
