"""Partnerships and relayed news of a year, as the report tells them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, OurRole, Precision
from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.partnerships import Partnership, PartnershipYear
from csxl_desktop.domain.sittings import sittings
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.partnerships import attended_by_us, counts_of, links_of, organisers_of
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.meeting_record import pictures_by
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
    pages = _Pages(session, [(row.PartnershipYear, row.Partnership) for _, row in ordered], dated, annexes)
    return tuple(pages.page(row.PartnershipYear, row.Partnership) for _, row in ordered)


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


class _Pages:
    """What stands on the pages of the year's partnerships: every table asked once for all of them."""

    def __init__(
        self,
        session: Session,
        told: Sequence[tuple[PartnershipYear, Partnership]],
        dated: Mapping[UUID, list[MeetingRow]],
        annexes: Path,
    ) -> None:
        keys = [partnership.id for _year, partnership in told]
        self._dated, self._annexes = dated, annexes
        self._meetings = {key: dated.get(key, []) for key in keys}
        meetings = [row for rows in self._meetings.values() for row in rows]
        self._counts = counts_of(session, [year.id for year, _partnership in told])
        self._links, self._organisers = links_of(session, keys), organisers_of(session, keys)
        self._there = attended_by_us(session, meetings)
        year = told[0][0].year if told else None
        self._pictures = pictures_by(session, Picture.partnership_id, keys, year)
        self._pictures_there = pictures_by(session, Picture.meeting_id, [row.id for row in meetings])

    def page(self, told: PartnershipYear, partnership: Partnership) -> report.PartnershipPage:
        meetings = self._meetings[partnership.id]
        there = [self._there[row.id] for row in meetings]
        pictures = [
            *self._pictures[partnership.id],
            *(each for row in meetings for each in self._pictures_there[row.id]),
        ]
        return report.PartnershipPage(
            title=partnership.title,
            edition=next((row.edition for row in meetings if row.edition is not None), None),
            organisers=tuple(row.organisation for row in self._organisers[partnership.id]),
            role=_ROLES[partnership.our_role],
            dates=tuple(
                report.DateSpan(row.first_on, row.last_on, row.precision.value)
                for row in meetings
                if row.precision is not Precision.UNDATED
            ),
            period=told.period,
            text=told.text,
            counts=tuple(
                report.LabelledCount(Count(found.number), found.label)
                for found in self._counts[told.id]
                if found.number is not None
            ),
            pictures=parts.pictures(pictures, self._annexes),
            links=parts.links(self._links[partnership.id]),
            sittings=sittings(told.sittings, told.attended, partnership.expected_a_year, there, told.absence_reason),
            id=partnership.id.hex,
            where=told.place,
        )
