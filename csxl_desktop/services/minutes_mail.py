"""The minutes as they leave by mail: their pages, the annexes that go along, everybody on the list of the meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import date_range
from csxl_desktop.services.convening import ConveningService
from csxl_desktop.services.documents import DocumentService
from csxl_desktop.services.minutes_sealing import LANGUAGE
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.office_text_rows import text_in_force
from csxl_desktop.services.printing import Document
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record


class KeptFile(NamedTuple):
    """A file of the dossier: what it was called, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OutgoingMinutes:
    """Everything that the drafts are made of; pages are laid out, and files read, on another thread."""

    subject: str
    body: str
    recipients: Recipients
    document: Document
    files: tuple[KeptFile, ...]
    kept_in: Path

    def contents(self) -> list[tuple[str, bytes]]:
        """The annexes, each verified; raises where one of them is lost."""
        return [(each.name, attachments.read(self.kept_in, each.sha256, each.name)) for each in self.files]


class MinutesMailService:
    """Each public method reads once and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def outgoing(self, meeting_id: UUID, annexes: Sequence[UUID] = (), *, language: str = LANGUAGE) -> OutgoingMinutes:
        """The mail with the minutes to everybody on the list, `annexes` (those of the minutes) enclosed."""
        found = ConveningService(self._database, self._today).recipients(meeting_id)
        document = DocumentService(self._database).minutes(meeting_id, language=language)
        with self._database() as session, speaking(language):
            record = meeting_record(session, meeting_id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError
            what, final = _what(record.row), document.content.kind != "PV"
            own = text_in_force(session, OfficeTextCode.MINUTES_MAIL, language, self._today())
            chosen = [each for each in record.annexes if each.id in annexes and each.sha256]
            files = tuple(KeptFile(each.file_name, each.sha256) for each in chosen)
            return OutgoingMinutes(
                subject=(_("Meeting report: {what}") if final else _("Minutes: {what}")).format(what=what),
                body=own.text.plain() if own is not None and own.text else _body(what, final=final, more=bool(files)),
                recipients=found,
                document=document,
                files=files,
                kept_in=self._database.folder / "annexes",
            )


def _what(row: MeetingRow) -> str:
    day = date_range(row.first_on, row.last_on, weekday=True)
    return ", ".join(part for part in (row.kind_label, row.subject, day) if part)


def _body(what: str, *, final: bool, more: bool) -> str:
    """The mail in the house's words, where the office has none of its own."""
    told = (
        _("You will find enclosed the report of this meeting: {what}.")
        if final
        else _("You will find enclosed the minutes of this meeting: {what}.")
    )
    lines = [_("Dear Sir or Madam,"), "", told.format(what=what)]
    lines += [_("The annexes are enclosed too.")] if more else []
    return "\n".join([*lines, "", _("Kind regards,")])
