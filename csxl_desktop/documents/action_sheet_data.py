"""What the records of an action sheet print by themselves: who, when, how many."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, Piece, gap, rich, table, text, texts
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.action_sheet_rows import ActorRow, OccurrenceRow, SheetRecord
from csxl_desktop.domain.action_sheet_words import ROLES, day_words, slot_words, span_words, state_words
from csxl_desktop.domain.attendance_form import Attended
from csxl_desktop.domain.attendance_words import (
    figure_words,
    followed_words,
    number_words,
    periods_words,
    reckoned_words,
    told_apart,
)
from csxl_desktop.domain.evaluation_choices import ActorRole, OccurrenceState
from csxl_desktop.domain.weekly_hours import hours_of, hours_words
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import list_date, month_name, time_range
from csxl_desktop.i18n.numbers import plural_list

_IN_ONE_PARAGRAPH = 60  # more occurrences than these have a line a month
_IN_A_TABLE = 12  # more occurrences than these are told month by month


def summary(record: SheetRecord) -> str:
    """“9 occurrences tenues sur 10 · 78 participations…”: the year in one line."""
    reach = record.row.reach
    parts = []
    if reach.held and reach.planned > reach.held:
        sentence = ngettext("{count} time of {planned}", "{count} times of {planned}", reach.held)
        parts.append(sentence.format(count=reach.held, planned=reach.planned))
    elif reach.held:
        parts.append(ngettext("held {count} time", "held {count} times", reach.held).format(count=reach.held))
    if reach.of_occurrences is not None:
        parts.append(reckoned_words(reach.of_occurrences))
    elif reach.of_periods is not None:
        parts.append(periods_words(reach.of_periods))
    elif record.figures:
        parts.append(figure_words(record.figures[0].attended, record.figures[0].label))
    return " · ".join(part for part in parts if part)


# Who.


def actors(record: SheetRecord, theme: Theme) -> Sequence[Flowable]:
    """The roles on the left in the order of the template, the names on their right."""
    order = list(ActorRole)
    listed = sorted(record.actors, key=lambda actor: order.index(actor.role))
    rows: list[list[Content]] = []
    within: list[tuple[Any, ...]] = []
    for role, group in groupby(listed, key=lambda actor: actor.role):
        for place, actor in enumerate(group):  # a row each: none grows beyond a page
            if place:
                within.append(("LINEBELOW", (0, len(rows) - 1), (-1, len(rows) - 1), 0.8, theme.paper))
                within.append(("TOPPADDING", (0, len(rows)), (-1, len(rows)), 0))
            words = "" if place else text(_(ROLES[role]), theme.style("cell-secondary"))
            rows.append([words, _actor(actor, theme)])
    if not rows:
        return ()
    return [table([], rows, [theme.text_width * 0.24, theme.text_width * 0.76], theme, extra=within)]


def _actor(actor: ActorRow, theme: Theme) -> Flowable:
    beside = ", ".join(part for part in (actor.part, span_words(actor.from_on, actor.to_on)) if part)
    pieces = [Piece(actor.called, bold=actor.organisation_id is not None or actor.person_id is not None)]
    if beside:
        pieces.append(Piece(f" ({beside})"))
    return rich(pieces, theme.style("cell"))


# When.


def dates(record: SheetRecord, theme: Theme) -> Sequence[Flowable]:
    """The rhythm in words, then the times: a table of a few, months of many."""
    story: list[Flowable] = [text(slot_words(slot), theme.style("tight")) for slot in record.slots]
    told = [each for each in record.occurrences if each.on is not None]
    if not told:
        return [*story, gap(5)] if story else []
    if len(told) <= _IN_A_TABLE and any(each.title or each.meeting or each.format or each.place for each in told):
        return [*story, _table(told, record, theme)]
    return [*story, gap(3), *_months(told, record.year, theme), gap(5)]


def _table(told: Sequence[OccurrenceRow], record: SheetRecord, theme: Theme) -> Flowable:
    with_figures = any(each.attendance is not None for each in told)
    header = [_("Date"), _("What and where"), *([_("Participants")] if with_figures else [])]
    parts = [0.28, 0.54, 0.18] if with_figures else [0.3, 0.7]
    rows = [_line(each, record, theme, with_figures=with_figures) for each in told]
    widths = [theme.text_width * part for part in parts]
    return table(header, rows, widths, theme, right={2} if with_figures else ())


def _line(each: OccurrenceRow, record: SheetRecord, theme: Theme, *, with_figures: bool) -> list[Content]:
    cell, small = theme.style("cell"), theme.style("cell-secondary").clone("occurrence-small", fontSize=8.5, leading=11)
    year, hours = record.year, time_range(each.starts_at, each.ends_at)
    when: list[Flowable] = [text(capitalised(day_words(each)), cell)]
    if hours and hours not in {time_range(slot.starts_at, slot.ends_at) for slot in record.slots}:
        when.append(text(hours, small))
    what: list[Flowable] = []
    if named := " · ".join(part for part in (each.title or each.meeting, each.format) if part):
        what.append(text(named, cell))
    if each.place:
        what.append(text(each.place, small if what else cell))
    if state := state_words(each, year):
        what.append(text(capitalised(state), small))
    figure = ""
    if each.attendance is not None and each.took_place_in(year):
        figure = number_words(each.attendance.attended)
        if apart := told_apart(each.attendance.attended):
            what.append(text(capitalised(apart), small))
    return [when, what or "–", *([figure or "–"] if with_figures else [])]


def _months(told: Sequence[OccurrenceRow], year: int, theme: Theme) -> Iterator[Flowable]:
    """“janvier 9, 16 (8), 23”, then what did not go as planned."""
    held = [each for each in told if each.took_place_in(year) and each.on is not None]
    months = [
        [Piece(f"{month_name(month)} ", bold=True), Piece(", ".join(_with_number(each) for each in group))]
        for month, group in groupby(held, key=lambda each: each.on.month if each.on else 0)
    ]
    if len(held) > _IN_ONE_PARAGRAPH:
        yield from (rich(pieces, theme.style("tight")) for pieces in months)
    elif months:
        first, *others = months
        yield rich([*first, *(piece for month in others for piece in (Piece(" · "), *month))], theme.style("tight"))
    known = {each.id for each in held}
    missed = [each for each in told if each.id not in known and each.state is not OccurrenceState.PLANNED]
    planned = [list_date(each.on) for each in told if each.state is OccurrenceState.PLANNED and each.on]
    if planned:
        yield from texts(_("Still planned: {times}").format(times=plural_list(planned)), theme.style("secondary"))
    if missed:
        words = plural_list(f"{list_date(each.on)}, {state_words(each, year)}" for each in missed if each.on)
        yield from texts(_("Not held: {times}").format(times=words), theme.style("secondary"))


def _with_number(each: OccurrenceRow) -> str:
    number = number_words(each.attendance.attended) if each.attendance is not None else ""
    day = str(each.on.day) if each.on else ""
    return f"{day}\N{NO-BREAK SPACE}({number})" if number else day


# How many.


def figures(record: SheetRecord, theme: Theme) -> Sequence[Flowable]:
    """Each figure in its form, then what those of the occurrences and of the periods come to."""
    lines = [figure_words(each.attended, each.label, each.note) for each in record.figures]
    reach = record.row.reach
    if reach.of_periods is not None and reach.of_periods.over > 1:
        lines.append(periods_words(reach.of_periods))
    if reach.of_occurrences is not None:
        lines.append(reckoned_words(reach.of_occurrences))
        if reach.of_occurrences.staff:
            sentence = ngettext(
                "{count} presence of the team beside them",
                "{count} presences of the team beside them",
                reach.of_occurrences.staff,
            )
            lines.append(sentence.format(count=reach.of_occurrences.staff))
    if (hours := hours_of(record)) is not None and hours.claimed is not None:
        lines.append(hours_words(hours))
    for each in record.followed:
        value = Attended(number=each.value, quality=each.quality)
        lines.append(followed_words(each.name, each.unit, value, each.before, record.year))
    shown = [capitalised(line) for line in lines if line]
    if len(shown) == 1:
        return [text(shown[0], theme.style("body"))]
    return [*(text(line, theme.style("list-0"), bullet="•") for line in shown), *([gap(4)] if shown else [])]
