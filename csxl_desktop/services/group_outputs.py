"""What a working group made: tools, notes, motions, directories, campaigns; their file and their addresses."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.group_rows import OutputRow
from csxl_desktop.domain.office import Attachment
from csxl_desktop.i18n import N_
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import group_outputs as query


class NoFileError(DomainError):
    template = N_("“{title}” has no file yet.")


class GroupOutputService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    def rows(self, working_group_id: UUID) -> tuple[OutputRow, ...]:
        """Everything that the group ever made, newest first; what has no date yet on top."""
        with self._database() as session:
            return tuple(query.outputs_of(session, working_group_id))

    def add(self, working_group_id: UUID, values: Mapping[str, Any]) -> Written:
        """Something made, or planned."""
        with self._database.begin(N_("Output added")) as session:
            last = session.scalar(
                select(func.max(GroupOutput.position)).where(GroupOutput.working_group_id == working_group_id)
            )
            whole = {
                "working_group_id": working_group_id,
                "year": self._today().year,
                "position": (last or 0) + 1,
                **values,
                **_follows(values),
            }
            return written(self._database, session, add(session, GroupOutput, whole).id)

    def change(self, output_id: UUID, values: Mapping[str, Any]) -> Written:
        """Fields of it; its year is that of its day, its state is of today."""
        with self._database.begin(N_("Output changed")) as session:
            dated = {"state_on": self._today()} if "state" in values else {}
            assign(session, existing(session, GroupOutput, output_id), {**values, **_follows(values), **dated})
            return written(self._database, session, output_id)

    def set_address(self, output_id: UUID, url: str) -> Written:
        """Where it stands on the web; nothing where it does no longer."""
        with self._database.begin(N_("Address of the output changed")) as session:
            output = existing(session, GroupOutput, output_id)
            known = session.scalars(
                select(Link)
                .where(Link.group_output_id == output_id, Link.trashed_at.is_(None))
                .order_by(Link.position, Link.id)
            ).first()
            if known is None and url:
                add(session, Link, {"group_output_id": output_id, "label": output.title, "url": url, "position": 1})
            elif known is not None and url:
                assign(session, known, {"url": url})
            elif known is not None:
                known.trashed_at = self._database.now()
                session.flush()
            return written(self._database, session, output_id)

    def attach(self, output_id: UUID, content: bytes, name: str) -> Written:
        """Its file; one that it had before stays in the annexes."""
        with self._database.begin(N_("File of the output changed")) as session:
            output = existing(session, GroupOutput, output_id)
            file = kept_file(self._database, session, content, name)
            assign(session, output, {"attachment_id": file.id})
            return written(self._database, session, output_id)

    def content(self, output_id: UUID) -> bytes:
        """The file as it came, verified."""
        with self._database() as session:
            output = existing(session, GroupOutput, output_id)
            if output.attachment_id is None:
                raise NoFileError(title=output.title)
            file = session.get_one(Attachment, output.attachment_id)
            return attachments.read(self._annexes, file.sha256, file.file_name)


def _follows(values: Mapping[str, Any]) -> dict[str, Any]:
    """The year of the day that is known."""
    day = values.get("made_on")
    return {"year": day.year} if day is not None else {}
