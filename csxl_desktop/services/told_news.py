"""The news that members told at a meeting: under its item in the minutes, and on the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meeting_rows import ItemRow, MeetingRecord
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.rich_text import Block, RichText, Run, Span


@dataclass(frozen=True, slots=True)
class ToldNews:
    """One of them; `text` is what was written of it later, if anything."""

    id: UUID
    title: str
    organisation: str
    text: str


def told_at(session: Session, meeting_id: UUID) -> tuple[ToldNews, ...]:
    """In the order in which they were told."""
    rows = session.execute(
        select(NewsItem, Organisation.name)
        .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
        .where(NewsItem.meeting_id == meeting_id, NewsItem.trashed_at.is_(None))
        .order_by(NewsItem.id)
    )
    return tuple(ToldNews(news.id, news.title, body or "", news.text_plain) for news, body in rows)


def with_told_news(session: Session, record: MeetingRecord) -> MeetingRecord:
    """The meeting with the news told there as lines of its item for them (the first one, where there are several)."""
    place = next((item for item in record.items if item.kind is ItemKind.MEMBERS_NEWS), None)
    told = told_at(session, record.row.id) if place is not None else ()
    if place is None or not told:
        return record
    items = tuple(_with_lines(item, told) if item is place else item for item in record.items)
    return replace(record, items=items)


def _with_lines(item: ItemRow, told: Sequence[ToldNews]) -> ItemRow:
    """What the office wrote itself stays above; a news that it already names by its title is not said twice."""
    written = item.text.plain()
    lines = tuple(
        Block(f"news-{each.id.hex}", "li", _runs(each), list_kind="bullet")
        for each in told
        if each.title.strip() and each.title not in written
    )
    return replace(item, text=RichText((*item.text.blocks, *lines), item.text.extra))


def _runs(news: ToldNews) -> tuple[Run, ...]:
    body = (Span(f"{news.organisation}: ", "b"),) if news.organisation else ()
    text = " ".join(news.text.split())
    told = (text if text.startswith(news.title) else f"{news.title} – {text}") if text else news.title
    return (*body, Span(told))
