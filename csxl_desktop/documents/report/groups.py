"""The working groups: what they did, when they met, with whom."""

from reportlab.platypus import Flowable

from csxl_desktop.documents import group_parts
from csxl_desktop.documents.flowables import Whole, gap, table, text
from csxl_desktop.documents.list_ends import kept
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import GroupPage, Report
from csxl_desktop.i18n import _, ngettext
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
        story = kept([*story, *(text(group.name, style, bullet="•") for group in groups)])
    for number, group in enumerate(groups, start=1):
        story.append(Whole(_page(press, group, f"group-{number}")))
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
    name = ngettext("Working group", "Working groups", 1)
    apart = press.theme.style("label").clone("label-apart", spaceBefore=26)  # none at the head of a page
    return [text(name.upper(), apart), press.title(group.name, key, level=1), gap(6), *group_parts.told(press, group)]
