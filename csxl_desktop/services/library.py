"""Publications, communications, recommendations and sources: one list for all years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.content import library as content
from csxl_desktop.domain.evaluation_choices import PublicationKind, PublicationState
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.library import Publication, Recommendation
from csxl_desktop.i18n import _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    id: UUID
    number: str
    theme: str
    text: str
    addressee: str


@dataclass(frozen=True, slots=True)
class PublicationRow:
    id: UUID
    kind: PublicationKind
    title: str
    issuer: str
    organisation_id: UUID | None
    authors: str
    venue: str
    place: str
    issued_on: date | None
    issued_precision: Precision
    theme: str
    language: str
    state: PublicationState
    url: str
    consulted_on: date | None
    number: str
    copies: int | None
    contacts: int | None
    text: str
    printed: bool
    folded: str
    recommendations: tuple[RecommendationRow, ...] = ()

    @property
    def issued(self) -> FuzzyDay:
        return FuzzyDay(self.issued_on, self.issued_precision)


class LibraryService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> list[PublicationRow]:
        """Forthcoming ones on top, then the newest; what has no date comes last."""
        with self._database() as session:
            return _rows(session)

    def document(self, year: int | None = None, *, language: str = "fr") -> Document:
        """The printed list: of all years, or what came out in one with what is forthcoming."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            rows = [row for row in _rows(session) if row.printed and _is_of(row, year)]
            printed = content.PublicationList(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                publications=tuple(_line(row) for row in rows),
                language=language,
            )
            name = " ".join([_("Publications"), *([str(year)] if year else [])])
            return Document("publications", printed, name, office.look)


def newest_first(row: PublicationRow) -> tuple[bool, bool, int]:
    day = row.issued_on
    return row.state is not PublicationState.FORTHCOMING, day is None, -(day.toordinal() if day else 0)


def _rows(session: Session) -> list[PublicationRow]:
    made = _recommendations(session)
    found = session.scalars(
        select(Publication).where(Publication.trashed_at.is_(None)).order_by(Publication.title, Publication.id)
    )
    rows = [
        row_of(
            PublicationRow,
            each,
            folded=fold(f"{each.title} {each.authors} {each.issuer} {each.theme} {each.venue} {each.text}"),
            recommendations=tuple(made[each.id]),
        )
        for each in found
    ]
    return sorted(rows, key=newest_first)


def _recommendations(session: Session) -> defaultdict[UUID, list[RecommendationRow]]:
    found: defaultdict[UUID, list[RecommendationRow]] = defaultdict(list)
    for each in session.scalars(
        select(Recommendation)
        .where(Recommendation.trashed_at.is_(None))
        .order_by(Recommendation.position, Recommendation.id)
    ):
        found[each.publication_id].append(row_of(RecommendationRow, each))
    return found


def _is_of(row: PublicationRow, year: int | None) -> bool:
    if year is None or row.state is PublicationState.FORTHCOMING:
        return True
    return row.issued_on is not None and row.issued_on.year == year


def _line(row: PublicationRow) -> content.PublicationLine:
    said = tuple((each.number, each.theme, each.text) for each in row.recommendations)
    return row_of(content.PublicationLine, row, recommendations=said)
