"""Reports kept as they were approved: their content and the very pages, printed again to the same bytes."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services.documents import report_document
from csxl_desktop.services.minutes_sealing import canonical, keep_pages
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.quoting import note_quoted, quoted_in, texts_of
from csxl_desktop.services.records import Written, written
from csxl_desktop.services.report_years import language_of, of_year
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.errors import BackupFailedError


class NotApprovedYetError(DomainError):
    """The report of a year is archived once an assembly has approved it."""

    template = N_("Say first which assembly approved the report of {year}, or on which day.")


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One archive of a year; `size` in bytes."""

    id: UUID
    year: int
    version: int
    archived_at: datetime
    archived_by: str
    note: str
    size: int


class ReportArchiveService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._annexes = database.folder / "annexes"

    def archives(self, year: int) -> list[ArchiveRow]:
        """What was archived of the year, the latest first."""
        with self._database() as session:
            rows = session.execute(
                select(ReportArchive, Attachment.size)
                .outerjoin(Attachment, Attachment.id == ReportArchive.pdf_id)
                .where(ReportArchive.year == year, ReportArchive.trashed_at.is_(None))
                .order_by(ReportArchive.version.desc(), ReportArchive.id.desc())
            )
            return [
                ArchiveRow(each.id, each.year, each.version, each.archived_at, each.archived_by, each.note, size or 0)
                for each, size in rows
            ]

    def archive(self, year: int, note: str = "") -> Written:
        """Keep the report of the year as it stands: content, pages, and in which of its texts somebody is quoted."""
        with self._database() as session:
            language = language_of(session, year)
        with self._database.begin(N_("Report archived")) as session, speaking(language):
            look = of_year(session, year)
            if look is None or look.approved_on is None:
                raise NotApprovedYetError(year=year)
            document = report_document(session, self._database, year, language)
            data, digest = canonical("report", document.content)
            pdf = render(document)
            last = session.scalar(select(func.max(ReportArchive.version)).where(ReportArchive.year == year)) or 0
            made = ReportArchive(
                year=year,
                version=last + 1,
                archived_at=self._database.now(),
                archived_by=self._database.author.person,
                content=data,
                sha256=digest,
                pdf_id=keep_pages(self._database, session, pdf, f"rapport-{year}.pdf"),
                note=note,
            )
            session.add(made)
            day = self._database.now().astimezone().date()
            note_quoted(session, quoted_in(session, texts_of(document.content)), _name(year), day)
            session.flush()
            answer = written(self._database, session, made.id)
        with suppress(BackupFailedError):  # the report is archived all the same; the window backs up again soon
            self._database.back_up(Why.REPORT)
        return answer

    def document(self, archive_id: UUID) -> Document:
        """The pages as they were archived."""
        with self._database() as session:
            found = session.get(ReportArchive, archive_id)
            kept = None if found is None or found.pdf_id is None else session.get(Attachment, found.pdf_id)
            if found is None or kept is None:
                raise RecordNotFoundError
            pdf = attachments.read(self._annexes, kept.sha256)
            with speaking(language_of(session, found.year)):
                return Document("report", None, f"{_name(found.year)} v{found.version}", sealed=pdf)


def _name(year: int) -> str:
    return _("Activity report {year}").format(year=year)
