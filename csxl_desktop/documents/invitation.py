"""The invitation to a meeting: letterhead, when and where, the agenda, by when and to whom to reply."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.flowables import (
    Content,
    Piece,
    columns,
    gap,
    heading,
    label,
    rich,
    soft_box,
    table,
    text,
    texts,
)
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import letterhead, phone_text, title_block
from csxl_desktop.documents.meeting_head import agreeing, capitalised, day_text, eyebrow, where_lines
from csxl_desktop.documents.meeting_head import heading as meeting_heading
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.invitation import Contact, Invitation, InvitationItem
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date, time_range


def render(content: Invitation, theme: Theme) -> bytes:
    """The invitation as a PDF, in its own language."""
    with speaking(content.language):
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=f"{_('Invitation')} – {meeting_heading(content.meeting)}",
            author=content.office.name,
        )


def _story(content: Invitation, theme: Theme) -> Iterator[Flowable]:
    meeting = content.meeting
    yield from letterhead(content.office, theme)
    yield from _addressee(content, theme)
    above = " · ".join(part for part in (_("Invitation"), eyebrow(meeting)) if part)
    yield from title_block(above, meeting_heading(meeting), meeting.title, theme)
    yield soft_box([_when_and_where(content, theme), _speakers(content, theme)], [0.55, 0.45], theme)
    yield from _opening(content, theme)
    if content.items:
        yield from _agenda(content.items, theme)
    yield from _reply(content, theme)
    yield from _closing(content, theme)


def _addressee(content: Invitation, theme: Theme) -> Iterator[Flowable]:
    """The date of the letter on the left, who it is for on the right."""
    written: list[Flowable] = []
    if content.written_on is not None:
        day = long_date(content.written_on, weekday=False)
        place = content.written_at
        line = _("{place}, {date}").format(place=place, date=day) if place else capitalised(day)
        written.append(text(line, theme.style("tight").clone("written", textColor=theme.secondary_ink)))
    lines: list[Flowable] = [text(line, theme.style("tight")) for line in content.addressee]
    if written or lines:
        yield columns([written, lines], [0.55, 0.45], theme)
        yield gap(14)


def _when_and_where(content: Invitation, theme: Theme) -> list[Flowable]:
    tight, strong = theme.style("tight"), theme.style("subheading").clone("when", role="P", spaceBefore=0, spaceAfter=0)
    meeting = content.meeting
    facts: list[Flowable] = []
    if day := day_text(meeting):
        facts += [label(_("When"), theme), text(capitalised(day), strong)]
    if hours := time_range(meeting.starts, meeting.ends):
        facts.append(text(hours, tight))
    if where := where_lines(meeting):
        facts += [gap(8), label(_("Where"), theme), text(where[0], strong)]
        facts += [text(line, tight) for line in where[1:]]
    if meeting.venue is not None and meeting.venue.access:
        facts += [gap(2), text(meeting.venue.access, theme.style("secondary"))]
    return facts


def _speakers(content: Invitation, theme: Theme) -> list[Flowable]:
    if not content.speakers:
        return []
    shown: list[Flowable] = [label(agreeing("speakers", [s.name for s in content.speakers]), theme)]
    for speaker in content.speakers:
        shown.append(text(speaker.name.full, theme.style("tight")))
        details = ", ".join(part for part in (speaker.function, speaker.organisation) if part)
        if details:
            shown.append(text(details, theme.style("secondary")))
        shown.append(gap(5))
    return shown


def _opening(content: Invitation, theme: Theme) -> Iterator[Flowable]:
    if content.text:
        yield from rich_text.flow(content.text, theme)
        return
    yield text(_("Dear Sir or Madam,"), theme.style("body"))
    yield text(_("We have the pleasure of inviting you to this meeting."), theme.style("body"))


def _agenda(items: tuple[InvitationItem, ...], theme: Theme) -> Iterator[Flowable]:
    yield CondPageBreak(90)
    yield heading(_("Agenda"), theme.style("heading"))
    planned = any(item.minutes for item in items)
    rows: list[list[Content]] = []
    for number, item in enumerate(items, start=1):
        title: list[Flowable] = [text(item.title, theme.style("tight"))]
        if item.note:
            title += texts(item.note, theme.style("secondary"))
        row: list[Content] = [text(f"{number}.", theme.style("tight")), title]
        if planned:
            row.append(_("{minutes} min").format(minutes=item.minutes) if item.minutes else "")
        rows.append(row)
    widths = [22.0, theme.text_width - 22.0]
    if planned:
        widths = [22.0, theme.text_width - 82.0, 60.0]
    yield table([], rows, widths, theme, right={2})


def _reply(content: Invitation, theme: Theme) -> Iterator[Flowable]:
    block: list[Flowable] = []
    bold = theme.style("body").clone("reply", fontName=theme.style("cell-bold").fontName, spaceAfter=2)
    if content.reply_by is not None:
        sentence = _("Please reply by {date}.").format(date=long_date(content.reply_by))
        block.append(text(sentence, bold))
    if content.contact is not None:
        block.append(_contact(content.contact, theme))
    if block:
        yield KeepTogether([*block, gap(8)])


def _contact(contact: Contact, theme: Theme) -> Flowable:
    named = ", ".join(part for part in (contact.name, contact.function) if part)
    pieces = [Piece(_("Contact: {name}").format(name=named))]
    if contact.phone:
        pieces.append(Piece(f" · {phone_text(contact.phone)}"))
    if contact.email:
        pieces += [Piece(" · "), Piece(contact.email, url=f"mailto:{contact.email}")]
    return rich(pieces, theme.style("tight"))


def _closing(content: Invitation, theme: Theme) -> Iterator[Flowable]:
    """What is enclosed on the left, who signs on the right."""
    small = theme.style("secondary")
    enclosed: list[Flowable] = []
    if content.annexes:
        enclosed = [label(_("Enclosed"), theme), *(text(f"– {annex}", small) for annex in content.annexes)]
    signed: list[Flowable] = []
    for who in content.signatories:
        signed += [gap(26), text(who.name, theme.style("tight")), text(who.function, small)]
    if enclosed or signed:
        yield KeepTogether([gap(8), columns([enclosed, signed], [0.55, 0.45], theme)])
