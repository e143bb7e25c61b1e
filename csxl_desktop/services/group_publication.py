"""The folder of a group: final session reports and outputs under names that stay; nothing is ever removed from it."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SEALED, ApprovalRule, MinutesKind, MinutesState
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.group_publication import TO_WRITE, FileState, FolderFile, WrittenFile, state_of
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.published_files import PublishedFile
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services.documents import DocumentService
from csxl_desktop.services.printing import Document, in_file_name, render
from csxl_desktop.services.records import assign, existing
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.queries.group_outputs import outputs_of

Write = Callable[[Path, bytes], None]
_FRENCH = "fr"  # the files bear French names, whoever publishes them


class NotPublishedError(DomainError):
    template = N_("“{name}” could not be written to the folder: {reason}.")


class NoFolderError(DomainError):
    template = N_("The folder “{folder}” is not there: {reason}.")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that may go to the folder; `document` or `attachment` (a digest in the annexes) is its content."""

    id: UUID
    is_output: bool
    title: str
    day: date | None
    name: str
    final: bool
    recorded: str = ""
    document: Document | None = None
    attachment: str = ""

    @property
    def is_unread(self) -> bool:
        """A report that is final and was not read for this plan."""
        return self.final and not self.is_output and self.document is None


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a group, ready to be compared and written on any thread."""

    working_group_id: UUID
    stem: str
    annexes: Path
    entries: tuple[Entry, ...] = ()
    left: tuple[FolderFile, ...] = ()

    def only(self, keys: Collection[UUID]) -> "Plan":
        """These alone."""
        return replace(self, entries=tuple(each for each in self.entries if each.id in keys), left=())

    def unread(self, standing: "Standing") -> frozenset[UUID]:
        """Where a file stands that nobody remembers writing: whether it is ours shows once the document is read."""
        found = {each.id for each in standing.files if each.state is FileState.CHANGED}
        return frozenset(each.id for each in self.entries if each.id in found and each.is_unread and not each.recorded)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the folder stands; `digests` remembers what was laid out, so that the same is not laid out twice."""

    files: tuple[FolderFile, ...] = ()
    digests: dict[UUID, tuple[Document, str]] = field(default_factory=dict)

    def to_write(self) -> tuple[UUID, ...]:
        return tuple(each.id for each in self.files if each.state in TO_WRITE)


class GroupPublicationService:
    """`plan` and `record` are one transaction each; between them the files are compared and written aside."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, working_group_id: UUID, year: int, also: frozenset[UUID] = frozenset()) -> Plan:
        """The session reports and outputs of all years, newest first.

        Only what was published of `year` is read again, to see whether it is stale, and `also` these, to be written.
        """
        documents = DocumentService(self._database)
        with self._database() as session, speaking(_FRENCH):
            group = existing(session, WorkingGroup, working_group_id)
            stem = group.folder_name or _plain(group.name)
            known = _recorded(session, working_group_id)
            entries = [*_reports(session, working_group_id, stem), *_outputs(session, working_group_id, stem)]
            named = tuple(_named(entries, known))
            keys = {each.id for each in entries}
            left = tuple(
                FolderFile(key, file.file_name, None, file.file_name, FileState.LEFT)
                for key, file in known.items()
                if key not in keys
            )
            read = [each.id for each in named if not each.is_output and (_is_read(each, year) or each.id in also)]
            meetings = _meetings(session, read)
        whole = tuple(
            replace(each, document=documents.minutes(meetings[each.id], language=_FRENCH))
            if each.id in meetings
            else each
            for each in named
        )
        return Plan(working_group_id, stem, self._database.folder / "annexes", whole, left)

    def record(self, plan: Plan, files: Sequence[WrittenFile]) -> None:
        """Remember what stands in the folder; the stem of its names never changes again."""
        outputs = {each.id for each in plan.entries if each.is_output}
        with self._database.begin(N_("Folder of the group published")) as session:
            group = existing(session, WorkingGroup, plan.working_group_id)
            if not group.folder_name:
                assign(session, group, {"folder_name": plan.stem})
            known = _recorded(session, plan.working_group_id)
            for file in files:
                row = known.get(file.id)
                if row is None:
                    row = PublishedFile(
                        working_group_id=plan.working_group_id,
                        minutes_id=None if file.id in outputs else file.id,
                        group_output_id=file.id if file.id in outputs else None,
                        file_name=file.name,
                        published_at=self._database.now(),
                    )
                    session.add(row)
                if (row.file_name, row.sha256) != (file.name, file.sha256):
                    row.file_name, row.sha256, row.published_at = file.name, file.sha256, self._database.now()
            session.flush()


def compare(plan: Plan, folder: Path | None, before: Standing | None = None) -> Standing:
    """How each document stands in `folder`; away from the database, on any thread."""
    digests = dict(before.digests) if before else {}
    files = [
        FolderFile(each.id, each.title, each.day, each.name, _state(plan, each, folder, digests))
        for each in plan.entries
    ]
    return Standing((*files, *plan.left), digests)


def _state(plan: Plan, entry: Entry, folder: Path | None, digests: dict[UUID, tuple[Document, str]]) -> FileState:
    found = _found(folder, entry.name) if folder is not None else None
    if entry.is_unread and found is not None:
        return FileState.PUBLISHED if found == entry.recorded else FileState.CHANGED
    wanted = "unread" if entry.is_unread else _digest(plan, entry, digests)
    return state_of(wanted, final=entry.final, recorded=entry.recorded, found=found)


def publish(plan: Plan, folder: Path, write: Write) -> tuple[tuple[WrittenFile, ...], DomainError | None]:
    """Write what is new, stale or missing of a plan whose documents were read; what was done, and why it stopped.

    A file that somebody else wrote is left alone, and nothing is removed.
    """
    if not folder.is_dir():
        return (), NoFolderError(folder=str(folder), reason=reason(FileNotFoundError(2, "", str(folder))))
    digests: dict[UUID, tuple[Document, str]] = {}
    done: list[WrittenFile] = []
    for entry in plan.entries:
        state = _state(plan, entry, folder, digests)
        if entry.is_unread or state not in {*TO_WRITE, FileState.PUBLISHED}:
            continue
        content = _content(plan, entry)
        if state in TO_WRITE:
            try:
                write(folder / entry.name, content)
            except OSError as error:
                return tuple(done), NotPublishedError(name=entry.name, reason=reason(error))
        done.append(WrittenFile(entry.id, entry.name, sha256(content).hexdigest()))
    return tuple(done), None


def _is_read(entry: Entry, year: int) -> bool:
    return entry.final and bool(entry.recorded) and entry.day is not None and entry.day.year == year


def _digest(plan: Plan, entry: Entry, digests: dict[UUID, tuple[Document, str]]) -> str:
    if entry.document is None:
        return entry.attachment
    known = digests.get(entry.id)
    if known is None or known[0] != entry.document:
        digests[entry.id] = known = entry.document, sha256(_content(plan, entry)).hexdigest()
    return known[1]


def _content(plan: Plan, entry: Entry) -> bytes:
    if entry.document is not None:
        return render(entry.document)
    return attachments.read(plan.annexes, entry.attachment, entry.title)


def _found(folder: Path, name: str) -> str | None:
    """The digest of the file in the folder, or nothing where there is none."""
    path = folder / name
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    except OSError:
        return ""


def _recorded(session: Session, working_group_id: UUID) -> dict[UUID, PublishedFile]:
    rows = session.scalars(
        select(PublishedFile)
        .where(PublishedFile.working_group_id == working_group_id, PublishedFile.trashed_at.is_(None))
        .order_by(PublishedFile.id)
    )
    return {key: row for row in rows if (key := row.minutes_id or row.group_output_id) is not None}


def _reports(session: Session, working_group_id: UUID, stem: str) -> Iterator[Entry]:
    rows = session.execute(
        select(Minutes, Meeting, MeetingKind)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(Meeting.working_group_id == working_group_id, Meeting.trashed_at.is_(None))
        .where(Minutes.trashed_at.is_(None))
        .order_by(Meeting.first_on.desc(), Minutes.id.desc())
    )
    for minutes, meeting, kind in rows:
        sent = minutes.state is MinutesState.SENT and kind.approval is ApprovalRule.FINAL_WHEN_SENT
        words = _("Minutes") if minutes.kind is MinutesKind.MINUTES else _("Session report")
        yield Entry(
            id=minutes.id,
            is_output=False,
            title=" – ".join(part for part in (words, meeting.theme or meeting.title) if part),
            day=meeting.first_on,
            name=f"{stem} {meeting.first_on.isoformat()} {words}.pdf",
            final=sent or minutes.state in SEALED,
        )


def _outputs(session: Session, working_group_id: UUID, stem: str) -> Iterator[Entry]:
    for row in outputs_of(session, working_group_id):
        if row.published:
            suffix = Path(row.file_name).suffix
            yield Entry(
                id=row.id,
                is_output=True,
                title=row.title,
                day=row.made_on,
                name=f"{stem} {_plain(row.title)}{suffix}",
                final=row.is_final,
                attachment=row.sha256,
            )


def _named(entries: Sequence[Entry], known: dict[UUID, PublishedFile]) -> Iterator[Entry]:
    """Each under the name that it was published by, else under one that no other bears."""
    taken = {_same(file.file_name) for file in known.values()}
    for entry in entries:
        file = known.get(entry.id)
        if file is not None:
            yield replace(entry, name=file.file_name, recorded=file.sha256)
            continue
        name, number = entry.name, 2
        while _same(name) in taken:
            path = Path(entry.name)
            name, number = f"{path.stem} {number}{path.suffix}", number + 1
        taken.add(_same(name))
        yield replace(entry, name=name)


def _meetings(session: Session, minutes_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    rows = session.execute(select(Minutes.id, Minutes.meeting_id).where(Minutes.id.in_(minutes_ids)))
    return {row.id: row.meeting_id for row in rows}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", in_file_name(name)) or _("Group")


def _same(name: str) -> str:
    """Names that some folders take for one and the same."""
    return fold(name)
