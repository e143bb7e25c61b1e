"""A corrigendum: the pages that stand behind approved minutes, which themselves never change."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.flowables import gap, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import eyebrow, running_heads
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.minutes_words import corrigendum_heading, corrigendum_introduction
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.corrigendum import Corrigendum
from csxl_desktop.i18n import _, speaking


def render(content: Corrigendum, theme: Theme) -> bytes:
    """The corrigendum as a PDF, in its own language."""
    with speaking(content.language):
        title = f"{corrigendum_heading(content)} – {meeting_heading(content.meeting)}"
        heads = running_heads(corrigendum_heading(content), content.meeting)
        return build_of_office(_story(content, theme), content.office, title, theme, heads=heads)


def _story(content: Corrigendum, theme: Theme) -> Iterator[Flowable]:
    meeting = content.meeting
    above = " · ".join(part for part in (_("Minutes"), eyebrow(meeting)) if part)
    yield from title_block(
        above, corrigendum_heading(content), meeting_heading(meeting), theme, logo(content.office, theme)
    )
    yield text(corrigendum_introduction(content), theme.style("tight"))
    if content.reason:
        yield text(content.reason, theme.style("secondary"))
    yield gap(10)
    yield from rich_text.flow(content.text, theme, lambda _key: None)
