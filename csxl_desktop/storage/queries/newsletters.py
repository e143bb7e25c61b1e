"""The newsletters: the issues, what stands in one, the news that wait."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.newsletter_rows import ArticleRow, NewsChoice, NewsletterRow
from csxl_desktop.domain.newsletters import Newsletter, NewsletterItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import fold


def newsletter_rows(session: Session) -> list[NewsletterRow]:
    """Every issue, the newest first."""
    items = _pairs(
        session,
        select(NewsletterItem.newsletter_id, func.count())
        .where(NewsletterItem.trashed_at.is_(None))
        .group_by(NewsletterItem.newsletter_id),
    )
    reached = _pairs(
        session,
        select(Mailing.newsletter_id, func.sum(Mailing.recipients))
        .where(Mailing.newsletter_id.is_not(None), Mailing.trashed_at.is_(None))
        .group_by(Mailing.newsletter_id),
    )
    found = session.scalars(
        select(Newsletter)
        .where(Newsletter.trashed_at.is_(None))
        .order_by(Newsletter.number.desc(), Newsletter.id.desc())
    )
    return [
        NewsletterRow(
            each.id,
            each.number,
            each.title,
            each.issued_on,
            items.get(each.id, 0),
            reached.get(each.id, 0),
            fold(f"{each.number} {each.title} {each.text_plain}"),
        )
        for each in found
    ]


def article_rows(session: Session, newsletter_id: UUID) -> list[ArticleRow]:
    """What stands in an issue, in its order; news in the trash leave only the words written here."""
    rows = session.execute(
        select(NewsletterItem, NewsItem, Organisation.name)
        .outerjoin(NewsItem, NewsItem.id == NewsletterItem.news_item_id)
        .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
        .where(NewsletterItem.newsletter_id == newsletter_id, NewsletterItem.trashed_at.is_(None))
        .order_by(NewsletterItem.position, NewsletterItem.id)
    )
    return [
        ArticleRow(
            id=item.id,
            number=number,
            news_item_id=item.news_item_id,
            heading=item.heading,
            title=item.title,
            text=item.text,
            news_title=news.title if news else "",
            news_text=news.text if news else RichText(),
            organisation=organisation or "",
            contact=news.contact if news else "",
            event_on=news.event_on if news else None,
            valid_until_on=news.valid_until_on if news else None,
        )
        for number, (item, news, organisation) in enumerate(rows, start=1)
    ]


def news_choices(session: Session, today: date) -> list[NewsChoice]:
    """News still valid that no newsletter carries: those relayed nowhere first, then by what ends soonest."""
    taken = (
        select(NewsletterItem.news_item_id)
        .join(Newsletter, Newsletter.id == NewsletterItem.newsletter_id)
        .where(NewsletterItem.news_item_id.is_not(None))
        .where(NewsletterItem.trashed_at.is_(None), Newsletter.trashed_at.is_(None))
    )
    channels = _channels(session)
    rows = session.execute(
        select(NewsItem, Organisation.name)
        .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
        .where(NewsItem.trashed_at.is_(None), NewsItem.id.not_in(taken))
        .where(or_(NewsItem.valid_until_on.is_(None), NewsItem.valid_until_on >= today))
        .where(or_(NewsItem.event_on.is_(None), NewsItem.event_on >= today))
        .order_by(NewsItem.received_on.desc(), NewsItem.id.desc())
    )
    found = [
        NewsChoice(
            news.id,
            news.title,
            organisation or "",
            news.received_on,
            news.event_on,
            news.valid_until_on,
            channels[news.id],
        )
        for news, organisation in rows
    ]
    return sorted(found, key=lambda each: (bool(each.channels), each.event_on or each.valid_until_on or date.max))


def _pairs(session: Session, statement: Select[*tuple[Any, ...]]) -> dict[UUID, int]:
    return {row[0]: row[1] for row in session.execute(statement)}


def _channels(session: Session) -> Mapping[UUID, tuple[str, ...]]:
    found: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
    for relay in session.scalars(
        select(NewsRelay).where(NewsRelay.trashed_at.is_(None)).order_by(NewsRelay.relayed_on, NewsRelay.id)
    ):
        if relay.channel not in found[relay.news_item_id]:
            found[relay.news_item_id] += (relay.channel,)
    return found
