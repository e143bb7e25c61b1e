"""Who was there, who was represented, excused or absent: names by organisation, in two compact columns."""

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable

from csxl_desktop.documents.flowables import Piece, gap, heading, label, rich
from csxl_desktop.documents.minutes_words import (
    Line,
    attendee_words,
    by_organisation,
    lists_of_people,
    speaker_words,
    speakers_title,
)
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from csxl_desktop.domain.content.minutes import Minutes, MinutesSpeaker
from csxl_desktop.i18n import _


def attendance(content: Minutes, theme: Theme) -> Iterator[Flowable]:
    """The lists of the minutes, those with nobody left out, and who spoke to the whole meeting."""
    lists = list(lists_of_people(content))
    if not lists and not content.speakers:
        return
    yield CondPageBreak(90)
    yield heading(_("Attendance"), theme.style("heading"))
    for title, people in lists:
        yield CondPageBreak(45)
        yield label(title, theme)
        yield TwoColumns([_paragraph(line, theme) for line in by_organisation(people)])
        yield gap(8)
    if content.speakers:
        yield CondPageBreak(45)
        yield from speakers_block(content.speakers, theme)


def speakers_block(speakers: Sequence[MinutesSpeaker], theme: Theme) -> Iterator[Flowable]:
    """Who presented, a line each, under their title."""
    yield label(speakers_title(speakers), theme)
    for speaker in speakers:
        rest = speaker_words(speaker).removeprefix(speaker.name.full)
        yield rich((Piece(speaker.name.full, bold=True), Piece(rest)), _hanging(theme))
    yield gap(6)


def _paragraph(line: Line, theme: Theme) -> Flowable:
    organisation, members = line
    names = ", ".join(attendee_words(member) for member in members)
    if not organisation:
        return rich((Piece(names),), _hanging(theme))
    return rich((Piece(organisation, bold=True), Piece(f" – {names}")), _hanging(theme))


def _hanging(theme: Theme) -> ParagraphStyle:
    return theme.style("small").clone("attendee", leftIndent=9, firstLineIndent=-9, spaceAfter=1.5)
