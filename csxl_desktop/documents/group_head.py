"""The head of every document of a working group: its name, its year, its aims, who pilots it."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import gap, label, soft_box, text
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.content.working_group import GroupIdentity
from csxl_desktop.domain.group_words import DIMENSIONS
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import plural_list


def head(
    group: GroupIdentity, office: OfficeIdentity, theme: Theme, *, subtitle: str = "", facts: bool = False
) -> Iterator[Flowable]:
    """Name and year; with `facts` its aims, dimensions and pilot in a box."""
    eyebrow = ngettext("Working group", "Working groups", 1)
    yield from title_block(eyebrow, group.name, subtitle or str(group.year), theme, logo(office, theme))
    if facts:
        yield from _facts(group, theme)


def _facts(group: GroupIdentity, theme: Theme) -> Iterator[Flowable]:
    small = theme.style("small")
    aims: list[Flowable] = [label(_("Aims"), theme), *(text(line, small) for line in _lines(group.aims))]
    rest: list[Flowable] = []
    for name, words in (
        (_("Dimensions of its work"), [_(DIMENSIONS[each]) for each in group.dimensions]),
        (ngettext("Pilot", "Pilots", len(group.pilots)), [plural_list(group.pilots)] if group.pilots else []),
        (_("Since"), _span(group)),
    ):
        if words:
            rest += [label(name, theme), *(text(line, small) for line in words), gap(5)]
    if len(aims) > 1 and rest:
        yield soft_box([aims, rest[:-1]], [0.56, 0.44], theme)
    elif len(aims) > 1 or rest:
        yield soft_box([aims if len(aims) > 1 else rest[:-1]], [1], theme)


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _span(group: GroupIdentity) -> list[str]:
    opened = long_date(group.opened_on, weekday=False) if group.opened_on else ""
    closed = _("closed on {date}").format(date=long_date(group.closed_on, weekday=False)) if group.closed_on else ""
    return [", ".join(part for part in (opened, closed) if part)] if opened or closed else []
