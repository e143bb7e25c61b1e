"""The mail of a call for testimonials: to ask, to remind who is silent; what left is noted, line by line."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain import address_blocks
from csxl_desktop.domain.campaign_rows import RequestMail, RequestRow
from csxl_desktop.domain.campaigns import Campaign, CampaignRequest
from csxl_desktop.domain.choices import MailingPurpose, SendingChannel
from csxl_desktop.domain.content.call_list import Call, CallList
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.campaign_lines import lines_of
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database


class CampaignMailService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def mail(self, campaign_id: UUID, *, reminder: bool = False) -> RequestMail:
        """To those not asked yet; as a reminder, to those who were and have not answered."""
        with self._database() as session:
            campaign = existing(session, Campaign, campaign_id)
            lines = self._lines(session, campaign_id, reminder=reminder)
            name = campaign.name
            return RequestMail(
                subject=_("Reminder: {what}").format(what=name) if reminder else name,
                body=_body(campaign, the_office(session).name, self._today(), reminder=reminder),
                addresses=address_blocks.once(each.email for each in lines if each.email),
                reached=tuple(each.id for each in lines if each.email),
                unreachable=tuple(_named(each) for each in lines if not each.email),
            )

    def left(self, campaign_id: UUID, mail: RequestMail, *, reminder: bool = False) -> Written:
        """It left today: each line that it reached says so, and the log of mailings too."""
        with self._database.begin(N_("Sending noted")) as session:
            column, today = "reminded_on" if reminder else "asked_on", self._today()
            for each in mail.reached:
                assign(session, existing(session, CampaignRequest, each), {column: today})
            values = {
                "sent_on": today,
                "title": mail.subject,
                "channel": SendingChannel.MAIL,
                "purpose": MailingPurpose.REMINDER if reminder else MailingPurpose.OTHER,
                "recipients": len(mail.reached),
                "selection": existing(session, Campaign, campaign_id).name,
            }
            add(session, Mailing, values)
            return written(self._database, session, campaign_id)

    def call_list(self, campaign_id: UUID, *, language: str = "fr") -> Document:
        """Whom to ring: those asked and silent since, on paper with room to write."""
        with self._database() as session, speaking(language):
            office, campaign = the_office(session), existing(session, Campaign, campaign_id)
            lines = self._lines(session, campaign_id, reminder=True)
            content = CallList(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                months=0,
                drawn_up_on=self._today(),
                calls=tuple(Call(each.organisation, each.name, each.phone) for each in lines),
                about=_("Still to answer: {what}").format(what=campaign.name),
                language=language,
            )
            name = f"{_('Call list')} {_('Testimonials')} {campaign.year} ({len(lines)})"
            return Document("call-list", content, name, office.look)

    def _lines(self, session: Session, campaign_id: UUID, *, reminder: bool) -> list[RequestRow]:
        lines = lines_of(session, [campaign_id], self._today())[campaign_id]
        return [each for each in lines if (each.to_remind if reminder else each.to_ask)]


def _body(campaign: Campaign, office: str, today: date, *, reminder: bool) -> str:
    """The office's own question between the usual words."""
    lines = [_("Dear Sir or Madam,"), ""]
    if reminder:
        lines += [_("We have not yet heard from you about this request, and take the liberty of repeating it:"), ""]
    asked = (each for each in campaign.question_plain.splitlines() if each.strip())
    lines += [line for each in asked for line in (each, "")]
    if campaign.due_on is not None:
        over = _("The day that we had named, {date}, is over; your words are still welcome.")
        words = over if campaign.due_on < today else _("Please reply by {date}.")
        lines += [words.format(date=long_date(campaign.due_on)), ""]
    return "\n".join([*lines, _("Kind regards,"), office])


def _named(line: RequestRow) -> str:
    apart = line.organisation if line.organisation != line.name else ""
    number = f"({line.phone})" if line.phone else ""
    return " ".join(part for part in (", ".join(part for part in (line.name, apart) if part), number) if part)
