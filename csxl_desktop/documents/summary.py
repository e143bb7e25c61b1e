"""A year on two pages for those who read no more: figures, the office's own words, groups, the funder's three axes.

It never goes beyond two pages: what is told of the criteria is shortened first, then the office's words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.figure_words import before_text, change_of, value_text
from csxl_desktop.documents.flowables import columns, gap, soft_box, text, titled
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.theme import Theme, lettered
from csxl_desktop.domain.content.funder import CriterionLine, Summary
from csxl_desktop.domain.content.report import Figure
from csxl_desktop.domain.evaluation_choices import FunderAxis
from csxl_desktop.domain.funder_words import AXES, MET_STATES
from csxl_desktop.domain.shortening import first_words, shortened, weight
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.numbers import in_words, percent, plural_list

PAGES = 2
_ACROSS, _MOST_FIGURES, _MOST_GROUPS = 4, 12, 12
_TITLE, _RECIPIENTS = 160, 300  # letters
_TOLD = (100_000, 240, 110, 0)  # letters of what is told of a criterion, the fullest first


@dataclass(frozen=True)
class _Room:
    """How much is printed: letters of a criterion, criteria, letters of the office's text."""

    told: int
    criteria: int
    letters: int


class _End(Flowable):
    """Stands behind everything and knows on which page that was."""

    page = 0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.page = self.canv.getPageNumber()


def render(content: Summary, theme: Theme) -> bytes:
    """The summary as a PDF, in its own language."""
    theme = lettered(theme, content.typeface)
    with speaking(content.language):
        whole = weight(content.text)
        criteria = len(content.criteria)
        for told in _TOLD:
            pdf, fits = _printed(content, theme, _Room(told, criteria, whole))
            if fits:
                return pdf

        def with_letters(letters: int) -> tuple[bytes, bool]:
            return _printed(content, theme, _Room(0, criteria, letters))

        return (
            _fullest(with_letters, whole)
            or _fullest(lambda most: _printed(content, theme, _Room(0, most, 0)), criteria)
            or pdf
        )


def _fullest(attempt: Callable[[int], tuple[bytes, bool]], most: int) -> bytes | None:
    """The pages with the largest number below `most` that still fit; nothing where none does."""
    found, low, high = None, 0, most - 1
    while low <= high:
        middle = (low + high) // 2
        pdf, fits = attempt(middle)
        if fits:
            found, low = pdf, middle + 1
        else:
            high = middle - 1
    return found


def _printed(content: Summary, theme: Theme, room: _Room) -> tuple[bytes, bool]:
    end = _End()
    title = _("The year {year} in brief").format(year=content.year)
    pdf = build(
        [*_story(content, title, theme, room), end],
        theme=theme,
        title=title,
        author=content.office.name,
        language=content.language,
        header_left=content.office.name,
        header_right=title,
    )
    return pdf, end.page <= PAGES


def _story(content: Summary, title: str, theme: Theme, room: _Room) -> Iterator[Flowable]:
    to = first_words(content.recipients, _RECIPIENTS)
    subtitle = _("For {recipients}").format(recipients=to) if to else content.office.name
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    yield from _figures(content, theme)
    words = shortened(content.text, room.letters)
    yield gap(5)
    if words:
        yield from rich_text.flow(words, theme, content.attachments.get)
    yield from _groups(content, theme)
    yield from _axes(content, theme, room)


def _figures(content: Summary, theme: Theme) -> Iterator[Flowable]:
    shown = content.figures[:_MOST_FIGURES]
    for start in range(0, len(shown), _ACROSS):
        row = [_figure(each, content.year, theme) for each in shown[start : start + _ACROSS]]
        row += [[] for _missing in range(_ACROSS - len(row))]
        yield soft_box(row, [1 / _ACROSS] * _ACROSS, theme, padding=8, after=5)


def _figure(figure: Figure, year: int, theme: Theme) -> list[Flowable]:
    large = theme.style("figure").clone("summary-figure", fontSize=18, leading=21)
    note = theme.style("caption").clone("summary-note", fontSize=8, leading=10, spaceBefore=0, spaceAfter=0)
    block = [text(value_text(figure), large), text(first_words(figure.label, 60), theme.style("cell-bold"))]
    change = change_words(figure, year)
    return [*block, text(change, note)] if change else list(block)


def change_words(figure: Figure, year: int) -> str:
    """“485 en 2022 (+29,5 %)”; no per cent where either figure is not exact, or began at nought."""
    if figure.previous is None:
        return ""
    before = _("{number} in {year}").format(number=before_text(figure), year=year - 1)
    part = change_of(figure)
    if not part:
        return before
    return _("{before} ({change})").format(before=before, change=percent(part, digits=1, signed=True))


def _groups(content: Summary, theme: Theme) -> Iterator[Flowable]:
    held = [(name, count) for name, count in content.groups if count]
    if not held:
        return
    names = [
        ngettext("{name} ({count} session)", "{name} ({count} sessions)", count).format(
            name=first_words(name, 80), count=count
        )
        for name, count in held[:_MOST_GROUPS]
    ]
    left = len(held) - len(names)
    if left:
        names.append(ngettext("{count} other", "{count} others", left).format(count=left))
    words = ngettext("One working group met: {names}.", "{count} working groups met: {names}.", len(held))
    yield text(words.format(count=capitalised(in_words(len(held))), names=plural_list(names)), theme.style("body"))


def _axes(content: Summary, theme: Theme, room: _Room) -> Iterator[Flowable]:
    shown = content.criteria[: room.criteria]
    for axis in (*FunderAxis, None):
        found = [line for line in shown if line.axis is axis]
        if not found:
            continue
        words = _(AXES[axis]) if axis is not None else _("Other criteria")
        yield from titled(text(words, theme.style("subheading")), keep=50)
        yield from _criteria(found, theme, room)
    left = len(content.criteria) - len(shown)
    if left:
        words = ngettext("and {count} other criterion", "and {count} other criteria", left)
        yield text(words.format(count=left), theme.style("secondary"))


def _criteria(lines: Sequence[CriterionLine], theme: Theme, room: _Room) -> Iterator[Flowable]:
    cell, bold, right = (theme.style(name) for name in ("cell", "cell-bold", "cell-bold-right"))
    for line in lines:
        asked: list[Flowable] = [text(first_words(f"{line.code} {line.title}", _TITLE), bold)]
        words = line.told.plain().strip() or plural_list(line.met_by)
        told = first_words(words, room.told) if room.told else ""
        if told:
            asked.append(text(told, cell))
        yield columns([asked, [text(_(MET_STATES[line.met]), right)]], [0.76, 0.24], theme)
        yield gap(4)
