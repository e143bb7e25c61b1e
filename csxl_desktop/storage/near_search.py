"""What was meant by a search: words with a slip in them, and organisations by a name near the one typed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.name_index import NameIndex

# The words of the index, for this connection alone: the file's own schema stays as it is.
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'search_index', 'row')"
_BEGINS = "EXISTS (SELECT 1 FROM temp.search_words WHERE term >= :term AND term < :term || char(1114111))"
_KNOWN = (
    "SELECT value, value = first FROM (SELECT value, (SELECT term FROM temp.search_words "
    "WHERE term >= value AND term < value || char(1114111) LIMIT 1) AS first FROM json_each(:written)) "
    "WHERE first IS NOT NULL"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _LONGEST = 4, 24  # a word outside is taken as it is
_MOST_WORDS, _MOST_MEANT = 2, 20
_SHORTEST_NAME, _LONGEST_NAME = 3, 300
_NEAR = 85
_PORTION, _UNFINISHED = 300, -1  # names made ready in one go, about 30 ms
_CACHE, _WORDS_KEPT = "organisation names", "search words"


@dataclass(frozen=True, slots=True)
class NearOrganisation:
    """An organisation that the words may name; `score` as `likeness` gives it."""

    id: UUID
    name: str
    short_name: str
    score: int


def corrected(session: Session, terms: Sequence[str]) -> str:
    """The index's query for `terms` with one slip forgiven in those it does not know; empty where none is near."""
    session.execute(text(_WORDS))
    mistakable = [term for term in dict.fromkeys(terms) if _SHORTEST <= len(term) <= _LONGEST and term.isalpha()]
    doubtful = [term for term in mistakable if not _begins_a_word(session, term)] or mistakable
    meant = {term: _meant(session, term) for term in sorted(doubtful, key=len, reverse=True)[:_MOST_WORDS]}
    if not any(meant.values()):
        return ""
    ways = ([f'"{term}"*', *meant.get(term, ())] for term in terms)
    return " AND ".join(f"({' OR '.join(each)})" for each in ways)


def near_organisations(session: Session, words: str, *, at_least: int = _NEAR) -> list[NearOrganisation]:
    """The organisations whose name, other name or initials are like `words`, best first."""
    if not _SHORTEST_NAME <= len(words.strip()) <= _LONGEST_NAME:
        return []
    names = _names(session)
    return [
        NearOrganisation(key, *names.titles[key], score) for key, score in names.index.nearest(words, at_least=at_least)
    ]


def _begins_a_word(session: Session, term: str) -> bool:
    return bool(session.execute(text(f"SELECT {_BEGINS}"), {"term": term}).scalar())


def _meant(session: Session, term: str) -> Sequence[str]:
    """The whole words of the index that are one slip away from `term`; else those that begin so."""
    connection = session.connection()
    kept: dict[str, list[str]]
    written, kept = connection.info.get(_WORDS_KEPT, (None, {}))
    if written != changes(connection):
        kept = {}
    if term not in kept:
        found = session.execute(text(_KNOWN), {"written": json.dumps(sorted(_one_slip_away(term)))}).all()
        whole = [f'"{word}"' for word, is_whole in found if is_whole]
        begun = [f'"{word}"*' for word, _ in found if len(word) >= len(term) and word[:-1] != term[:-1]]
        kept[term] = (whole or begun)[:_MOST_MEANT]
    connection.info[_WORDS_KEPT] = (changes(connection), kept)
    return kept[term]


def _one_slip_away(term: str) -> set[str]:
    cuts = [(term[:at], term[at:]) for at in range(len(term) + 1)]
    left_out = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS}
    added = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return (left_out | swapped | other | added) - {term}


@dataclass(frozen=True, slots=True)
class _Names:
    written: Sequence[tuple[UUID, str]]
    titles: dict[UUID, tuple[str, str]]
    index: NameIndex[UUID]
    changes: int


def _names(session: Session) -> _Names:
    """The names of the organisations, kept between two searches for as long as they stay the same."""
    connection = session.connection()
    kept: _Names | None = connection.info.get(_CACHE)
    if kept is not None and kept.changes == changes(connection):
        return kept
    return _brought_up(session, kept, None)


def prepare(session: Session, at_most: int = _PORTION) -> bool:
    """Make ready some of the names that the first search compares with; whether some are still to come."""
    connection = session.connection()
    kept: _Names | None = connection.info.get(_CACHE)
    if kept is not None and kept.changes == changes(connection):
        return False
    return _brought_up(session, kept, at_most).changes == _UNFINISHED


def _brought_up(session: Session, kept: _Names | None, at_most: int | None) -> _Names:
    """The names as they are now: those that went are taken out, those that came (`at_most` of them) are put in."""
    connection = session.connection()
    titles, written = _read(session)
    before = dict.fromkeys(kept.written) if kept is not None else {}
    index: NameIndex[UUID] = kept.index if kept is not None else NameIndex()
    now = dict.fromkeys(written)
    for gone in [each for each in before if each not in now]:
        index.discard(*gone)
        del before[gone]
    came = [each for each in now if each not in before]
    for each in came[:at_most]:
        index.add(*each)
        before[each] = None
    whole = at_most is None or len(came) <= at_most
    names = _Names(tuple(before), titles, index, changes(connection) if whole else _UNFINISHED)
    connection.info[_CACHE] = names
    return names


def changes(connection: Connection) -> int:
    """How many rows this connection, the only one, has written so far."""
    count: int = connection.connection.driver_connection.total_changes  # type: ignore[union-attr]
    return count


def _read(session: Session) -> tuple[dict[UUID, tuple[str, str]], list[tuple[UUID, str]]]:
    columns = select(Organisation.id, Organisation.name, Organisation.short_name, Organisation.name_nl)
    rows = session.execute(columns.where(Organisation.trashed_at.is_(None))).all()
    titles = {key: (name, short) for key, name, short, _dutch in rows}
    aliases = select(OrganisationAlias.organisation_id, OrganisationAlias.name)
    others = session.execute(aliases.where(OrganisationAlias.trashed_at.is_(None))).all()
    written = [(key, each) for key, *names in rows for each in names if each]
    return titles, written + [(key, name) for key, name in others if key in titles]
