"""Publishing the directory: the pages and tables of one day, and what changed since the publication before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.directory import DirectoryBrochure
from csxl_desktop.domain.content.publication import DirectoryChanges, WebDirectory, changes_between, kept_from, kept_of
from csxl_desktop.domain.document_look import DocumentLook
from csxl_desktop.domain.publication import DirectoryPublication
from csxl_desktop.i18n import N_, speaking
from csxl_desktop.services.brochure import brochure
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database

BOTH = "fr-nl"
PAGES = {"fr": "repertoire.html", "nl": "adresgids.html"}
TABLES = {"fr": "repertoire.csv", "nl": "adresgids.csv"}
OTHER = {"fr": "nl", "nl": "fr"}
_VERSION = 1

Write = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Publication:
    """All that goes out on one day, ready to be written on any thread."""

    on: date
    pages: tuple[WebDirectory, ...]
    content: Mapping[str, Any]
    look: DocumentLook

    @property
    def changes(self) -> DirectoryChanges | None:
        """Since the publication before; nothing where this is the first."""
        return self.pages[0].changes


class PublicationService:
    """Each public method is one transaction; between `prepare` and `record` the files are written."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    def prepare(self) -> Publication:
        """Today's directory in both languages, compared with the last publication of an earlier day."""
        with self._database() as session:
            office, day = the_office(session), self._today()
            before = _before(session, day)
            pages, content = [], {"v": _VERSION}
            for language, other in OTHER.items():
                with speaking(language):
                    shown = brochure(session, office, day, self._annexes, language=language)
                    kept: Any = kept_of(shown)
                    content[language] = kept
                    changes = _changes(before, kept, language)
                    pages.append(WebDirectory(shown, changes, PAGES[other], other))
            return Publication(day, tuple(pages), content, office.look)

    def page(self, language: str) -> Document:
        """One page alone; in a language that is published, with what changed since the last publication."""
        with self._database() as session, speaking(language):
            office, day = the_office(session), self._today()
            shown = brochure(session, office, day, self._annexes, language=language)
            before = _before(session, day) if language in PAGES else None
            changes = _changes(before, kept_of(shown), language)
            return _document(WebDirectory(shown, changes), office.look)

    def record(self, publication: Publication) -> Written | None:
        """Keep what was published; once more on the same day replaces it, and the same again writes nothing."""
        with self._database() as session:
            found = _of_day(session, publication.on)
            if found is not None and found.content == dict(publication.content):
                return None
        with self._database.begin(N_("Directory published")) as session:
            made = _of_day(session, publication.on)
            if made is None:
                made = DirectoryPublication(published_on=publication.on, language=BOTH)
                session.add(made)
            made.content = dict(publication.content)
            session.flush()
            return written(self._database, session, made.id)

    def publish(self, folder: Path, write: Write) -> tuple[Publication, Written | None]:
        """The whole act: pages and tables into `folder`, then what was published into the dossier."""
        publication = self.prepare()
        write_files(laid_out(publication), folder, write)
        return publication, self.record(publication)


def laid_out(publication: Publication) -> dict[str, bytes]:
    """A page and a table in each language, by name; nothing is written yet."""
    files = {}
    for page in publication.pages:
        language = page.brochure.language
        files[PAGES[language]] = render(_document(page, publication.look))
        files[TABLES[language]] = table(page.brochure)
    return files


def write_files(files: Mapping[str, bytes], folder: Path, write: Write) -> list[Path]:
    """Into `folder`, made where it is not there; `write` replaces a file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write(folder / name, data)
    return [folder / name for name in files]


def table(content: DirectoryBrochure) -> bytes:
    """The same directory for spreadsheets."""
    from csxl_desktop.exchange.directory_table import write_directory  # wanted where somebody publishes

    return write_directory(content)


def _document(page: WebDirectory, look: DocumentLook) -> Document:
    return Document("web-directory", page, PAGES.get(page.brochure.language, PAGES["fr"]), look)


def _changes(before: DirectoryPublication | None, kept: Any, language: str) -> DirectoryChanges | None:
    if before is None:
        return None
    return changes_between(kept_from(before.content, language), kept, before.published_on)


def _before(session: Session, day: date) -> DirectoryPublication | None:
    """The last one of an earlier day."""
    return session.scalar(
        select(DirectoryPublication)
        .where(DirectoryPublication.trashed_at.is_(None), DirectoryPublication.published_on < day)
        .where(DirectoryPublication.language == BOTH)
        .order_by(DirectoryPublication.published_on.desc(), DirectoryPublication.id.desc())
        .limit(1)
    )


def _of_day(session: Session, day: date) -> DirectoryPublication | None:
    return session.scalar(
        select(DirectoryPublication)
        .where(DirectoryPublication.trashed_at.is_(None), DirectoryPublication.published_on == day)
        .where(DirectoryPublication.language == BOTH)
    )
