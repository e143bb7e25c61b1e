"""The newsletter: news chosen and ordered, printed, sent, and each relay that follows logged."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MailingPurpose, SendingChannel
from csxl_desktop.domain.content import newsletter as content
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.mailing_lists import MailingList, is_newsletter
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.newsletter_rows import NewsletterRow, OpenNewsletter
from csxl_desktop.domain.newsletters import Newsletter, NewsletterItem
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.recipients import Recipients, Selection, SelectionKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.group_fields import with_group_names
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.quoting import may_leave, note_quoted, quoted_in, require_agreed
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.services.told_news import ToldNews, told_at
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.newsletters import article_rows, news_choices, newsletter_rows

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERED = re.compile(r"n[°ºo]\s*(\d+)", re.IGNORECASE)


class NewsletterIssuedError(DomainError):
    template = N_("Issue {number} has left: it stays as it was sent. Begin the next one.")


class NothingToIssueError(DomainError):
    template = N_("Issue {number} is empty: put news or words of your own into it first.")


class NewsletterService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes: Path = database.folder / "annexes"

    def rows(self) -> tuple[NewsletterRow, ...]:
        """Every issue, the newest first."""
        with self._database() as session:
            return tuple(newsletter_rows(session))

    def issue_whole(self, newsletter_id: UUID) -> OpenNewsletter:
        """What stands in an issue, and the news that may still be put there."""
        with self._database() as session:
            row = next((each for each in newsletter_rows(session) if each.id == newsletter_id), None)
            if row is None:
                raise RecordNotFoundError
            found = existing(session, Newsletter, newsletter_id)
            choices = () if row.issued_on else tuple(news_choices(session, self._today()))
            return OpenNewsletter(row, found.text, tuple(article_rows(session, newsletter_id)), choices)

    def lists(self) -> tuple[Option, ...]:
        """The mailing lists it may go to, those of a newsletter first."""
        with self._database() as session:
            found = session.scalars(
                select(MailingList)
                .where(MailingList.trashed_at.is_(None))
                .order_by(MailingList.position, MailingList.name)
            ).all()
            return tuple(
                Option(each.id, each.name, each.description)
                for each in sorted(found, key=lambda each: not is_newsletter(each.name))
            )

    def recipients(self, mailing_list_id: UUID) -> Recipients:
        """Whom a list reaches today."""
        from csxl_desktop.services.selection_reading import SelectionReading  # maps the directory

        with self._database() as session:
            name = existing(session, MailingList, mailing_list_id).name
            selection = Selection(SelectionKind.LIST, (mailing_list_id,), name)
            return SelectionReading(session, self._today()).recipients(selection)

    # Writing it.

    def begin(self) -> Written:
        """The next issue, empty; its number follows the last one, written here or noted beside a relay."""
        with self._database.begin(N_("Newsletter begun")) as session:
            made = add(session, Newsletter, {"number": last_number(session) + 1})
            return written(self._database, session, made.id)

    def put(self, newsletter_id: UUID, news_ids: Sequence[UUID]) -> Written:
        """These news behind what stands there already."""
        return self._append(
            newsletter_id, [{"news_item_id": each} for each in news_ids], N_("News put in the newsletter")
        )

    def put_words(self, newsletter_id: UUID, title: str) -> Written:
        """An article of the office's own."""
        return self._append(newsletter_id, [{"title": title}], N_("Article put in the newsletter"))

    def arrange(self, newsletter_id: UUID, article_ids: Sequence[UUID]) -> Written:
        """The articles in this order."""
        with self._database.begin(N_("Order changed")) as session:
            _still_written(session, newsletter_id)
            for position, key in enumerate(article_ids, start=1):
                existing(session, NewsletterItem, key).position = position
            return written(self._database, session, newsletter_id)

    def issue(self, newsletter_id: UUID, recipients: int, mailing_list_id: UUID | None = None) -> Written:
        """It left today, to so many: each news in it was relayed by it, and the mailing is logged."""
        today = self._today()
        with self._database.begin(N_("Newsletter issued")) as session:
            issued = _still_written(session, newsletter_id)
            articles = article_rows(session, newsletter_id)
            if not articles:
                raise NothingToIssueError(number=issued.number)
            quoted = quoted_in(session, (issued.text.plain(), *(each.shown_text.plain() for each in articles)))
            require_agreed(session, quoted, today)
            issued.issued_on = today
            channel, note = _channel(session), f"n° {issued.number}"
            for news_id in dict.fromkeys(each.news_item_id for each in articles if each.news_item_id is not None):
                values = {
                    "news_item_id": news_id,
                    "channel": channel,
                    "relayed_on": today,
                    "newsletter_id": newsletter_id,
                    "note": note,
                }
                add(session, NewsRelay, values)
            title = f"{_newsletter_word()} {note}" + (f" – {issued.title}" if issued.title else "")
            note_quoted(session, quoted, title, today, newsletter_id=newsletter_id)
            sent = {
                "sent_on": today,
                "title": title,
                "channel": SendingChannel.MAIL,
                "purpose": MailingPurpose.NEWSLETTER,
                "recipients": recipients,
                "newsletter_id": newsletter_id,
                "mailing_list_id": mailing_list_id,
            }
            add(session, Mailing, sent)
            return written(self._database, session, newsletter_id)

    # Printing it.

    def document(self, newsletter_id: UUID, *, language: str = "fr") -> Document:
        """The issue as it stands."""
        with self._database() as session, speaking(language):
            office, found = the_office(session), existing(session, Newsletter, newsletter_id)
            articles = article_rows(session, newsletter_id)
            if found.issued_on is None:
                agreed = may_leave(session, [each.shown_text.plain() for each in articles], self._today())
                articles = list(compress(articles, agreed))
            printed = content.Newsletter(
                office=parts.identity(session, office, self._annexes),
                number=found.number,
                title=found.title,
                on=found.issued_on or self._today(),
                text=with_group_names(session, found.text),
                articles=tuple(
                    content.Article(
                        title=each.shown_title,
                        text=with_group_names(session, each.shown_text),
                        heading=each.heading,
                        organisation=each.organisation,
                        contact=each.contact,
                        event_on=each.event_on,
                        picture=self._picture(session, each.news_item_id),
                    )
                    for each in articles
                ),
                images=parts.images_of((found.text, *(each.shown_text for each in articles)), self._annexes),
                language=language,
            )
            name = f"{_('Newsletter')} {found.number}"
            return Document("newsletter", printed, name, office.look)

    def portrait(self, news_item_id: UUID, *, language: str = "fr") -> Document:
        """The portrait of the partner that the news presents."""
        from csxl_desktop.services.portraits import portrait_of  # maps the directory

        with self._database() as session, speaking(language):
            office, news = the_office(session), existing(session, NewsItem, news_item_id)
            printed = portrait_of(
                session,
                parts.identity(session, office, self._annexes),
                news,
                picture=self._picture(session, news_item_id),
                images=parts.images_of([news.text], self._annexes),
                language=language,
            )
            name = in_file_name(f"{_('Portrait')} {printed.organisation or news.title}")
            return Document("portrait", printed, name, office.look)

    def told_at(self, meeting_id: UUID) -> tuple[ToldNews, ...]:
        """The news that members told at a meeting."""
        with self._database() as session:
            return told_at(session, meeting_id)

    def tell(self, meeting_id: UUID, title: str) -> Written:
        """A news that was told at the meeting: received there, still to be relayed."""
        with self._database.begin(N_("News told at a meeting")) as session:
            on = existing(session, Meeting, meeting_id).first_on
            values = {"title": title, "meeting_id": meeting_id, "received_on": on}
            return written(self._database, session, add(session, NewsItem, values).id)

    def last_news_of(self, organisation_id: UUID) -> UUID | None:
        """The newest news that the organisation asked to relay."""
        with self._database() as session:
            return session.scalar(
                select(NewsItem.id)
                .where(NewsItem.organisation_id == organisation_id, NewsItem.trashed_at.is_(None))
                .order_by(NewsItem.received_on.desc().nulls_last(), NewsItem.id.desc())
                .limit(1)
            )

    # Within.

    def _append(self, newsletter_id: UUID, wanted: Sequence[dict[str, object]], label: str) -> Written:
        with self._database.begin(label) as session:
            _still_written(session, newsletter_id)
            last = max((each.position for each in items_of(session, newsletter_id)), default=0)
            key = newsletter_id
            for position, values in enumerate(wanted, start=last + 1):
                key = add(session, NewsletterItem, {**values, "newsletter_id": newsletter_id, "position": position}).id
            return written(self._database, session, key)

    def _picture(self, session: Session, news_item_id: UUID | None) -> bytes | None:
        """The file that came with the news, where it is a picture."""
        news = session.get(NewsItem, news_item_id) if news_item_id is not None else None
        file = session.get(Attachment, news.attachment_id) if news is not None and news.attachment_id else None
        if file is None or not file.media_type.startswith("image/"):
            return None
        return parts.file_bytes(self._annexes, file.sha256)


def items_of(session: Session, newsletter_id: UUID) -> Sequence[NewsletterItem]:
    return session.scalars(
        select(NewsletterItem).where(NewsletterItem.newsletter_id == newsletter_id, NewsletterItem.trashed_at.is_(None))
    ).all()


def _still_written(session: Session, newsletter_id: UUID) -> Newsletter:
    found = existing(session, Newsletter, newsletter_id)
    if found.issued_on is not None:
        raise NewsletterIssuedError(number=found.number)
    return found


def last_number(session: Session) -> int:
    """The highest number given, in the trash too, or noted beside a relay before issues were written here."""
    notes = session.execute(select(NewsRelay.channel, NewsRelay.note).where(NewsRelay.trashed_at.is_(None)))
    noted = [int(number[1]) for channel, note in notes if is_newsletter(channel) and (number := _NUMBERED.search(note))]
    return max([session.scalar(select(func.max(Newsletter.number))) or 0, *noted])


def _channel(session: Session) -> str:
    """What the office calls the newsletter among its channels."""
    used = Counter(
        channel
        for channel in session.scalars(select(NewsRelay.channel).where(NewsRelay.trashed_at.is_(None)))
        if is_newsletter(channel)
    )
    return used.most_common(1)[0][0] if used else _newsletter_word()


def _newsletter_word() -> str:
    with speaking("fr"):  # stored, whatever the window speaks
        return _("Newsletter")
