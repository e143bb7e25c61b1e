"""The planning of a working group: every session of the year, to come or over, to pin up or to send."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, table, text
from csxl_desktop.documents.group_head import head
from csxl_desktop.documents.group_parts import axis_name
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.meeting_head import capitalised, day_text
from csxl_desktop.documents.report.parts import attendance_text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.working_group import TO_ENTER, GroupPlanning, PlannedSession
from csxl_desktop.i18n import N_, _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, time_range

_STATES = {"cancelled": N_("cancelled"), "postponed": N_("postponed"), TO_ENTER: N_("to be entered")}
_PARTS = (0.27, 0.45, 0.28)


def render(content: GroupPlanning, theme: Theme) -> bytes:
    """The planning as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Planning {year}").format(year=content.group.year)
        whole = f"{content.group.name} – {title}"
        return build_of_office(_story(content, title, theme), content.office, whole, theme, heads=[title])


def _story(content: GroupPlanning, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from head(content.group, content.office, theme, subtitle=title)
    if not content.sessions:
        yield text(_("No session is planned in {year} yet.").format(year=content.group.year), theme.style("body"))
        return
    yield text(_summary(content.sessions), theme.style("body"))
    axes = {axis.number: axis_name(axis) for axis in content.axes}
    rows = [_row(line, axes, theme) for line in content.sessions]
    header = [_("Date"), _("Subject"), _("Place")]
    yield table(header, rows, [theme.text_width * part for part in _PARTS], theme)
    if content.drawn_up_on is not None:
        drawn = _("Drawn up on {date}.").format(date=long_date(content.drawn_up_on, weekday=False))
        yield text(drawn, theme.style("caption"))


def _summary(lines: Sequence[PlannedSession]) -> str:
    """“7 sessions: 4 held, 1 to be entered, 2 to come.”"""
    held = sum(line.state == "held" for line in lines)
    to_come = sum(line.state == "planned" for line in lines)
    to_enter = sum(line.state == TO_ENTER for line in lines)
    called_off = len(lines) - held - to_come - to_enter
    told = [
        ngettext("{count} held", "{count} held", held).format(count=held) if held else "",
        ngettext("{count} to be entered", "{count} to be entered", to_enter).format(count=to_enter) if to_enter else "",
        ngettext("{count} to come", "{count} to come", to_come).format(count=to_come) if to_come else "",
        ngettext("{count} called off", "{count} called off", called_off).format(count=called_off) if called_off else "",
    ]
    count = ngettext("{count} session", "{count} sessions", len(lines)).format(count=len(lines))
    return _("{sessions}: {details}.").format(sessions=count, details=", ".join(part for part in told if part))


def _row(line: PlannedSession, axes: dict[int, str], theme: Theme) -> list[Content]:
    hours = time_range(line.starts, line.ends)
    when: list[Flowable] = [text(capitalised(day_text(line) or _("date to be fixed")), theme.style("cell-bold"))]
    if hours:
        when.append(text(hours, theme.style("cell-secondary")))
    subject: list[Flowable] = [text(line.subject, theme.style("cell"))] if line.subject else []
    axis = "" if line.axis is None else axes.get(line.axis, _("Axis {number}").format(number=line.axis))
    told = [axis, _(_STATES[line.state]) if line.state in _STATES else "", attendance_text(line.persons, line.partners)]
    subject += [text(words, theme.style("cell-secondary")) for words in told if words]
    return [when, subject or "–", line.venue or "–"]
