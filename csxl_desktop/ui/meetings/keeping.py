"""Files handed over are kept with their meeting: the code on the pages of a scanned sheet says which that is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from csxl_desktop.domain.choices import MeetingFileKind
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.exchange.scans import sheet_code_in
from csxl_desktop.i18n import _
from csxl_desktop.services.meeting_files import guessed_kind
from csxl_desktop.services.records import Written
from csxl_desktop.ui.file_opening import read_file
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import meeting_day, meeting_title


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was read; `sheet_code` is that of its pages, or empty."""

    name: str
    content: bytes
    kind: MeetingFileKind
    sheet_code: str


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A scan handed over at one meeting whose sheet is that of another."""

    file: Handed
    dropped_on: UUID
    meeting: MeetingRow


def keep_files(desk: Desk, paths: list[Path]) -> None:
    """Keep each file with the meeting on the desk; a sheet of another one is proposed there (`desk.misplaced`)."""
    here = desk.id()

    def place(file: Handed, meeting: MeetingRow | None) -> None:
        if meeting is None or meeting.id == here:
            said = _("“{name}” is kept with the meeting.").format(name=file.name)
            keep(desk, here, file, lambda _written: desk.page.said.emit(said))
        else:
            desk.misplaced.emit(Misplaced(file, here, meeting))

    _read(desk, paths, place)


def file_scans(desk: Desk, paths: list[Path]) -> None:
    """Files dropped on no meeting: each scanned sheet goes to its own."""

    def place(file: Handed, meeting: MeetingRow | None) -> None:
        if meeting is None:
            words = _("“{name}” bears no code of a sheet printed here: drop it on its meeting.")
            desk.page.said.emit(words.format(name=file.name))
        else:
            keep_there(desk, file, meeting)

    _read(desk, paths, place)


def keep_there(desk: Desk, file: Handed, meeting: MeetingRow) -> None:
    """Keep it with the meeting whose sheet it is, taken back in a click."""

    def done(written: Written) -> None:
        context, words = desk.context, _("“{name}” is kept with {meeting}, {day}")
        desk.page.undo_offered.emit(
            words.format(name=file.name, meeting=meeting_title(meeting), day=meeting_day(meeting)),
            lambda: desk.act(lambda: context.services.history.undo_transaction(written.transaction_id)),
        )

    keep(desk, meeting.id, file, done)


def keep(desk: Desk, meeting_id: UUID, file: Handed, done: Callable[[Written], object] | None = None) -> None:
    """Keep a file with a meeting."""
    context, today = desk.context, desk.context.today()
    desk.act(lambda: context.services.meeting_files.add(meeting_id, file.content, file.name, file.kind, today), done)


def _read(desk: Desk, paths: list[Path], place: Callable[[Handed, MeetingRow | None], object]) -> None:
    """Read each file beside the window, find the meeting of its sheet, then `place` it."""
    context = desk.context

    def find(file: Handed) -> None:
        if not file.sheet_code:
            place(file, None)
            return
        context.jobs.ask(
            lambda: context.services.meeting_files.meeting_of(file.sheet_code),
            partial(place, file),
            context.errors.show,
            owner=desk,
        )

    for path in paths:
        context.jobs.compute(
            partial(_handed, path), find, context.errors.show, owner=desk, label=_("Keeping the files")
        )


def _handed(path: Path) -> Handed:
    content, kind = read_file(path), guessed_kind(path.name)
    code = sheet_code_in(content, path.name) if kind is MeetingFileKind.SCAN else ""
    return Handed(path.name, content, kind, code)
