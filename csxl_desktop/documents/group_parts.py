"""What the documents of a working group are made of; the report prints the same."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.advocacy import steps_table
from csxl_desktop.documents.flowables import Content, Whole, columns, gap, table, text
from csxl_desktop.documents.list_ends import kept
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.press import SHORT, PagePress
from csxl_desktop.domain.content.advocacy import AdvocacySummary
from csxl_desktop.domain.content.report import AxisPart, GroupPage, OutputLine, PartnerLine, ServiceMet, SessionLine
from csxl_desktop.domain.content.working_group import PresenceColumn
from csxl_desktop.domain.evaluation_choices import OutputKind, OutputState
from csxl_desktop.domain.group_words import OUTPUT_KINDS, OUTPUT_STATES
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import date_range, fuzzy_date, short_date

_GUTTER = 24.0
_TITLED = 45.0  # points that a title takes above another one


def told(press: PagePress, group: GroupPage) -> list[Flowable]:
    """What stands under the name of the group; its only photo beside a short text."""
    words = press.flow(group.text)
    told_beside = bool(words) and len(group.pictures) == 1 and len(group.text.plain()) <= SHORT
    story = press.beside(words, group.pictures) if told_beside else words
    for part in (
        axes(press, group.axes),
        services(press, group.services_met),
        outputs(press, group.outputs),
        demands(press, group.advocacy),
        planning(press, group),
    ):
        story = [*story, *part]
    last = partners(press, group.partners)
    links = (*group.links, *(link for output in group.outputs for link in output.links))
    if links:
        last += [*press.subtitle(ngettext("Link", "Links", len(links)), keep=115), *press.links(links)]
        last = [Whole(last)] if group.partners else last  # a code alone on a page tells nothing
    story = [*story, *last]
    return story if told_beside else [*story, *press.pictures(group.pictures)]


def axes(press: PagePress, parts: Sequence[AxisPart]) -> list[Flowable]:
    """Each with what is told of it; a list where nothing is told of any."""
    if len(parts) > 1 and not any(axis.aims.strip() or axis.pilot for axis in parts):
        style = press.theme.style("list-0")
        return [*press.subtitle(_("Axes")), *kept(text(axis_name(axis), style, bullet="•") for axis in parts)]
    story: list[Flowable] = []
    for axis in parts:
        story += press.subtitle(axis_name(axis), style="subheading")
        story += [press.text(line) for line in axis.aims.splitlines() if line.strip()]
        if axis.pilot:
            story.append(press.text(_("Pilot: {name}").format(name=axis.pilot), "secondary-after"))
    return story


def axis_name(axis: AxisPart) -> str:
    return _("Axis {number} – {title}").format(number=axis.number, title=axis.title)


def outputs(press: PagePress, lines: Sequence[OutputLine]) -> list[Flowable]:
    """What was made: its title with what is told of it, its kind, how far it is."""
    if not lines:
        return []
    width = press.theme.text_width
    header = [ngettext("Output", "Outputs", 1), _("Kind"), _("State")]
    rows: list[list[Content]] = [
        [_output(press, line), _(OUTPUT_KINDS[OutputKind(line.kind)]), _(OUTPUT_STATES[OutputState(line.state)])]
        for line in lines
    ]
    widths = [width * part for part in (0.58, 0.22, 0.2)]
    name = ngettext("Output", "Outputs", len(lines))
    return [*press.subtitle(name, keep=100), table(header, rows, widths, press.theme)]


def demands(press: PagePress, lines: Sequence[AdvocacySummary]) -> list[Flowable]:
    """What was asked, and the steps of the year."""
    story: list[Flowable] = []
    for line in lines:
        story += press.subtitle(_("Advocacy: {title}").format(title=line.title), keep=110)
        if line.addressees:
            story.append(press.text(_("To {addressees}").format(addressees=line.addressees), "secondary-after"))
        story.append(steps_table(line.steps, press.theme))
    return story


def _output(press: PagePress, line: OutputLine) -> list[Flowable]:
    copies = ""
    if line.copies is not None:
        words = ngettext("{count} copy", "{count} copies", int(line.copies.number))
        copies = words.format(count=count_text(line.copies))
    made = fuzzy_date(line.day, line.precision, weekday=False) if line.day else ""
    told = " · ".join(part for part in (made, line.languages, copies, line.recipients) if part)
    cell: list[Flowable] = [text(line.title, press.theme.style("cell-bold"))]
    if told:
        cell.append(text(told, press.theme.style("cell-secondary")))
    return [*cell, *press.flow(line.text, style="cell")]


def planning(press: PagePress, group: GroupPage) -> list[Flowable]:
    """The sessions held; where some worked on axes, under the axis they worked on."""
    if not group.sessions:
        return []
    count = len(group.sessions)
    name = ngettext("Planning: {count} session", "Planning: {count} sessions", count).format(count=count)
    parts = list(_by_axis(group))
    if len(parts) == 1 and not parts[0][0]:
        return [*press.subtitle(name, keep=_keep(parts[0][1])), _dates(press, group.sessions)]
    story = press.subtitle(name, keep=_keep(parts[0][1]) + _TITLED)
    for title, lines in parts:
        words = ngettext("{axis}: {count} session", "{axis}: {count} sessions", len(lines))
        under = words.format(axis=title or _("Without an axis"), count=len(lines))
        story += [*press.subtitle(under, style="subheading", keep=_keep(lines)), _dates(press, lines)]
    return story


def _by_axis(group: GroupPage) -> Iterator[tuple[str, Sequence[SessionLine]]]:
    """Axis by axis in the order of their numbers, an axis closed since too; what has none comes last."""
    titles = {axis.number: axis_name(axis) for axis in group.axes}
    numbers = sorted({line.axis for line in group.sessions if line.axis is not None})
    for number in numbers:
        title = titles.get(number, _("Axis {number}").format(number=number))
        yield title, [line for line in group.sessions if line.axis == number]
    apart = [line for line in group.sessions if line.axis is None]
    if apart:
        yield "", apart


def _keep(lines: Sequence[SessionLine]) -> float:
    return min(60 + 22 * _cut(lines), 300)


def _cut(lines: Sequence[SessionLine]) -> int:
    return len(lines) if len(lines) <= 3 else (len(lines) + 1) // 2


def _dates(press: PagePress, lines: Sequence[SessionLine]) -> Flowable:
    """Dates with their figures, in two columns from four on."""
    header = [_("Date"), _("People"), _("Partners")]
    rows = [[when(line), *_counts(line)] for line in lines]
    each = (press.theme.text_width - _GUTTER) / 2
    widths = [each - 130, 65, 65]
    cut = _cut(lines)
    halves = [table(header, half, widths, press.theme, right={1, 2}) for half in (rows[:cut], rows[cut:]) if half]
    parts = [(each + _GUTTER) / press.theme.text_width, each / press.theme.text_width]
    return columns([[half] for half in halves], parts[: len(halves)], press.theme, gutter=_GUTTER)


def when(line: SessionLine | PresenceColumn) -> str:
    """“mar. 3 mars 2026”, or as much as is known."""
    if line.day is None or line.precision != "day":
        return fuzzy_date(line.day, line.precision)
    return short_date(line.day) if line.last_day in {None, line.day} else date_range(line.day, line.last_day)


def _counts(line: SessionLine) -> list[str]:
    return ["–" if count is None else count_text(count) for count in (line.persons, line.partners)]


def partners(press: PagePress, lines: Sequence[PartnerLine]) -> list[Flowable]:
    """The partners in two columns; those who are no members are marked."""
    if not lines:
        return []
    name = ngettext("{count} partner", "{count} partners", len(lines)).format(count=len(lines))
    cut = (len(lines) + 1) // 2
    halves = [[_partner(press, line) for line in half] for half in (lines[:cut], lines[cut:])]
    story = [*press.subtitle(name, keep=110), columns(halves, [0.5, 0.5], press.theme)]
    if not all(line.member for line in lines):
        story.append(gap(3))
        story.append(press.text(_("* not a member of the coordination"), "secondary"))
    return story


def _partner(press: PagePress, line: PartnerLine) -> Flowable:
    style = press.theme.style("small").clone("partner", leftIndent=10, bulletFontSize=9, spaceAfter=1.5)
    return text(line.organisation if line.member else f"{line.organisation}\u00a0*", style, bullet="•")


def services(press: PagePress, lines: Sequence[ServiceMet]) -> list[Flowable]:
    if not lines:
        return []
    name = ngettext("Service met", "Services met", len(lines))
    style = press.theme.style("list-0")
    return [*press.subtitle(name), *kept(text(_service(line), style, bullet="•") for line in lines)]


def _service(line: ServiceMet) -> str:
    when_met = fuzzy_date(line.day, line.precision, weekday=False) if line.day else ""
    details = ", ".join(detail for detail in (line.occasion, when_met) if detail)
    return f"{line.organisation} ({details})" if details else line.organisation
