"""The office's own paper: chosen from a file, for the documents it serves, seen under a letter that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.content.letters import Letter, Letters, Recipient
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.letterhead import SERVED_AT_FIRST, LetterheadUse, LetterPaper, letterhead_use
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.exchange.errors import DamagedFileError
from csxl_desktop.exchange.letterhead import bare_paper
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.document_parts import identity, letter_paper
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import RecordService, Written, written
from csxl_desktop.storage.database import Database

# What the settings call the documents that it may serve, in their order.
SERVED_NAMES: Mapping[str, str] = {
    "invitation": N_("Invitations"),
    "letters": N_("Letters (joining organisations too)"),
    "certificate": N_("Certificates of attendance"),
    "minutes-extract": N_("Extracts of the minutes"),
    "personal-data": N_("Answers about personal data"),
    "minutes": N_("Minutes of the meetings"),
    "conventions": N_("List of the conventions"),
    "members": N_("List of the members"),
    "committee": N_("Composition of the steering committee"),
    "attendance-sheet": N_("Attendance sheets"),
    "directory": N_("Directory"),
}


class UnreadableLetterheadError(DomainError):
    template = N_(
        "“{name}” cannot be read as letter paper: choose a PDF, a JPEG or a PNG that opens in other programs."
    )


@dataclass(frozen=True, slots=True)
class CleanPaper:
    """A letterhead ready to be kept; `pages`: how many the file has, of which it is one."""

    content: bytes
    name: str
    media_type: str
    pages: int


@dataclass(frozen=True, slots=True)
class LetterheadSettings:
    """`file_name` is empty where there is none; `sample` is a letter on it (or on none), ready to be laid out."""

    file_name: str
    use: LetterheadUse
    sample: Document


def clean_paper(content: bytes, name: str, page: int = 1) -> CleanPaper:
    """The picture, or one page of the PDF, bare; needs no database.

    Raises `UnreadableLetterheadError`, or an `ExchangeError` where it is out of measure, locked or has no such page.
    """
    try:
        bare = bare_paper(content, page)
    except DamagedFileError:
        raise UnreadableLetterheadError(name=name) from None
    return CleanPaper(bare.content, name, bare.media_type, bare.pages)


def fills_the_page(paper: LetterPaper) -> bool:
    """Whether it has the proportions of A4; true of one that cannot be read, which says so elsewhere."""
    from csxl_desktop.documents.letter_paper import background  # ReportLab, as heavy as in `printing`
    from csxl_desktop.documents.theme import Theme

    made = background(paper)
    return made is None or made.fills(Theme.page_size)


class LetterheadService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settings(self) -> LetterheadSettings:
        with self._database() as session:
            office = the_office(session)
            kept = session.get(Attachment, office.letterhead_id) if office.letterhead_id else None
            use = letterhead_use(office.letterhead_use)
            return LetterheadSettings(kept.file_name if kept else "", use, self._sample(session, office, use))

    def choose(self, paper: CleanPaper | None) -> Written:
        """Print on this paper, or on none any more."""
        with self._database.begin(N_("Letter paper changed")) as session:
            office = the_office(session)
            office.letterhead_id = self._kept(session, paper) if paper is not None else None
            return written(self._database, session, office.id)

    def serve(self, kind: str, *, wanted: bool) -> None:
        """Print documents of the kind, one of `SERVED_NAMES`, on it or not."""
        use = self._stored()
        self._change({**use, "kinds": {**use.get("kinds", {}), kind: wanted}})

    def change(self, **values: bool | int) -> None:
        """Other values of `every_page`, `top`, `bottom`."""
        self._change({**self._stored(), **values})

    def _stored(self) -> dict[str, Any]:
        with self._database() as session:
            return dict(the_office(session).letterhead_use or {})

    def _change(self, use: dict[str, Any]) -> None:
        with self._database() as session:
            office_id = the_office(session).id
        RecordService(self._database).change(Office, office_id, {"letterhead_use": use})

    def _kept(self, session: Session, paper: CleanPaper) -> UUID:
        return kept_file(self._database, session, paper.content, paper.name, paper.media_type).id

    def _sample(self, session: Session, office: Office, use: LetterheadUse) -> Document:
        """A letter of two pages; on the paper whatever it serves for, since that is what is looked at."""
        annexes = self._database.folder / "annexes"
        printed = identity(session, office, annexes)
        paper = letter_paper(session, office, annexes)
        if paper is not None:
            paper = replace(paper, use=replace(use, kinds=frozenset(SERVED_AT_FIRST)))
        words = [_("Madam, Sir,"), *[_(_SENTENCE)] * 14, _("With kind regards")]
        places = count()
        letter = Letter(
            Recipient(_("Organisation"), street=_("Street and number"), town=_("Postal code and town")),
            RichText.from_plain("\n\n".join(words), lambda: UUID(int=next(places))),
            _("This is how a letter looks"),
        )
        content = Letters(replace(printed, paper=paper), (letter,))
        return Document("letters", content, _("Letter paper"), office.look)


_SENTENCE = N_(
    "Here stands the text of the letter. It begins below the upper margin and ends above the lower one, "
    "so that it never runs over what is printed on your paper."
)
