"""The members at the end of the year, and who came and went."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import table
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.domain.content.report import MemberChange, OwnFieldLine
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import in_words, plural_list


def part(press: Press) -> list[Flowable]:
    report = press.report
    story: list[Flowable] = [press.text(sentence) for sentence in _sentences(press)]
    if not report.members:
        return story
    width = press.theme.text_width
    rows = [[str(line.number), line.organisation, line.representative] for line in report.members]
    header = [_("No."), _("Service / association"), _("Representative")]
    members = table(header, rows, [34, width * 0.56, width * 0.44 - 34], press.theme)
    return [*story, members, *(press.text(_told(line)) for line in report.own_fields)]


def _sentences(press: Press) -> list[str]:
    report = press.report
    sentences = []
    if report.arrivals:
        count = len(report.arrivals)
        sentences.append(
            ngettext(
                "In {year}, we welcomed {count} new member: {names}.",
                "In {year}, we welcomed {count} new members: {names}.",
                count,
            ).format(year=report.year, count=in_words(count), names=_names(report.arrivals))
        )
    if report.departures:
        count = len(report.departures)
        sentences.append(
            ngettext(
                "In {year}, {count} member left the coordination: {names}.",
                "In {year}, {count} members left the coordination: {names}.",
                count,
            ).format(year=report.year, count=in_words(count), names=_names(report.departures))
        )
    if report.members:
        count = len(report.members)
        sentences.append(
            ngettext(
                "On 31 December {year}, the coordination has {words} ({count}) member.",
                "On 31 December {year}, the coordination has {words} ({count}) members.",
                count,
            ).format(year=report.year, words=in_words(count), count=count)
            if count <= 100
            else _("On 31 December {year}, the coordination has {count} members.").format(year=report.year, count=count)
        )
    return sentences


def _told(line: OwnFieldLine) -> str:
    """A field of the office's own in one sentence."""
    if line.total is not None:
        return ngettext(
            "{label}: {total} ({count} member answered).",
            "{label}: {total} ({count} members answered).",
            len(line.values),
        ).format(label=line.label, total=line.total, count=len(line.values))
    if line.counts:
        told = ", ".join(f"{choice} {count}" for choice, count in line.counts if count)
    else:
        told = ", ".join(f"{organisation} ({value})" for organisation, value in line.values)
    return _("{label}: {values}.").format(label=line.label, values=told)


def _names(changes: Sequence[MemberChange]) -> str:
    return plural_list(_name(change) for change in changes)


def _name(change: MemberChange) -> str:
    details = [short_date(change.on)] if change.on else []
    details += [change.reason] if change.reason else []
    return f"{change.organisation} ({', '.join(details)})" if details else change.organisation
