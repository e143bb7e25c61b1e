"""The office's own words: chosen, spoken from then on, and said by its kinds of meetings too."""

import json
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.own_words import checked, letters_of, stored_of, words_of
from csxl_desktop.i18n import N_, _, own_words, speaking
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.storage.database import Database

# The kinds of meetings that a term names: what the house calls them (one, several), and their letters.
_KINDS = {
    "assembly": (BasicKind.PLENARY, "AG", ((N_("General assembly"), N_("General assemblies")),)),
    "group": (
        BasicKind.GROUP_SESSION,
        "GT",
        (
            (N_("Working group"), N_("Working groups")),
            (N_("session of a working group"), N_("sessions of working groups")),
        ),
    ),
    "coordination": (BasicKind.LUNCH, "", ((N_("Network lunch"), N_("Network lunches")),)),
    "committee": (BasicKind.COMMITTEE, "CA", ((N_("Steering committee"), N_("Steering committees")),)),
}


class VocabularyService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self) -> dict[str, dict[str, Word]]:
        """What the office says, by language and term, where that is not the word of the house."""
        with self._database() as session:
            return _words(session)

    def speak(self) -> bool:
        """Say these words from now on; whether they are others than before."""
        return own_words.use(self.words())

    def choose(self, language: str, term: str, word: Word | None) -> UUID:
        """Say `word` in `language`, or the word of the house again; kinds of meetings named by the term follow.

        The transaction, which can be undone.
        """
        from csxl_desktop.services.office import the_office  # entities: speaking needs none
        from csxl_desktop.services.records import assign

        word = checked(language, word) if word is not None else None
        with self._database.begin(N_("Words of the office changed")) as session:
            office = the_office(session)
            words = words_of(office.vocabulary)
            before = words.get(language, {}).get(term)
            kept = {key: each for key, each in words.get(language, {}).items() if key != term}
            words[language] = {**kept, term: word} if word is not None else kept
            assign(session, office, {"vocabulary": stored_of(words)})
            if term in _KINDS:
                _rename_kinds(session, language, term, before, word)
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


def _rename_kinds(session: Session, language: str, term: str, before: Word | None, after: Word | None) -> None:
    """The kinds that bore the word until now; one that the office named otherwise keeps its name."""
    from sqlalchemy import select

    from csxl_desktop.domain.office import MeetingKind
    from csxl_desktop.services.records import assign

    behaviour, house_letters, named = _KINDS[term]
    letters = [letters_of(language, term, each) if each is not None else house_letters for each in (before, after)]
    with speaking(language), own_words.plainly():
        of_house = [form for pair in named for form in (_(pair[0]), _(pair[1]))]
    said = [_in_words(language, term, each) for each in (before, after)]
    names = {said[0](form).lower(): said[1](form) for form in of_house}
    kinds = session.scalars(select(MeetingKind).where(MeetingKind.behaviour == behaviour))
    for kind in kinds:
        changed = {
            column: _as_title(names[name.lower()])
            for column, name in (("label", kind.label), ("label_plural", kind.label_plural))
            if name.lower() in names
        }
        if changed and kind.badge == letters[0]:
            changed["badge"] = letters[1]
        if changed:
            assign(session, kind, changed)


def _in_words(language: str, term: str, word: Word | None) -> own_words.Rewording:
    return own_words.rewording(language, {term: word} if word is not None else {})


def _as_title(name: str) -> str:
    return name[:1].upper() + name[1:]
