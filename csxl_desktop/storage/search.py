"""The search index: one folded text for each thing that can be found, kept up by the history's own hook."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet, ActionSheetAlias
from csxl_desktop.domain.advocacy import AdvocacyFile
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomValue
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.follow_up import Decision
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.organisation_details import OrganisationAddress, Tag, TagLink
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.storage.beside import made_ahead
from csxl_desktop.storage.search_kinds import beginnings, meetings_of_kinds, words_of

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
_LONGEST = 300  # letters of a question that are looked for: no name is longer
_RANKED = 10_000  # hits of which the best are shown: a letter alone begins a word of everybody
_MOST_KEYS = 40
_AT_ONCE = 500  # records read, or owners looked up, by one query
_DELETE = "DELETE FROM search_index WHERE rowid = :rowid"
_INSERT = (
    "INSERT INTO search_index(rowid, folded, kind, record_id, title, detail) "
    "VALUES (:rowid, :folded, :kind, :record_id, :title, :detail)"
)
_INSERT_PEOPLE = "INSERT INTO search_index(rowid, record_id, title, folded, kind, detail) VALUES "
_PERSON = "(?, ?, ?, ?, 'person', '')"


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: what it is, its key, how it is called, and a line that tells it from its namesakes."""

    kind: str
    record_id: UUID
    title: str
    detail: str
    why: "Reason | None" = None  # where the title does not say it
    called: str = ""  # the kind of a meeting, and its group
    excerpt: str = ""  # the words around what was looked for, where neither the title nor `why` says it


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
    from csxl_desktop.storage import search_excerpts
    from csxl_desktop.storage import search_reasons as why
    from csxl_desktop.storage.near_search import corrected, near_organisations

    words = words[:_LONGEST]
    terms = words_of(words)
    if not terms:
        return []
    named = near_organisations(session, words)
    query = beginnings(terms)
    if number := why.is_number(words):
        query = " OR ".join((f"({query})", *(f'"{written}"*' for written in why.numbers_written(words))))
    hits = _matching(session, query, limit)
    if number and not hits:
        holders = why.titles(session, why.holders_of_number(session, words))
        hits = [Found(*key, *told) for key, told in holders.items()]
    hits += [Found("meeting", *told) for told in meetings_of_kinds(session, terms, limit)]
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
    unsaid = {(hit.kind, hit.record_id): hit.title for hit in shown if hit.why is None}
    told = why.reasons(session, unsaid, terms)
    rest = [key for key, title in unsaid.items() if key not in told and not why.says(title, terms)]
    around = search_excerpts.excerpts(session, rest, terms)
    kinds = search_excerpts.meetings_of(session, (hit.record_id for hit in shown if hit.kind == "meeting"))
    keyed = [((hit.kind, hit.record_id), hit) for hit in shown]
    return [
        replace(hit, why=hit.why or told.get(key), called=kinds.get(key[1], ""), excerpt=around.get(key, ""))
        for key, hit in keyed
    ]


def _people_of(session: Session, body: Found, on: date | None) -> list[Found]:
    """Who works for an organisation that the words name."""
    from csxl_desktop.storage import search_reasons as why  # loaded with the first search

    reason = why.Reason(why.Sign.WORKS_FOR, body.title)
    return [Found("person", key, name, "", reason) for key, name in why.people_of(session, body.record_id, on)]


def _matching(session: Session, query: str, limit: int) -> list[Found]:
    rows = session.execute(
        text(
            "SELECT kind, record_id, title, detail FROM search_index JOIN (SELECT place, worth FROM "
            "(SELECT rowid AS place, rank AS worth FROM search_index WHERE search_index MATCH :query LIMIT :ranked) "
            "ORDER BY worth LIMIT :limit) ON search_index.rowid = place ORDER BY worth, place"
        ),
        {"query": query, "limit": limit, "ranked": _RANKED},
    )
    return [Found(kind, UUID(hex=key), title, detail) for kind, key, title, detail in rows]


def keys_matching(session: Session, words: str, kind: str, year: int) -> list[UUID]:
    """The records of one kind that hold every word of `words`: those of the year first, then the best."""
    terms = words_of(words[:_LONGEST])
    if not terms:
        return []
    rows = session.execute(
        text(
            "SELECT record_id FROM search_index WHERE search_index MATCH :query AND kind = :kind "
            "ORDER BY detail LIKE :year DESC, rank LIMIT :limit"
        ),
        {"query": beginnings(terms), "kind": kind, "year": f"{year}%", "limit": _MOST_KEYS},
    )
    found = [UUID(hex=key) for (key,) in rows]
    if kind == "meeting":
        found += [key for key, _title, _day in meetings_of_kinds(session, terms, _MOST_KEYS)]
    return list(dict.fromkeys(found))


def refresh(session: Session, changed: Iterable[tuple[str, UUID, Mapping[str, Any]]]) -> None:
    """Write anew the entries of the records that `changed` names by table and key, with their values before."""
    touched: dict[str, dict[UUID, Mapping[str, Any]]] = defaultdict(dict)
    parts: dict[str, dict[UUID, Mapping[str, Any]]] = defaultdict(dict)
    for table, record_id, old in changed:
        if kind := _KIND_OF_TABLE.get(table):
            touched[kind][record_id] = old
        elif table in _PARTS:
            parts[table][record_id] = old
        elif table == Tag.__tablename__:
            for kind, owner in _tagged(session, record_id):
                touched[kind][owner] = {}
    for table, before in parts.items():
        for kind, owner in _owners(session, table, before):
            touched[kind][owner] = {}
    if people := touched.get("person"):
        people |= {key: {} for key in _merged_into(session, people)}
    for kind, record_ids in touched.items():
        _write(session, kind, list(record_ids))


def _merged_into(session: Session, people: Mapping[UUID, Mapping[str, Any]]) -> list[UUID]:
    """Who is found by the names of these too, or was before."""
    found = [UUID(old["merged_into_id"]) for old in people.values() if old.get("merged_into_id")]
    for keys in _batches(people):
        statement = select(Person.merged_into_id).where(Person.id.in_(keys), Person.merged_into_id.is_not(None))
        found += [key for key in session.scalars(statement) if key is not None]
    return found


def rebuild(session: Session) -> None:
    """The whole index anew, from the records."""
    session.execute(text("DELETE FROM search_index"))
    for kind, (entity_class, _) in _KINDS.items():
        _write(session, kind, list(session.scalars(select(entity_class.id))))


def rowid(kind: str, record_id: UUID) -> int:
    """Where the entry of a record stands."""
    return int.from_bytes(hashlib.sha256(f"{kind}{record_id.int:032x}".encode()).digest()[:8], "big") >> 1


def add_people(session: Session, people: Sequence[UUID], entry: Callable[[int], tuple[str, str]]) -> None:
    """Entries of people who are new: `entry` gives, by their place, the name, and all that one is found by, folded."""
    connection = session.connection()
    places = sorted((rowid("person", key), at) for at, key in enumerate(people))

    def batches() -> Iterator[list[tuple[int, str, str, str]]]:
        for begin in range(0, len(places), _AT_ONCE):
            yield [(place, f"{people[at].int:032x}", *entry(at)) for place, at in places[begin : begin + _AT_ONCE]]

    for rows in made_ahead(batches()):
        statement = f"{_INSERT_PEOPLE}{', '.join([_PERSON] * len(rows))}"
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(rows)))


def _write(session: Session, kind: str, record_ids: Sequence[UUID]) -> None:
    if not record_ids:
        return
    entity_class, describe = _KINDS[kind]
    session.execute(text(_DELETE), [{"rowid": place} for place in sorted(rowid(kind, key) for key in record_ids)])
    rows = []
    for keys in _batches(record_ids):
        found = session.scalars(
            select(entity_class).where(entity_class.id.in_(keys), entity_class.trashed_at.is_(None))
        )
        rows += [_row(kind, key, entry) for key, entry in describe(session, list(found))]
    _insert(session, rows)


def _insert(session: Session, rows: list[dict[str, Any]]) -> None:
    """In the order of their places: FTS5 writes out what it holds whenever a lower one comes."""
    if rows:
        session.execute(text(_INSERT), sorted(rows, key=lambda row: row["rowid"]))


def _row(kind: str, record_id: UUID, entry: "_Entry") -> dict[str, Any]:
    return {
        "rowid": rowid(kind, record_id),
        "folded": fold(f"{entry.title} {entry.detail} {entry.body}"),
        "kind": kind,
        "record_id": record_id.hex,
        "title": entry.title,
        "detail": entry.detail,
    }


def _batches(keys: Iterable[UUID]) -> Iterator[list[UUID]]:
    every = list(keys)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))


def _parts(session: Session, part: type[Any], key: str, owners: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """The parts of each owner that are not in the trash, in the order they were made."""
    column, found = getattr(part, key), defaultdict(list)
    for each in session.scalars(select(part).where(column.in_(list(owners)), part.trashed_at.is_(None))):
        found[getattr(each, key)].append(each)
    return found


_Described = Iterator[tuple[UUID, "_Entry"]]


def _organisations(session: Session, organisations: Sequence[Organisation]) -> _Described:
    keys = [each.id for each in organisations]
    addresses = _parts(session, OrganisationAddress, "organisation_id", keys)
    aliases = _parts(session, OrganisationAlias, "organisation_id", keys)
    channels = _parts(session, ContactChannel, "organisation_id", keys)
    details = _details(session, "organisation_id", keys)
    for each in organisations:
        body = [each.short_name, each.name_nl, each.description, each.description_nl]
        body += [each.audience, each.audience_nl, each.opening_note]
        body += [each.street, each.street_nl, each.city, each.city_nl]
        for address in addresses[each.id]:
            body += [address.label, address.street, address.street_nl, address.city, address.city_nl]
        body += [alias.name for alias in aliases[each.id]]
        body += [searchable(channel.value) for channel in channels[each.id]]
        yield each.id, _Entry(each.name, each.short_name, " ".join((*body, *details[each.id])))


def _people(session: Session, people: Sequence[Person]) -> _Described:
    keys = [each.id for each in people]
    channels = _parts(session, ContactChannel, "person_id", keys)
    details = _details(session, "person_id", keys)
    former: dict[UUID | None, list[str]] = defaultdict(list)
    for lost in session.scalars(select(Person).where(Person.merged_into_id.in_(keys), Person.anonymised_on.is_(None))):
        former[lost.merged_into_id].append(lost.full_name)
    for each in people:
        body = [*former[each.id], *(searchable(channel.value) for channel in channels[each.id])]
        yield each.id, _Entry(each.full_name, "", " ".join((*body, *details[each.id])))


def _details(session: Session, key: str, owners: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The tags and own values of each organisation or person."""
    told, link = defaultdict[UUID, list[str]](list), getattr(TagLink, key)
    tags = select(link, Tag.name).join(TagLink, TagLink.tag_id == Tag.id).where(link.in_(owners))
    for owner, name in session.execute(tags.where(TagLink.trashed_at.is_(None), Tag.trashed_at.is_(None))):
        told[owner].append(name)
    for owner, values in _parts(session, CustomValue, key, owners).items():
        told[owner] += [value.value for value in values]
    return told


def searchable(value: str) -> str:
    """A number or an address in the ways that people look for it."""
    digits = "".join(char for char in value if char.isdigit())
    if len(digits) <= _FEW_DIGITS:
        return value
    home = f"0{digits.removeprefix('00')[2:]}" if digits.startswith(("0032", "32")) else digits
    return f"{value} {digits} {home} 32{home[1:]} 32 {value.lstrip('+0')}"


def _meetings(session: Session, meetings: Sequence[Meeting]) -> _Described:
    keys = [each.id for each in meetings]
    items = _parts(session, AgendaItem, "meeting_id", keys)
    decisions = _parts(session, Decision, "meeting_id", keys)
    labels = {kind.id: kind.label for kind in session.scalars(select(MeetingKind))}
    for each in meetings:
        label = labels.get(each.kind_id, "")
        body = [label, each.title, each.report_paragraph_plain, *(decision.text for decision in decisions[each.id])]
        body += [f"{item.title} {item.text_plain}" for item in items[each.id]]
        yield each.id, _Entry(each.theme or each.title or label, each.first_on.isoformat(), " ".join(body))


def _groups(session: Session, groups: Sequence[WorkingGroup]) -> _Described:
    """With its axes, what it made and what it demands."""
    keys = [each.id for each in groups]
    axes, outputs, demands = (_parts(session, part, "working_group_id", keys) for part in _OF_GROUPS)
    for each in groups:
        body = [each.aims, *(f"{axis.title} {axis.aims}" for axis in axes[each.id])]
        body += [f"{made.title} {made.text_plain}" for made in outputs[each.id]]
        body += [f"{demand.title} {demand.addressees} {demand.result}" for demand in demands[each.id]]
        yield each.id, _Entry(each.name, "", " ".join(body))


def _alone(describe: Callable[[Any], "_Entry"]) -> Callable[[Session, Sequence[Any]], _Described]:
    """A record whose entry needs no other."""
    return lambda _session, records: ((record.id, describe(record)) for record in records)


def _action_sheets(session: Session, sheets: Sequence[ActionSheet]) -> _Described:
    """Under every name; its texts are read where it is open."""
    aliases = _parts(session, ActionSheetAlias, "action_sheet_id", [each.id for each in sheets])
    for each in sheets:
        yield each.id, _Entry(each.title, each.subtitle, " ".join(alias.name for alias in aliases[each.id]))


_KINDS: Mapping[str, tuple[type[Any], Callable[[Session, Sequence[Any]], _Described]]] = {
    "organisation": (Organisation, _organisations),
    "person": (Person, _people),
    "meeting": (Meeting, _meetings),
    "working_group": (WorkingGroup, _groups),
    "partnership": (Partnership, _alone(lambda partnership: _Entry(partnership.title, "", partnership.nature))),
    "news_item": (NewsItem, _alone(lambda news: _Entry(news.title, "", news.text_plain))),
    "newsletter": (Newsletter, _alone(lambda issue: _Entry(issue.title, f"n° {issue.number}", issue.text_plain))),
    "testimonial": (Testimonial, _alone(lambda t: _Entry(t.author_name or t.signature, str(t.year), t.text_plain))),
    "action_sheet": (ActionSheet, _action_sheets),
    "report_section": (ReportSection, _alone(lambda s: _Entry(s.title, str(s.year), s.text_plain))),
}
_OF_GROUPS: tuple[type[Any], ...] = (Axis, GroupOutput, AdvocacyFile)
_KIND_OF_TABLE = {entity_class.__tablename__: kind for kind, (entity_class, _) in _KINDS.items()}
_PARTS: Mapping[str, tuple[type[Any], tuple[tuple[str, str], ...]]] = {
    ActionSheetAlias.__tablename__: (ActionSheetAlias, (("action_sheet", "action_sheet_id"),)),
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
    **{part.__tablename__: (part, (("working_group", "working_group_id"),)) for part in _OF_GROUPS},
}


def _owners(session: Session, table: str, before: Mapping[UUID, Mapping[str, Any]]) -> Iterator[tuple[str, UUID]]:
    """The things whose entries speak of the parts: those they belong to now, and those they belonged to before."""
    part, keys = _PARTS[table]
    columns = [getattr(part, key) for _kind, key in keys]
    for batch in _batches(before):
        for owners in session.execute(select(*columns).where(part.id.in_(batch))):
            yield from ((kind, owner) for (kind, _key), owner in zip(keys, owners, strict=True) if owner is not None)
    for old in before.values():
        yield from ((kind, UUID(old[key])) for kind, key in keys if old.get(key))


def _tagged(session: Session, tag_id: UUID) -> list[tuple[str, UUID]]:
    """The organisations and people that bear a tag: its name is theirs."""
    links = session.query(TagLink.organisation_id, TagLink.person_id).filter_by(tag_id=tag_id, trashed_at=None)
    found = [(("organisation", organisation), ("person", person)) for organisation, person in links]
    return [(kind, owner) for pair in found for kind, owner in pair if owner is not None]
