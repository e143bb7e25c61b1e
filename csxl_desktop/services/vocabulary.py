"""The office's own words: chosen, spoken from then on, and said by its kinds of meetings too."""

import json
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from csxl_desktop.domain.own_words import checked, stored_of, words_of
from csxl_desktop.i18n import N_, french_spaces, own_words
from csxl_desktop.i18n.french_spaces import FrenchSpaces
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.storage.database import Database


class VocabularyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self) -> dict[str, dict[str, Word]]:
        """What the office says, by language and term, where that is not the word of the house."""
        with self._database() as session:
            return _words(session)

    def speak(self) -> bool:
        """Say these words, and type the spaces of the office, from now on; whether the words are others than before."""
        with self._database() as session:
            french_spaces.use(_spaces(session))
            return own_words.use(_words(session))

    def choose(self, language: str, term: str, word: Word | None) -> UUID:
        """Say `word` in `language`, or the word of the house again; what bears the word of the house follows.

        The transaction, which can be undone.
        """
        from csxl_desktop.services.office import the_office  # entities: speaking needs none
        from csxl_desktop.services.records import assign
        from csxl_desktop.services.vocabulary_names import Renaming, follow

        word = checked(language, word) if word is not None else None
        with self._database.begin(N_("Words of the office changed")) as session:
            office = the_office(session)
            words = words_of(office.vocabulary)
            before = words.get(language, {})
            kept = {key: each for key, each in before.items() if key != term}
            words[language] = {**kept, term: word} if word is not None else kept
            assign(session, office, {"vocabulary": stored_of(words)})
            follow(session, Renaming(language, term, before, words[language]), self._database.now().astimezone().year)
            transaction: UUID = session.info["transaction_id"]
        self.speak()
        return transaction


def _words(session: Session) -> dict[str, dict[str, Word]]:
    # Read at every opening: no entity is mapped for it.
    found = session.execute(
        text("SELECT vocabulary FROM offices WHERE trashed_at IS NULL ORDER BY id LIMIT 1")
    ).scalar()
    stored = json.loads(found) if isinstance(found, str) else None
    return words_of(stored if isinstance(stored, dict) else None)


def _spaces(session: Session) -> FrenchSpaces:
    found = session.execute(
        text("SELECT narrow_spaces, narrow_guillemets FROM offices WHERE trashed_at IS NULL ORDER BY id LIMIT 1")
    ).one_or_none()
    return FrenchSpaces(*map(bool, found)) if found is not None else FrenchSpaces()
