"""The invitation as a Word file: the same content as its PDF, for whoever edits it further."""

from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.documents.meeting_head import agreeing, capitalised, day_text, eyebrow, heading, where_lines
from csxl_desktop.documents.word import WordFile
from csxl_desktop.domain.content.invitation import Invitation, InvitationItem
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date, time_range
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_SMALL = 9.0


def render(content: Invitation, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The invitation, in its own language."""
    with speaking(content.language):
        named = heading(content.meeting)
        title = f"{_('Invitation')} – {named}"
        word = WordFile(title, content.office.name, typography=typography, accent=accent)
        word.paragraph(content.office.name, bold=True, size=13, after=0)
        reach = [content.office.host, *content.office.address, *map(phone_text, content.office.phones)]
        word.paragraph(" · ".join(filter(None, [*reach, *content.office.emails, content.office.web])), size=_SMALL)
        word.paragraph(" · ".join(filter(None, (_("Invitation"), eyebrow(content.meeting)))), size=_SMALL, after=0)
        word.title(named)
        if content.meeting.title:
            word.paragraph(content.meeting.title, bold=True, size=12)
        _facts(word, content)
        _opening(word, content)
        _agenda(word, content.items)
        _reply(word, content)
        return word.bytes()


def _facts(word: WordFile, content: Invitation) -> None:
    meeting = content.meeting
    when = ", ".join(filter(None, (capitalised(day_text(meeting)), time_range(meeting.starts, meeting.ends))))
    where = ", ".join(where_lines(meeting))
    access = meeting.venue.access if meeting.venue is not None else ""
    speakers = "; ".join(
        ", ".join(filter(None, (each.name.full, each.function, each.organisation))) for each in content.speakers
    )
    who = agreeing("speakers", [each.name for each in content.speakers])
    for label, words in ((_("When"), when), (_("Where"), where), ("", access), (who, speakers)):
        if words:
            made = word.paragraph("", after=2)
            if label:
                made.add_run(word.set_in(_("{label}: ").format(label=label))).bold = True
            made.add_run(word.set_in(words))


def _opening(word: WordFile, content: Invitation) -> None:
    if content.text:
        word.flow(content.text, {})
        return
    word.paragraph(_("Dear Sir or Madam,"))
    word.paragraph(_("We have the pleasure of inviting you to this meeting."))


def _agenda(word: WordFile, items: tuple[InvitationItem, ...]) -> None:
    if not items:
        return
    word.document.add_paragraph(word.set_in(_("Agenda")), style="Heading 1")
    for number, item in enumerate(items, start=1):
        minutes = _("{minutes} min").format(minutes=item.minutes) if item.minutes else ""
        words = " – ".join(filter(None, (item.title, minutes)))
        word.paragraph(f"{number}. {words}", after=2)
        if item.note:
            word.paragraph(item.note, size=_SMALL, after=2)


def _reply(word: WordFile, content: Invitation) -> None:
    if content.reply_by is not None:
        word.paragraph(_("Please reply by {date}.").format(date=long_date(content.reply_by)), bold=True)
    contact = content.contact
    if contact is not None:
        named = ", ".join(filter(None, (contact.name, contact.function)))
        reach = filter(None, (phone_text(contact.phone) if contact.phone else "", contact.email))
        word.paragraph(" · ".join([_("Contact: {name}").format(name=named), *reach]))
    if content.annexes:
        word.paragraph(_("Enclosed"), bold=True, size=_SMALL, after=0)
        for annex in content.annexes:
            word.paragraph(f"– {annex}", size=_SMALL, after=0)
    for who in content.signatories:
        word.paragraph(", ".join(filter(None, (who.name, who.function))))
