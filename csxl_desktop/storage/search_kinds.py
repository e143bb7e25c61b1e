"""Meetings found by what their kind is called: in every language, in the words of the house and of the office.

Asked for as one searches: the index holds the word of the day and the language in which a meeting was written down.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import fold

_FEWEST_TYPED, _FEWEST_WRITTEN = 3, 4  # letters: no “de”, “van” or “een” names a kind
_WITH = (
    "SELECT record_id, search_index.title, detail FROM search_index JOIN meetings ON meetings.id = record_id "
    "WHERE search_index MATCH :query AND kind = 'meeting' AND kind_id = :kind_id ORDER BY detail DESC LIMIT :limit"
)


def words_of(written: str) -> list[str]:
    """The words of a question or of a name, folded, each once."""
    return list(dict.fromkeys("".join(c if c.isalnum() else " " for c in fold(written)).split()))


def beginnings(terms: Sequence[str]) -> str:
    """The index's query for all of them, each as a beginning."""
    return " ".join(f'"{term}"*' for term in terms)


def meetings_of_kinds(session: Session, terms: Sequence[str], limit: int) -> Iterator[tuple[UUID, str, str]]:
    """Key, title and day of the meetings of the kinds that some `terms` name and which hold the others; newest first.

    The kinds that more of the terms name come before.
    """
    asked = [
        (kind, rest) for kind in session.scalars(select(MeetingKind)) if len(rest := _rest(kind, terms)) < len(terms)
    ]
    for kind, rest in sorted(asked, key=lambda each: (len(each[1]), each[0].position)):
        if rest:
            values = {"query": beginnings(rest), "kind_id": kind.id.hex, "limit": limit}
            rows = session.execute(text(_WITH), values)
            yield from ((UUID(hex=key), title, day) for key, title, day in rows)
            continue
        found = session.execute(
            select(Meeting.id, Meeting.theme, Meeting.title, Meeting.first_on)
            .where(Meeting.kind_id == kind.id, Meeting.trashed_at.is_(None))
            .order_by(Meeting.first_on.desc(), Meeting.id)
            .limit(limit)
        )
        yield from ((key, theme or title or kind.label, day.isoformat()) for key, theme, title, day in found)


def _rest(kind: MeetingKind, terms: Sequence[str]) -> list[str]:
    """The terms that do not name the kind."""
    names = house_words.all_names(kind.label, kind.label_plural)
    called = words_of(" ".join((*names, kind.label_nl, kind.label_plural_nl)))
    long = [word for word in called if len(word) >= _FEWEST_WRITTEN]
    return [term for term in terms if len(term) < _FEWEST_TYPED or not any(word.startswith(term) for word in long)]
