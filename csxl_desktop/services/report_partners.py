"""Partnerships and relayed news of a year, as the report tells them."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, OurRole, Precision
from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.enclosures import Link, Picture
from csxl_desktop.domain.meeting_rows import LinkRow, MeetingRow
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.domain.sittings import sittings
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.partnerships import attended_by_us
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.meeting_record import pictures_in, pictures_of
from csxl_desktop.storage.queries.newsletters import newsletter_rows

_ROLES = {
    OurRole.ORGANISES: "organises",
    OurRole.CO_ORGANISES: "co_organises",
    OurRole.TAKES_PART: "takes_part",
    OurRole.RELAYS: "relays",
    OurRole.COUNCIL: "sits_in_council",
}


def partnership_pages(session: Session, year: int, annexes: Path) -> tuple[report.PartnershipPage, ...]:
    """The partnerships told in the year: dated ones first, by date, then in the office's own order."""
    dated: defaultdict[UUID, list[MeetingRow]] = defaultdict(list)
    for row in meetings_query.meetings_of_year(session, year, counting_rule(session)):
        if row.partnership_id is not None and row.state is MeetingState.HELD:
            dated[row.partnership_id].append(row)
    told = session.execute(
        select(PartnershipYear, Partnership)
        .join(Partnership, Partnership.id == PartnershipYear.partnership_id)
        .where(PartnershipYear.year == year, PartnershipYear.trashed_at.is_(None), Partnership.trashed_at.is_(None))
        .order_by(PartnershipYear.position, Partnership.title)
    ).all()
    ordered = sorted(
        enumerate(told),
        key=lambda pair: (_first_day(dated[pair[1].Partnership.id]), pair[1].PartnershipYear.position, pair[0]),
    )
    return tuple(
        _page(session, row.PartnershipYear, row.Partnership, dated[row.Partnership.id], annexes) for _, row in ordered
    )


def news_lines(session: Session, year: int) -> tuple[report.NewsLine, ...]:
    """What was relayed in the year, by date, with the channels it went through."""
    channels: defaultdict[UUID, list[str]] = defaultdict(list)
    in_year = NewsItem.trashed_at.is_(None) & NewsItem.received_on.between(date(year, 1, 1), date(year, 12, 31))
    relays = session.execute(
        select(NewsRelay.news_item_id, NewsRelay.channel)
        .join(NewsItem, NewsItem.id == NewsRelay.news_item_id)
        .where(NewsRelay.trashed_at.is_(None), in_year)
        .order_by(NewsRelay.relayed_on)
    )
    for news_item_id, channel in relays:
        if channel not in channels[news_item_id]:
            channels[news_item_id].append(channel)
    rows = session.execute(
        select(NewsItem, Organisation.name)
        .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
        .where(in_year)
        .order_by(NewsItem.received_on, NewsItem.id)
    )
    return tuple(
        report.NewsLine(item.title, organisation or "", item.received_on, tuple(channels[item.id]))
        for item, organisation in rows
    )


def newsletter_lines(session: Session, year: int) -> tuple[report.NewsletterLine, ...]:
    """The issues of the newsletter that left in the year, by number."""
    return tuple(
        report.NewsletterLine(row.number, row.title, row.issued_on, row.articles, row.recipients)
        for row in reversed(newsletter_rows(session))
        if row.issued_on is not None and row.issued_on.year == year
    )


def _first_day(rows: list[MeetingRow]) -> date:
    return min((row.first_on for row in rows if row.precision is not Precision.UNDATED), default=date.max)


def _page(
    session: Session,
    told: PartnershipYear,
    partnership: Partnership,
    meetings: list[MeetingRow],
    annexes: Path,
) -> report.PartnershipPage:
    counts = session.scalars(
        select(PartnershipCount)
        .where(PartnershipCount.partnership_year_id == told.id, PartnershipCount.trashed_at.is_(None))
        .order_by(PartnershipCount.position, PartnershipCount.id)
    )
    links = session.scalars(
        select(Link)
        .where(Link.partnership_id == partnership.id, Link.trashed_at.is_(None))
        .order_by(Link.position, Link.id)
    )
    there = attended_by_us(session, meetings)
    own = (Picture.partnership_id == partnership.id) & pictures_in(told.year)
    return report.PartnershipPage(
        title=partnership.title,
        edition=next((row.edition for row in meetings if row.edition is not None), None),
        organisers=_organisers(session, partnership.id),
        role=_ROLES[partnership.our_role],
        dates=tuple(
            report.DateSpan(row.first_on, row.last_on, row.precision.value)
            for row in meetings
            if row.precision is not Precision.UNDATED
        ),
        period=told.period,
        text=told.text,
        counts=tuple(
            report.LabelledCount(Count(found.number), found.label) for found in counts if found.number is not None
        ),
        pictures=(
            *parts.pictures(pictures_of(session, own), annexes),
            *(
                picture
                for row in meetings
                for picture in parts.pictures(pictures_of(session, Picture.meeting_id == row.id), annexes)
            ),
        ),
        links=parts.links(LinkRow(link.id, link.label, link.url) for link in links),
        sittings=sittings(
            told.sittings, told.attended, partnership.expected_a_year, list(there.values()), told.absence_reason
        ),
        id=partnership.id.hex,
        where=told.place,
    )


def _organisers(session: Session, partnership_id: UUID) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(Organisation.name)
            .join(PartnershipOrganiser, PartnershipOrganiser.organisation_id == Organisation.id)
            .where(PartnershipOrganiser.partnership_id == partnership_id, PartnershipOrganiser.trashed_at.is_(None))
            .order_by(PartnershipOrganiser.position, PartnershipOrganiser.id)
        )
    )
