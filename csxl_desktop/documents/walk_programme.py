"""The programme of a walk, a study day or an event: when and where, its stops, its parts, who organises."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, Piece, gap, heading, label, rich, soft_box, table, text, texts
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import capitalised, day_text, running_heads, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.walk_programme import Part, WalkProgramme
from csxl_desktop.domain.programme_words import held_words
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import clock_time, time_range
from csxl_desktop.i18n.numbers import plural_list

_TIME = 82.0


def render(content: WalkProgramme, theme: Theme) -> bytes:
    """The programme as a PDF, in its own language."""
    with speaking(content.language):
        title = f"{_('Programme')} – {meeting_heading(content.meeting)}"
        heads = running_heads(_("Programme"), content.meeting)
        return build_of_office(_story(content, theme), content.office, title, theme, heads=heads)


def _story(content: WalkProgramme, theme: Theme) -> Iterator[Flowable]:
    meeting = content.meeting
    edition = _("Edition {number}").format(number=content.edition) if content.edition else ""
    above = " · ".join(part for part in (_("Programme"), edition) if part)
    title = meeting.title or meeting_heading(meeting)
    under = meeting.kind if meeting.title else ""
    yield from title_block(above, title, under, theme, logo(content.office, theme))
    yield soft_box([_when_and_where(content, theme), _who(content, theme)], [0.55, 0.45], theme)
    if content.stops:
        yield heading(_("Stops"), theme.style("heading"))
        yield _stops(content, theme)
    if content.parts:
        yield heading(_("Programme"), theme.style("heading"))
        yield _parts(content.parts, theme)
        yield from texts(held_words(content.parts), theme.style("secondary"))


def _when_and_where(content: WalkProgramme, theme: Theme) -> list[Flowable]:
    meeting, tight = content.meeting, theme.style("tight")
    facts: list[Flowable] = []
    if day := day_text(meeting):
        facts += [label(_("When"), theme), text(capitalised(day), tight)]
    if hours := time_range(meeting.starts, meeting.ends):
        facts.append(text(hours, tight))
    if where := where_lines(meeting):
        facts += [gap(7), label(_("Where"), theme), *(text(line, tight) for line in where)]
    return facts


def _who(content: WalkProgramme, theme: Theme) -> list[Flowable]:
    shown: list[Flowable] = []
    audience = (content.audience,) if content.audience else ()
    for words, names in (
        (_("Organised by"), content.organisers),
        (_("Hosted by"), content.hosts),
        (_("For"), audience),
    ):
        if names:
            shown += [label(words, theme), text(plural_list(names), theme.style("tight")), gap(6)]
    return shown


def _stops(content: WalkProgramme, theme: Theme) -> Flowable:
    rows: list[list[Content]] = []
    for number, stop in enumerate(content.stops, start=1):
        told: list[Flowable] = [text(stop.name, theme.style("cell-bold"))]
        if stop.note:
            told.append(text(stop.note, theme.style("secondary")))
        rows.append([str(number), clock_time(stop.at) if stop.at else "", told])
    timed = any(stop.at for stop in content.stops)
    widths = [26.0, _TIME - 26.0, theme.text_width - _TIME]
    if not timed:
        rows = [[number, told] for number, _at, told in rows]
        widths = [26.0, theme.text_width - 26.0]
    return table([], rows, widths, theme)


def _parts(parts: tuple[Part, ...], theme: Theme) -> Flowable:
    rows: list[list[Content]] = []
    for part in parts:
        style = theme.style("cell-bold")
        told: list[Flowable] = [text(part.title, style)]
        if part.cancelled:
            told = [rich([Piece(_("Cancelled:"), bold=True), Piece(f" {part.title}")], theme.style("cell-secondary"))]
        beside = " · ".join(each for each in (part.format, part.room, part.speakers) if each)
        told += [text(words, theme.style("secondary")) for words in (beside, part.note) if words]
        rows.append([time_range(part.starts, part.ends), told])
    return table([], rows, [_TIME, theme.text_width - _TIME], theme)
