"""The spelling check: asked in the database lane, where the office's own words are."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from csxl_desktop.domain.wording import OfficeWord
from csxl_desktop.i18n import N_
from csxl_desktop.proofreading.spelling import Spelling
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database
from csxl_desktop.system.paths import resources

Doubtful = tuple[tuple[int, int], ...]


class SpellingService:
    """Not to be asked from two threads at once: the dictionaries stay in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._spelling: Spelling | None = None

    def doubtful(self, lines: Iterable[str]) -> Mapping[str, Doubtful]:
        """For each line, where its doubtful words stand."""
        spelling = self._checker()
        return {line: spelling.doubtful(line) for line in lines}

    def suggestions(self, word: str) -> tuple[str, ...]:
        return self._checker().suggestions(word)

    def add_word(self, word: str) -> Written:
        """The office writes it so: right from now on."""
        with self._database.begin(N_("Word added to the office's dictionary")) as session:
            known = session.scalars(
                select(OfficeWord).where(OfficeWord.word == word, OfficeWord.trashed_at.is_(None))
            ).first()
            made: UUID = known.id if known is not None else add(session, OfficeWord, {"word": word}).id
            return written(self._database, session, made)

    def _checker(self) -> Spelling:
        with self._database() as session:
            own = set(session.scalars(select(OfficeWord.word).where(OfficeWord.trashed_at.is_(None))))
        if self._spelling is None:
            self._spelling = Spelling(resources() / "dictionaries")
        self._spelling.know(own)
        return self._spelling
