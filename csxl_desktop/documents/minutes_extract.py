"""An extract of the minutes: the head of the meeting, its items, where the minutes stand."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents.flowables import columns, gap, label, soft_box, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import eyebrow, running_heads, when_text, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.minutes import item_story
from csxl_desktop.documents.minutes_words import extract_lines, extract_title
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.minutes_extract import MinutesExtract
from csxl_desktop.i18n import _, speaking


def render(content: MinutesExtract, theme: Theme) -> bytes:
    """The extract as a PDF, in the language of the minutes; of a draft it carries the watermark."""
    minutes = content.minutes
    with speaking(minutes.language):
        title = f"{extract_title(content)} – {meeting_heading(minutes.meeting)}"
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=title,
            author=minutes.office.name,
            header_left=minutes.office.name,
            header_right=running_heads(extract_title(content), minutes.meeting),
            watermark=_("Draft") if minutes.state == "draft" else None,
        )


def _story(content: MinutesExtract, theme: Theme) -> Iterator[Flowable]:
    minutes = content.minutes
    above = " · ".join(part for part in (extract_title(content), eyebrow(minutes.meeting)) if part)
    mark = logo(minutes.office, theme)
    yield from title_block(above, meeting_heading(minutes.meeting), minutes.meeting.title, theme, mark)
    yield soft_box([_facts(content, theme), _who(content, theme)], [0.6, 0.4], theme)
    for each in content.items:
        yield from item_story(each.number, each.item, minutes, theme)
    lines = [text(line, theme.style("tight")) for line in extract_lines(content)]
    signature = [[], [text(_("For a true extract"), theme.style("secondary")), gap(40)]]
    yield KeepTogether([gap(12), *lines, gap(14), columns(signature, [0.5, 0.5], theme)])


def _facts(content: MinutesExtract, theme: Theme) -> list[Flowable]:
    meeting, tight = content.minutes.meeting, theme.style("tight")
    facts: list[Flowable] = [label(_("Date"), theme), text(when_text(meeting), tight), gap(7)]
    if where := where_lines(meeting):
        facts += [label(_("Place"), theme), *(text(line, tight) for line in where), gap(7)]
    return facts


def _who(content: MinutesExtract, theme: Theme) -> list[Flowable]:
    minutes, shown = content.minutes, list[Flowable]()
    for title, name in (
        (_("Extract made for"), content.recipient),
        (_("Chair"), minutes.chair),
        (_("Minutes taken by"), minutes.secretary),
    ):
        if name:
            shown += [label(title, theme), text(name, theme.style("tight")), gap(7)]
    return shown
