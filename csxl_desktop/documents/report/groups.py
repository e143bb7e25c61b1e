"""The working groups: what they did, when they met, with whom."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Whole, columns, gap, table, text
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.report.parts import SHORT, Press
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import GroupPage, PartnerLine, Report, ServiceMet, SessionLine
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import date_range, fuzzy_date, short_date
from csxl_desktop.i18n.numbers import in_words


def title(report: Report) -> str:
    return ngettext("Working group", "Working groups", len(report.groups))


def part(press: Press) -> list[Flowable]:
    groups = press.report.groups
    if not groups:
        return []
    story: list[Flowable] = [press.text(_sentence(press.report))]
    if any(group.sessions for group in groups):
        story.append(_overview(press))
    else:
        style = press.theme.style("list-0")
        story += [text(group.name, style, bullet="•") for group in groups]
    for number, group in enumerate(groups, start=1):
        story.append(Whole([gap(16), *_page(press, group, f"group-{number}")]))
    return story


def _sentence(report: Report) -> str:
    count, sessions = len(report.groups), sum(len(group.sessions) for group in report.groups)
    if not sessions:
        active = ngettext(
            "In {year}, one working group was active:", "In {year}, {count} working groups were active:", count
        )
        return active.format(year=report.year, count=in_words(count))
    met = ngettext("In {year}, one working group met {times}:", "In {year}, {count} working groups met {times}:", count)
    times = ngettext("once", "{count} times", sessions).format(count=in_words(sessions, feminine=True))
    return met.format(year=report.year, count=in_words(count), times=times)


def _overview(press: Press) -> Flowable:
    """The groups at a glance: sessions, participations, different partners."""
    width = press.theme.text_width
    rows = [
        [group.name, str(len(group.sessions)), _added(group), str(len(group.partners)) if group.partners else "–"]
        for group in press.report.groups
    ]
    header = [ngettext("Working group", "Working groups", 1), _("Sessions"), _("Participations"), _("Partners")]
    return table(header, rows, [width - 270, 90, 90, 90], press.theme, right={1, 2, 3})


def _added(group: GroupPage) -> str:
    """The participations of its sessions, as sure as the least sure of them."""
    known = [line.persons for line in group.sessions if line.persons is not None]
    if not known:
        return "–"
    exact = all(count.quality == "exact" for count in known)
    return count_text(Count(sum(count.number for count in known), "exact" if exact else "about"))


def _page(press: Press, group: GroupPage, key: str) -> list[Flowable]:
    story: list[Flowable] = [press.label(ngettext("Working group", "Working groups", 1))]
    words = press.flow(group.text)
    told_beside = bool(words) and len(group.pictures) == 1 and len(group.text.plain()) <= SHORT
    story += [press.title(group.name, key, level=1), gap(6)]
    story += press.beside(words, group.pictures) if told_beside else words
    for axis in group.axes:
        name = _("Axis {number} – {title}").format(number=axis.number, title=axis.title)
        story += [*press.subtitle(name, style="subheading"), *press.flow(axis.text)]
    story += _services(press, group.services_met)
    story += _planning(press, group.sessions)
    story += _partners(press, group.partners)
    if group.links:
        story += [*press.subtitle(ngettext("Link", "Links", len(group.links)), keep=115), *press.links(group.links)]
    return story if told_beside else [*story, *press.pictures(group.pictures)]


def _planning(press: Press, sessions: Sequence[SessionLine]) -> list[Flowable]:
    if not sessions:
        return []
    name = ngettext("Planning: {count} session", "Planning: {count} sessions", len(sessions))
    header = [_("Date"), _("People"), _("Partners")]
    rows = [[_when(line), *_counts(line)] for line in sessions]
    gutter = 24.0
    each = (press.theme.text_width - gutter) / 2
    widths = [each - 130, 65, 65]
    cut = len(rows) if len(rows) <= 3 else (len(rows) + 1) // 2
    halves = [table(header, half, widths, press.theme, right={1, 2}) for half in (rows[:cut], rows[cut:]) if half]
    parts = [(each + gutter) / press.theme.text_width, each / press.theme.text_width]
    side_by_side = columns([[half] for half in halves], parts[: len(halves)], press.theme, gutter=gutter)
    keep = 60 + 22 * cut
    return [*press.subtitle(name.format(count=len(sessions)), keep=min(keep, 300)), side_by_side]


def _when(line: SessionLine) -> str:
    if line.day is None or line.precision != "day":
        return fuzzy_date(line.day, line.precision)
    return short_date(line.day) if line.last_day in {None, line.day} else date_range(line.day, line.last_day)


def _counts(line: SessionLine) -> list[str]:
    return ["–" if count is None else count_text(count) for count in (line.persons, line.partners)]


def _partners(press: Press, partners: Sequence[PartnerLine]) -> list[Flowable]:
    if not partners:
        return []
    name = ngettext("{count} partner", "{count} partners", len(partners)).format(count=len(partners))
    cut = (len(partners) + 1) // 2
    halves = [[_partner(press, line) for line in half] for half in (partners[:cut], partners[cut:])]
    story = [*press.subtitle(name, keep=110), columns(halves, [0.5, 0.5], press.theme)]
    if not all(line.member for line in partners):
        story.append(gap(3))
        story.append(press.text(_("* not a member of the coordination"), "secondary"))
    return story


def _partner(press: Press, line: PartnerLine) -> Flowable:
    style = press.theme.style("small").clone("partner", leftIndent=10, bulletFontSize=9, spaceAfter=1.5)
    return text(line.organisation if line.member else f"{line.organisation}\u00a0*", style, bullet="•")


def _services(press: Press, services: Sequence[ServiceMet]) -> list[Flowable]:
    if not services:
        return []
    name = ngettext("Service met", "Services met", len(services))
    style = press.theme.style("list-0")
    return [*press.subtitle(name, style="subheading"), *(text(_service(line), style, bullet="•") for line in services)]


def _service(line: ServiceMet) -> str:
    when = fuzzy_date(line.day, line.precision, weekday=False) if line.day else ""
    details = ", ".join(detail for detail in (line.occasion, when) if detail)
    return f"{line.organisation} ({details})" if details else line.organisation
