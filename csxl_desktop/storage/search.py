"""The search index: one folded text for each thing that can be found, kept up by the history's own hook."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.follow_up import Decision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.organisation_details import CustomValue, OrganisationAddress, Tag, TagLink
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold

if TYPE_CHECKING:
    from csxl_desktop.storage.search_reasons import Reason

CREATE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "folded, kind UNINDEXED, record_id UNINDEXED, title UNINDEXED, detail UNINDEXED, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)


_FEW_HITS = 5  # fewer for one word: perhaps it was mistyped
_FAR = 65  # likeness of a name worth showing where nothing else is found
_FEW_BODIES = 2  # organisations named by the words whose people are shown too
_FEW_DIGITS = 5  # a longer number is a phone number, found however its figures are set apart


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: what it is, its key, how it is called, and a line that tells it from its namesakes."""

    kind: str
    record_id: UUID
    title: str
    detail: str
    why: "Reason | None" = None  # where the title does not say it


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    detail: str
    body: str


def find(session: Session, words: str, *, on: date | None = None, limit: int = 40) -> list[Found]:
    """What holds every word of `words`, each taken as a beginning; best first.

    An organisation that `words` name, in full, by initials or nearly, comes before; where little else is found,
    what holds the words with one slip in each comes after, and who works (`on` that day) for those named.
    """
    # Loaded with the first search: printing a sheet and starting the window need no comparing of names.
    from csxl_desktop.storage import search_reasons as why
    from csxl_desktop.storage.near_search import corrected, near_organisations

    terms = [term for term in "".join(c if c.isalnum() else " " for c in fold(words)).split() if term]
    if not terms:
        return []
    named = near_organisations(session, words)
    query = " ".join(f'"{term}"*' for term in terms)
    if number := why.is_number(words):
        query = " OR ".join((f"({query})", *(f'"{written}"*' for written in why.numbers_written(words))))
    hits = _matching(session, query, limit)
    if number and not hits:
        holders = why.titles(session, why.holders_of_number(session, words))
        hits = [Found(*key, *told) for key, told in holders.items()]
    doubtful = not hits or (len(terms) == 1 and len(hits) < _FEW_HITS)
    if doubtful and (query := corrected(session, terms)):
        hits += _matching(session, query, limit)
    named = named or ([] if hits else near_organisations(session, words, at_least=_FAR))
    first = [Found("organisation", near.id, near.name, near.short_name) for near in named]
    people = [hit for near in first[:_FEW_BODIES] for hit in _people_of(session, near, on)]
    once: dict[tuple[str, UUID], Found] = {}
    for hit in (*first, *hits, *people):
        once.setdefault((hit.kind, hit.record_id), hit)
    shown = list(once.values())[:limit]
    told = why.reasons(session, {(hit.kind, hit.record_id): hit.title for hit in shown if hit.why is None}, terms)
    return [replace(hit, why=hit.why or told.get((hit.kind, hit.record_id))) for hit in shown]


def _people_of(session: Session, body: Found, on: date | None) -> list[Found]:
    """Who works for an organisation that the words name."""
    from csxl_desktop.storage import search_reasons as why  # loaded with the first search

    reason = why.Reason(why.Sign.WORKS_FOR, body.title)
    return [Found("person", key, name, "", reason) for key, name in why.people_of(session, body.record_id, on)]


def _matching(session: Session, query: str, limit: int) -> list[Found]:
    rows = session.execute(
        text(
            "SELECT kind, record_id, title, detail FROM search_index "
            "WHERE search_index MATCH :query ORDER BY rank LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [Found(kind, UUID(hex=key), title, detail) for kind, key, title, detail in rows]


def refresh(session: Session, changed: Iterable[tuple[str, UUID, Mapping[str, Any]]]) -> None:
    """Write anew the entries of the records that `changed` names by table and key, with their values before."""
    touched: dict[tuple[str, UUID], None] = {}
    for table, record_id, old in changed:
        for kind, owner in _owners(session, table, record_id, old):
            touched[kind, owner] = None
    for kind, record_id in touched:
        _write(session, kind, record_id)


def rebuild(session: Session) -> None:
    """The whole index anew, from the records."""
    session.execute(text("DELETE FROM search_index"))
    for kind, (entity_class, _) in _KINDS.items():
        for record_id in session.query(entity_class.id).all():
            _write(session, kind, record_id[0])


def _write(session: Session, kind: str, record_id: UUID) -> None:
    entity_class, describe = _KINDS[kind]
    rowid = int.from_bytes(hashlib.sha256(f"{kind}{record_id.hex}".encode()).digest()[:8], "big") >> 1
    session.execute(text("DELETE FROM search_index WHERE rowid = :rowid"), {"rowid": rowid})
    entity: Any = session.get(entity_class, record_id)
    if entity is None or entity.trashed_at is not None:
        return
    entry = describe(session, entity)
    session.execute(
        text(
            "INSERT INTO search_index(rowid, folded, kind, record_id, title, detail) "
            "VALUES (:rowid, :folded, :kind, :record_id, :title, :detail)"
        ),
        {
            "rowid": rowid,
            "folded": fold(f"{entry.title} {entry.detail} {entry.body}"),
            "kind": kind,
            "record_id": record_id.hex,
            "title": entry.title,
            "detail": entry.detail,
        },
    )


def _organisation(session: Session, organisation: Organisation) -> _Entry:
    owned = {"organisation_id": organisation.id, "trashed_at": None}
    body = [organisation.short_name, organisation.name_nl, organisation.description, organisation.description_nl]
    body += [organisation.audience, organisation.audience_nl, organisation.opening_note]
    body += [organisation.street, organisation.street_nl, organisation.city, organisation.city_nl]
    for address in session.query(OrganisationAddress).filter_by(**owned):
        body += [address.label, address.street, address.street_nl, address.city, address.city_nl]
    body += [alias.name for alias in session.query(OrganisationAlias).filter_by(**owned)]
    body += [_searchable(channel) for channel in session.query(ContactChannel).filter_by(**owned)]
    return _Entry(organisation.name, organisation.short_name, " ".join((*body, *_details(session, owned))))


def _person(session: Session, person: Person) -> _Entry:
    owned = {"person_id": person.id, "trashed_at": None}
    body = [_searchable(channel) for channel in session.query(ContactChannel).filter_by(**owned)]
    return _Entry(person.full_name, "", " ".join((*body, *_details(session, owned))))


def _details(session: Session, owned: Mapping[str, Any]) -> list[str]:
    """The tags and own values of an organisation or of a person."""
    tags = session.query(Tag.name).join(TagLink, TagLink.tag_id == Tag.id).filter(Tag.trashed_at.is_(None))
    links = (getattr(TagLink, column) == value for column, value in owned.items())
    values = session.query(CustomValue.value).filter_by(**owned)
    return [name for (name,) in tags.filter(*links)] + [value for (value,) in values]


def _searchable(channel: ContactChannel) -> str:
    digits = "".join(char for char in channel.value if char.isdigit())
    if len(digits) <= _FEW_DIGITS:
        return channel.value
    home = f"0{digits.removeprefix('00')[2:]}" if digits.startswith(("0032", "32")) else digits
    return f"{channel.value} {digits} {home} 32{home[1:]} 32 {channel.value.lstrip('+0')}"


def _meeting(session: Session, meeting: Meeting) -> _Entry:
    items = session.query(AgendaItem).filter_by(meeting_id=meeting.id, trashed_at=None)
    decisions = session.query(Decision).filter_by(meeting_id=meeting.id, trashed_at=None)
    kind = session.get(MeetingKind, meeting.kind_id)
    label = kind.label if kind else ""
    title = meeting.theme or meeting.title or label
    body = [label, meeting.title, meeting.report_paragraph_plain, *(decision.text for decision in decisions)]
    body += [f"{item.title} {item.text_plain}" for item in items]
    return _Entry(title, meeting.first_on.isoformat(), " ".join(body))


_KINDS: Mapping[str, tuple[type[Any], Callable[[Session, Any], _Entry]]] = {
    "organisation": (Organisation, _organisation),
    "person": (Person, _person),
    "meeting": (Meeting, _meeting),
    "working_group": (WorkingGroup, lambda _, group: _Entry(group.name, "", group.aims)),
    "partnership": (Partnership, lambda _, partnership: _Entry(partnership.title, "", partnership.nature)),
    "news_item": (NewsItem, lambda _, news: _Entry(news.title, "", news.text_plain)),
    "testimonial": (
        Testimonial,
        lambda _, t: _Entry(t.author_name or t.signature, str(t.year), t.text_plain),
    ),
    "report_section": (ReportSection, lambda _, s: _Entry(s.title, str(s.year), s.text_plain)),
}
_KIND_OF_TABLE = {entity_class.__tablename__: kind for kind, (entity_class, _) in _KINDS.items()}
_PARTS: Mapping[str, tuple[type[Any], tuple[tuple[str, str], ...]]] = {
    OrganisationAlias.__tablename__: (OrganisationAlias, (("organisation", "organisation_id"),)),
    ContactChannel.__tablename__: (
        ContactChannel,
        (("organisation", "organisation_id"), ("person", "person_id")),
    ),
    OrganisationAddress.__tablename__: (OrganisationAddress, (("organisation", "organisation_id"),)),
    TagLink.__tablename__: (TagLink, (("organisation", "organisation_id"), ("person", "person_id"))),
    CustomValue.__tablename__: (CustomValue, (("organisation", "organisation_id"), ("person", "person_id"))),
    AgendaItem.__tablename__: (AgendaItem, (("meeting", "meeting_id"),)),
    Decision.__tablename__: (Decision, (("meeting", "meeting_id"),)),
}


def _owners(session: Session, table: str, record_id: UUID, old: Mapping[str, Any]) -> list[tuple[str, UUID]]:
    """The things whose entries speak of the record: those it belongs to now, and those it belonged to before."""
    if kind := _KIND_OF_TABLE.get(table):
        return [(kind, record_id)]
    if table == Tag.__tablename__:
        return _tagged(session, record_id)
    part = _PARTS.get(table)
    if part is None:
        return []
    entity = session.get(part[0], record_id)
    now = [(kind, getattr(entity, key, None)) for kind, key in part[1]]
    before = [(kind, UUID(old[key])) for kind, key in part[1] if old.get(key)]
    return [(kind, owner) for kind, owner in (*now, *before) if owner is not None]


def _tagged(session: Session, tag_id: UUID) -> list[tuple[str, UUID]]:
    """The organisations and people that bear a tag: its name is theirs."""
    links = session.query(TagLink.organisation_id, TagLink.person_id).filter_by(tag_id=tag_id, trashed_at=None)
    found = [(("organisation", organisation), ("person", person)) for organisation, person in links]
    return [(kind, owner) for pair in found for kind, owner in pair if owner is not None]
