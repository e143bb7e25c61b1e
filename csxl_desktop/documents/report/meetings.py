"""The assemblies and thematic meetings of the year, a page each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import flowables, meeting_head
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, Whole, gap, soft_box
from csxl_desktop.documents.letterhead import whole_dates
from csxl_desktop.documents.report.parts import Press, attendance_counts, partners_words, persons_words
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import MeetingPage, Report
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import fuzzy_date, short_date
from csxl_desktop.i18n.numbers import plural_list, roman

_PHOTO_HEIGHT = 330
_AT_A_GLANCE = 14  # meetings whose overview no end of a page cuts


def title(report: Report) -> str:
    """“Assemblées générales et rencontres thématiques”, in the office's words and number."""
    names = [_kind_name(report, kind, count) for kind, count in _kinds(report).items()]
    names = [names[0], *(_lowered(name) for name in names[1:])] if names else []
    return plural_list(names) or _("Assemblies and thematic meetings")


def part(press: Press) -> list[Flowable]:
    report = press.report
    if not report.meetings:
        return []
    at_a_glance = [press.text(" ".join([_sentence(report), *_attendance(report)]), "lead"), *_overview(press)]
    story: list[Flowable] = [Whole(at_a_glance)] if len(report.meetings) <= _AT_A_GLANCE else at_a_glance
    for number, meeting in enumerate(report.meetings, start=1):
        story += [PageBreak(), *_page(press, meeting, f"meeting-{number}")]
    return story


def _sentence(report: Report) -> str:
    counted = [f"{count}\u00a0{_lowered(_kind_name(report, kind, count))}" for kind, count in _kinds(report).items()]
    return _("During the year {year}, the coordination held {meetings}.").format(
        year=report.year, meetings=plural_list(counted)
    )


def _attendance(report: Report) -> Iterator[str]:
    """What the meetings of a kind add up to: “Ces 6 assemblées générales ont réuni 139 personnes et …”."""
    for kind, meetings in _by_kind(report):
        counted = attendance_counts(*_sums(meetings))
        if len(meetings) > 1 and counted:
            yield _("These {count} {meetings} brought together {attendance} (participations).").format(
                count=len(meetings),  # in figures, as the sentence before
                meetings=_lowered(_kind_name(report, kind, len(meetings))),
                attendance=plural_list(counted),
            )


def _overview(press: Press) -> list[Flowable]:
    """The meetings of the year at a glance, kind by kind, with their sums."""
    report = press.report
    if len(report.meetings) < 2:
        return []
    rows: list[Sequence[Content]] = []
    for kind, meetings in _by_kind(report):
        rows += [_row(meeting) for meeting in meetings]
        if len(meetings) > 1:
            name = f"{len(meetings)}\u00a0{_lowered(_kind_name(report, kind, len(meetings)))}"
            sums = [press.text(_shown(count), "cell-bold-right") for count in _sums(meetings)]
            rows.append(["", "", press.text(name, "cell-bold"), *sums])
    header = ["", _("Date"), _("Theme"), _("People"), _("Partners")]
    rest = press.theme.text_width - 34 - 72 - 2 * 66
    return [gap(8), flowables.table(header, rows, [34, 72, rest, 66, 66], press.theme, right={3, 4})]


def _row(meeting: MeetingPage) -> list[Content]:
    facts = meeting.facts
    numeral = roman(facts.number) if facts.number else ""
    exact = facts.day is not None and facts.precision == "day"
    when = short_date(facts.day) if facts.day and exact else fuzzy_date(facts.day, facts.precision)
    return [numeral, when, facts.title or facts.kind, _shown(meeting.persons), _shown(meeting.partners)]


def _shown(count: Count | None) -> str:
    return "–" if count is None else meeting_head.count_text(count)


def _by_kind(report: Report) -> list[tuple[str, list[MeetingPage]]]:
    return [(kind, [each for each in report.meetings if each.facts.kind == kind]) for kind in _kinds(report)]


def _sums(meetings: Sequence[MeetingPage]) -> tuple[Count | None, Count | None]:
    return _sum([each.persons for each in meetings]), _sum([each.partners for each in meetings])


def _sum(counts: Sequence[Count | None]) -> Count | None:
    """The sum of what was counted, as sure as its least sure part."""
    known = [count for count in counts if count is not None]
    quality = "exact" if all(count.quality == "exact" for count in known) else "about"
    return Count(sum(count.number for count in known), quality) if known else None


def _kinds(report: Report) -> Counter[str]:
    return Counter(meeting.facts.kind for meeting in report.meetings)


def _kind_name(report: Report, kind: str, count: int) -> str:
    return report.plurals.get(kind, kind) if count > 1 else kind


def _lowered(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _page(press: Press, meeting: MeetingPage, key: str) -> list[Flowable]:
    facts, theme = meeting.facts, press.theme
    name = meeting_head.heading(facts)
    number = f"{roman(facts.number)}. " if facts.number else ""
    story: list[Flowable] = []
    if eyebrow := meeting_head.eyebrow(facts):
        story.append(press.text(eyebrow, "numeral"))
    entry = Entry(f"{number}{name}", key, 1)
    story.append(flowables.heading(whole_dates(name), theme.style("title"), entry))
    if facts.title:
        story.append(press.text(facts.title, "subtitle"))
    left, right = _left(press, meeting), _right(press, meeting)
    if left or right:
        story.append(soft_box([left, right], [0.62, 0.38], theme))
    height = _PHOTO_HEIGHT - 85 * bool(meeting.links)
    photos = press.pictures(meeting.pictures, height=height)
    return [*story, *press.flow(meeting.text), *photos, *press.links(meeting.links)]


def _left(press: Press, meeting: MeetingPage) -> list[Flowable]:
    block: list[Flowable] = []
    where = meeting_head.where_lines(meeting.facts)
    if where:
        block += [press.label(_("Place")), *(press.text(line, "small") for line in where), gap(10)]
    if meeting.agenda:
        block.append(press.label(_("Agenda items")))
        style = press.theme.style("small").clone("agenda-line", leftIndent=15, spaceAfter=2, bulletFontSize=9)
        block += [
            flowables.text(item, style, bullet=f"{number}.") for number, item in enumerate(meeting.agenda, start=1)
        ]
    return block


def _right(press: Press, meeting: MeetingPage) -> list[Flowable]:
    block: list[Flowable] = []
    counts = []
    if meeting.persons is not None:
        counts.append(_figure(press, meeting.persons, persons_words(meeting.persons)))
    if meeting.partners is not None:
        counts.append(_figure(press, meeting.partners, partners_words(meeting.partners)))
    if counts:
        block.append(press.label(_("Participants")))
        part_width = 0.16
        block += [flowables.columns(counts, [part_width] * len(counts), press.theme, gutter=4), gap(10)]
    if meeting.speakers:
        block.append(press.label(meeting_head.agreeing("speakers", [line.name for line in meeting.speakers])))
        for organisation, lines in groupby(meeting.speakers, key=lambda line: line.organisation):
            block += [press.text(line.name.full, "small") for line in lines]
            block += [press.text(organisation, "secondary")] if organisation else []
            block.append(gap(4))
    return block


def _figure(press: Press, count: Count, words: str) -> list[Flowable]:
    figure = meeting_head.count_text(count)
    style = "figure" if len(figure) <= 4 else "figure-words"
    return [press.text(figure, style), press.text(words, "secondary")]
