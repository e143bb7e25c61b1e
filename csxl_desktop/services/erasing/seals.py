"""Sealed papers without a person: the frozen content, its digest, and the pages printed anew from it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.content.minutes import Minutes as MinutesContent
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.erasing import Eraser
from csxl_desktop.domain.letterhead import LetterPaper
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.i18n import speaking
from csxl_desktop.services.document_parts import letter_paper
from csxl_desktop.services.frozen_content import NotReadableError, content_from, holds
from csxl_desktop.services.minutes_sealing import LANGUAGE, canonical, digest_of
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, render
from csxl_desktop.storage import attachments
from csxl_desktop.storage.errors import MissingFileError

Sealed = Minutes | MinutesVersion | ReportArchive


@dataclass(frozen=True)
class Files:
    """Where the files of a dossier, or of a copy of it, are read from, and where new ones go.

    `pages` remembers what was printed: many copies hold the same paper.
    """

    read: tuple[Path, ...]
    write: Path
    pages: dict[str, tuple[str, int]] = field(default_factory=dict)

    def bytes_of(self, digest: str) -> bytes:
        for place in self.read:
            if attachments.path_of(place, digest).is_file():
                return attachments.read(place, digest)
        raise MissingFileError(name=digest[:12])


@dataclass(frozen=True, slots=True)
class _Seal:
    """Which columns of a record hold its frozen content, its digest and its pages."""

    name: str
    kind: type[Any]
    content: str
    sha256: str
    pdf: str


SEALS: Mapping[type[Record], _Seal] = {
    Minutes: _Seal("minutes", MinutesContent, "seal_content", "seal_sha256", "seal_pdf_id"),
    MinutesVersion: _Seal("minutes", MinutesContent, "content", "sha256", "pdf_id"),
    ReportArchive: _Seal("report", Report, "content", "sha256", "pdf_id"),
}


def naming(session: Session, eraser: Eraser) -> Iterator[Record]:
    """The sealed papers whose frozen content names the person."""
    for entity, seal in SEALS.items():
        column = getattr(entity, seal.content)
        for record in session.scalars(select(entity).where(column.is_not(None)).order_by(entity.id)):
            if eraser.speaks_of(getattr(record, seal.content)):
                yield record


def can_be_redacted(record: Record, eraser: Eraser, files: Files) -> bool:
    """Whether the pages can be printed anew from what was frozen; else somebody has to do it by hand."""
    seal = SEALS[type(record)]
    data = eraser.without(getattr(record, seal.content))
    try:
        content = content_from(seal.kind, data[seal.name], files.bytes_of)
    except (NotReadableError, MissingFileError, KeyError):
        return False
    return holds(canonical(seal.name, content)[0], data)


def redact(session: Session, record: Record, eraser: Eraser, files: Files) -> str | None:
    """Freeze the paper again without the person; the digest of the pages that are no longer its own."""
    seal = SEALS[type(record)]
    data = eraser.without(getattr(record, seal.content))
    digest = digest_of(data)
    setattr(record, seal.content, data)
    setattr(record, seal.sha256, digest)
    return reprint(session, getattr(record, seal.pdf), digest, files, lambda: _pages(session, seal, data, files))


def reprint(session: Session, pdf_id: UUID | None, key: str, files: Files, pages: Callable[[], bytes]) -> str | None:
    """Let the record of a file show other pages, whichever dossier or copy it is in; the digest of those before."""
    file = None if pdf_id is None else session.get(Attachment, pdf_id)
    if file is None:
        return None
    if key not in files.pages:
        pdf = pages()
        files.pages[key] = attachments.store(files.write, pdf), len(pdf)
    before = file.sha256
    file.sha256, file.size = files.pages[key]
    return before if before != file.sha256 else None


def _paper(session: Session, office: Office, files: Files) -> LetterPaper | None:
    """Where it lies beside any of the dossiers; a lost one serves nobody."""
    found = (letter_paper(session, office, place) for place in files.read)
    return next((paper for paper in found if paper is not None and paper.content), None)


def _pages(session: Session, seal: _Seal, data: Mapping[str, Any], files: Files) -> bytes:
    content, office = content_from(seal.kind, data[seal.name], files.bytes_of), the_office(session)
    look = replace(office.look, accent=content.look.accent) if isinstance(content, Report) else office.look
    if isinstance(content, MinutesContent):  # on the paper of today, as a new version in Word is: it is not sealed
        content = replace(content, office=replace(content.office, paper=_paper(session, office, files)))
    with speaking(LANGUAGE):
        return render(Document(seal.name, content, "", look))
