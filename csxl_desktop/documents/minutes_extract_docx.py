"""The same extract as a Word file."""

from csxl_desktop.documents.meeting_head import eyebrow, when_text, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.minutes_docx import fact, put_item
from csxl_desktop.documents.minutes_words import extract_lines, extract_title
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import head_and_foot, quiet
from csxl_desktop.domain.content.minutes_extract import MinutesExtract
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions


def render(content: MinutesExtract, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The extract in the language of the minutes; of a draft each page says so."""
    minutes = content.minutes
    with speaking(minutes.language):
        title = f"{extract_title(content)} – {meeting_heading(minutes.meeting)}"
        word = WordFile(title, minutes.office.name, typography=typography, accent=accent)
        draft = f"{_('Draft')} · " if minutes.state == "draft" else ""
        head_and_foot(word, minutes.office.name, f"{draft}{title}")
        above = " · ".join(part for part in (extract_title(content), eyebrow(minutes.meeting)) if part)
        quiet(word.document.add_paragraph().add_run(word.set_in(above)))
        word.title(meeting_heading(minutes.meeting))
        if minutes.meeting.title:
            word.document.add_paragraph(word.set_in(minutes.meeting.title), style="Heading 2")
        for name, words in (
            (_("Date"), when_text(minutes.meeting)),
            (_("Place"), ", ".join(where_lines(minutes.meeting))),
            (_("Extract made for"), content.recipient),
            (_("Chair"), minutes.chair),
            (_("Minutes taken by"), minutes.secretary),
        ):
            if words:
                fact(word, name, words)
        for each in content.items:
            put_item(word, each.number, each.item, minutes)
        for line in (*extract_lines(content), _("For a true extract")):
            word.paragraph(line)
        return word.bytes()
