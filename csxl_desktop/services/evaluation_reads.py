"""What the Évaluation tab reads beside testimonials and sections: news, and whom a record may name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheetYear
from csxl_desktop.domain.campaigns import Campaign
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.evaluation import Indicator, Testimonial
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.funder import Subsidy
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.partnerships import PartnershipYear
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.surveys import Survey
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.domain.trainings import Training
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.directory import DirectoryService
from csxl_desktop.services.document_parts import images_of
from csxl_desktop.storage.database import Database

_TOLD: Mapping[str, tuple[Any, Any]] = {
    "partnership": (PartnershipYear, PartnershipYear.partnership_id),
    "action_sheet": (ActionSheetYear, ActionSheetYear.action_sheet_id),
}
_USUAL_CHANNELS = (N_("mailing"), N_("portrait of a partner"), N_("article"), N_("web site"), N_("notice board"))


@dataclass(frozen=True, slots=True)
class RelayRow:
    id: UUID
    channel: str
    relayed_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A piece of news with where it went; `folded` is what a filter looks in."""

    id: UUID
    title: str
    text: RichText
    organisation_id: UUID | None
    organisation: str
    received_on: date | None
    received_how: str
    event_on: date | None
    valid_until_on: date | None
    contact: str
    relays: tuple[RelayRow, ...]
    folded: str

    @property
    def channels(self) -> tuple[str, ...]:
        """Each channel once, in the order of relaying."""
        return tuple(dict.fromkeys(relay.channel for relay in self.relays))


@dataclass(frozen=True, slots=True)
class References:
    """Whom a record of the tab may name."""

    people: tuple[Option, ...] = ()
    organisations: tuple[Option, ...] = ()
    indicators: tuple[Option, ...] = ()


_OF_A_YEAR: Mapping[str, type[Any]] = {
    "testimonial": Testimonial,
    "campaign": Campaign,
    "report_section": ReportSection,
    "swot_entry": SwotEntry,
    "evaluation_record": EvaluationRecord,
    "subsidy": Subsidy,
    "survey": Survey,
    "training": Training,
}


class EvaluationReads:
    """Each method is one reading; plain values come out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def references(self, on: date) -> References:
        """People, organisations and figures kept by hand to pick from."""
        directory = DirectoryService(self._database, lambda: on)
        people, organisations = tuple(directory.person_options()), tuple(directory.organisation_options())
        with self._database() as session:
            kept = session.execute(
                select(Indicator.id, Indicator.name, Indicator.unit)
                .where(Indicator.trashed_at.is_(None))
                .order_by(Indicator.position, Indicator.name)
            )
            return References(people, organisations, tuple(Option(*each) for each in kept))

    def news(self, year: int) -> tuple[NewsRow, ...]:
        """What was received in the year, newest first; before it what has no date yet, so that nothing is lost."""
        with self._database() as session:
            in_year = NewsItem.received_on.between(date(year, 1, 1), date(year, 12, 31))
            shown = and_(NewsItem.trashed_at.is_(None), or_(NewsItem.received_on.is_(None), in_year))
            relays = _relays(session, shown)
            rows = session.execute(
                select(NewsItem, Organisation.name)
                .outerjoin(Organisation, Organisation.id == NewsItem.organisation_id)
                .where(shown)
                .order_by(NewsItem.received_on.is_not(None), NewsItem.received_on.desc(), NewsItem.id.desc())
            )
            return tuple(_news(item, organisation or "", relays[item.id]) for item, organisation in rows)

    def channels(self) -> tuple[str, ...]:
        """Every channel used so far, the most used first; then the usual ones that were not."""
        with self._database() as session:
            counted = select(NewsRelay.channel, func.count()).where(NewsRelay.trashed_at.is_(None))
            used = dict(session.execute(counted.group_by(NewsRelay.channel)).all())
        known = sorted(used, key=lambda channel: (-used[channel], fold(channel)))
        folded = {fold(channel) for channel in known}
        return (*known, *(words for usual in _USUAL_CHANNELS if fold(words := _(usual)) not in folded))

    def year_of(self, kind: str, record_id: UUID, shown: int) -> int | None:
        """The year to which a record belongs; of what is told year after year the one shown, else the latest told."""
        with self._database() as session:
            if kind in _TOLD:
                told, owner = _TOLD[kind]
                years = set(session.scalars(select(told.year).where(owner == record_id, told.trashed_at.is_(None))))
                return shown if shown in years else max(years, default=None)
            if kind == "news_item":
                news = session.get(NewsItem, record_id)
                return news.received_on.year if news is not None and news.received_on else None
            if kind == "newsletter":
                return None  # its place shows all years
            # The lists of the other places hold the records of all years.
            found = session.get(_OF_A_YEAR[kind], record_id) if kind in _OF_A_YEAR else None
            return None if found is None else int(found.year)

    def images(self, texts: tuple[RichText, ...]) -> Mapping[str, bytes]:
        """The pictures that stand inside the texts."""
        return images_of(texts, self._database.folder / "annexes")


def _relays(session: Session, shown: ColumnElement[bool]) -> defaultdict[UUID, list[RelayRow]]:
    relays: defaultdict[UUID, list[RelayRow]] = defaultdict(list)
    for each in session.scalars(
        select(NewsRelay)
        .join(NewsItem, NewsItem.id == NewsRelay.news_item_id)
        .where(NewsRelay.trashed_at.is_(None), shown)
        .order_by(NewsRelay.relayed_on, NewsRelay.id)
    ):
        relays[each.news_item_id].append(RelayRow(each.id, each.channel, each.relayed_on, each.note))
    return relays


def _news(item: NewsItem, organisation: str, relays: list[RelayRow]) -> NewsRow:
    channels = " ".join(relay.channel for relay in relays)
    return NewsRow(
        item.id,
        item.title,
        item.text,
        item.organisation_id,
        organisation,
        item.received_on,
        item.received_how,
        item.event_on,
        item.valid_until_on,
        item.contact,
        tuple(relays),
        fold(f"{item.title} {organisation} {channels} {item.text_plain}"),
    )
