"""The minutes as a Word file, from the same content as their pages."""

from collections.abc import Sequence

from csxl_desktop.documents.meeting_head import count_text, eyebrow, when_text, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.minutes_election import election_lines
from csxl_desktop.documents.minutes_words import (
    annex_words,
    attendee_words,
    by_organisation,
    corrigendum_heading,
    corrigendum_introduction,
    kind_of,
    lists_of_people,
    speaker_words,
    speakers_title,
    state_lines,
    vote_lines,
)
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import SMALL, head_and_foot, list_table, quiet
from csxl_desktop.domain.content.corrigendum import Corrigendum
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.minutes import Minutes, MinutesItem, MinutesSpeaker
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_TIGHT = 2.0


def render(
    content: Minutes,
    *,
    typography: TypographyOptions = HOUSE,
    accent: str = "",
    corrigenda: Sequence[Corrigendum] = (),
) -> bytes:
    """The minutes in their own language; a draft says so on each page. `corrigenda` stand behind approved ones."""
    with speaking(content.language):
        title = f"{kind_of(content)} – {meeting_heading(content.meeting)}"
        word = WordFile(title, content.office.name, typography=typography, accent=accent)
        draft = f"{_('Draft')} · " if content.state == "draft" else ""
        head_and_foot(word, content.office.name, f"{draft}{title}")
        _head(word, content)
        _people(word, content)
        for number, item in enumerate(content.items, start=1):
            put_item(word, number, item, content)
        _behind(word, content)
        for corrigendum in corrigenda:
            _corrigendum(word, corrigendum)
        return word.bytes()


def _head(word: WordFile, content: Minutes) -> None:
    meeting = content.meeting
    above = " · ".join(part for part in (kind_of(content), eyebrow(meeting)) if part)
    quiet(word.document.add_paragraph().add_run(word.set_in(above)))
    word.title(meeting_heading(meeting))
    if meeting.title:
        word.document.add_paragraph(word.set_in(meeting.title), style="Heading 2")
    persons = _counted(content.persons, "person", "persons")
    partners = _counted(content.partners, "partner", "partners")
    for title, words in (
        (_("Date"), when_text(meeting)),
        (_("Place"), ", ".join(where_lines(meeting))),
        (_("Participants"), ", ".join(part for part in (persons, partners) if part)),
        (_("Chair"), content.chair),
        (_("Minutes taken by"), content.secretary),
    ):
        if words:
            fact(word, title, words)
    if content.count_note:
        word.paragraph(content.count_note, size=SMALL)
    if content.subject:
        for line in content.subject.splitlines():
            fact(word, _("Subject"), line)
    elif len(content.items) > 1:
        word.document.add_paragraph(word.set_in(_("Agenda")), style="Heading 2")
        for number, item in enumerate(content.items, start=1):
            word.paragraph(f"{number}. {item.title}", after=_TIGHT)


def _counted(count: Count | None, one: str, many: str) -> str:
    if count is None:
        return ""
    return f"{count_text(count)} {ngettext(one, many, int(count.to or count.number))}"


def fact(word: WordFile, title: str, words: str) -> None:
    """“Date: …”, its name bold."""
    made = word.document.add_paragraph()
    made.add_run(word.set_in(_("{title}: {words}").format(title=title, words=""))).bold = True
    made.add_run(word.set_in(words))
    made.paragraph_format.space_after = 0


def _people(word: WordFile, content: Minutes) -> None:
    lists = list(lists_of_people(content))
    if lists or content.speakers:
        word.document.add_paragraph(word.set_in(_("Attendance")), style="Heading 1")
    for title, people in lists:
        word.document.add_paragraph(word.set_in(title), style="Heading 3")
        for organisation, members in by_organisation(people):
            made = word.document.add_paragraph()
            if organisation:
                made.add_run(word.set_in(organisation)).bold = True
                made.add_run(" – ")
            made.add_run(word.set_in(", ".join(attendee_words(member) for member in members)))
            made.paragraph_format.space_after = 0
    _speakers(word, content.speakers)


def _speakers(word: WordFile, speakers: tuple[MinutesSpeaker, ...]) -> None:
    if not speakers:
        return
    word.document.add_paragraph(word.set_in(speakers_title(speakers)), style="Heading 3")
    for speaker in speakers:
        word.paragraph(speaker_words(speaker), after=_TIGHT)


def put_item(word: WordFile, number: int, item: MinutesItem, content: Minutes) -> None:
    """One item with all that came of it."""
    word.document.add_paragraph(word.set_in(f"{number}. {item.title}"), style="Heading 1")
    _speakers(word, item.speakers)
    word.flow(item.text, content.pictures)
    for vote in item.votes:
        word.paragraph(f"{_('Vote')} – {vote.question}", bold=True, after=_TIGHT)
        for line in vote_lines(vote):
            word.paragraph(line, after=_TIGHT)
    if item.election is not None:
        word.paragraph(_("Result of the election"), bold=True, after=_TIGHT)
        for line in election_lines(item.election):
            word.paragraph(line, after=_TIGHT)
    for decision in item.decisions:
        word.paragraph(_("Decision {number}").format(number=decision.number), bold=True, after=_TIGHT)
        word.paragraph(decision.text)
    if item.actions:
        header = [ngettext("Action", "Actions", len(item.actions)), _("Who"), _("Due")]
        rows = [(a.what, a.who, short_date(a.due_on) if a.due_on else "–") for a in item.actions]
        list_table(word, header, rows, (0.58, 0.25, 0.17))
        word.document.add_paragraph()


def _behind(word: WordFile, content: Minutes) -> None:
    """Annexes, links, the next meeting, the approval."""
    _enclosures(word, content)
    _next_meeting(word, content)
    for line in state_lines(content):
        word.paragraph(line)
    if content.kind == "PV" and content.approval is not None:
        for line in content.approval.remarks.splitlines():
            word.paragraph(line, size=SMALL)


def _corrigendum(word: WordFile, content: Corrigendum) -> None:
    """On a page of its own, as behind the sealed pages."""
    title = word.document.add_paragraph(word.set_in(corrigendum_heading(content)), style="Heading 1")
    title.paragraph_format.page_break_before = True
    word.paragraph(corrigendum_introduction(content))
    if content.reason:
        word.paragraph(content.reason, size=SMALL)
    word.flow(content.text, {})


def _enclosures(word: WordFile, content: Minutes) -> None:
    if content.annexes:
        title = ngettext("Annex", "Annexes", len(content.annexes))
        word.document.add_paragraph(word.set_in(title), style="Heading 1")
        for number, annex in enumerate(content.annexes, start=1):
            word.paragraph(annex_words(number, annex), after=_TIGHT)
    if content.links:
        title = ngettext("Link", "Links", len(content.links))
        word.document.add_paragraph(word.set_in(title), style="Heading 1")
        for link in content.links:
            told = (Span(f"{link.label} – "),) if link.label else ()
            word.flow(RichText((Block("link", runs=(*told, Span(link.url, "", link.url))),)), {})


def _next_meeting(word: WordFile, content: Minutes) -> None:
    following = content.next_meeting
    if following is not None:
        word.document.add_paragraph(word.set_in(_("Next meeting")), style="Heading 1")
        named = " – ".join(part for part in (following.kind, following.title) if part)
        for line in (named, when_text(following), ", ".join(where_lines(following))):
            if line:
                word.paragraph(line, after=_TIGHT)
