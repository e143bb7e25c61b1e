"""Hostile files taken in as `csxl import` and the window take them, and what became of each."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from csxl_desktop.cli.exchange import _content, _take
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange import child, document_text, old_report, outline, scans
from csxl_desktop.exchange.recognise import recognise
from csxl_desktop.services.exchange.sheets import reading_specs
from csxl_desktop.services.files import clean_picture
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage import holder
from tests import factories
from tests.faults.corpus import Fate, HostileFile
from tests.faults.reading_room import ReadingRoom
from tests.faults.writer import AUTHOR, now

UNSAVED = holder.RESTORING  # a dossier of that name is not backed up before it changes: that is another rig's
KNOWN_BAD = ("half-kept", "in-no-words", "greedy")
_OPTIONS = Namespace(dry_run=False, on=None)


@dataclass(frozen=True)
class Outcome:
    """`fault` is empty where the file met a fate that it may meet; `words` is what its sender is told."""

    fate: Fate
    words: str = ""
    fault: str = ""


@contextmanager
def laid(folder: Path, known_bad: str = "") -> "Iterator[tuple[Table, ReadingRoom]]":
    """A new dossier in `folder` to take files in, read by a warm process."""
    made(folder / "dossier")
    with read_warm(known_bad) as room, at_table(folder / "dossier", known_bad) as table:
        yield table, room


def made(folder: Path) -> Path:
    """A new dossier, closed; its own folder again."""
    new_workspace(folder, AUTHOR, now, office_name="Coordination").close()
    return folder


@contextmanager
def read_warm(known_bad: str = "") -> Iterator[ReadingRoom]:
    """Meanwhile files are read by a warm process instead of one started for each."""
    with ReadingRoom(greedy=known_bad == "greedy") as room:
        real, child.asked_of_child = child.asked_of_child, room.ask
        try:
            yield room
        finally:
            child.asked_of_child = real


@contextmanager
def at_table(dossier: Path, known_bad: str = "") -> "Iterator[Table]":
    """The dossier opened, to take files in."""
    kind = {"half-kept": _HalfKept, "in-no-words": _InNoWords}.get(known_bad, Table)
    with open_workspace(dossier, AUTHOR, now) as workspace:
        yield kind(workspace, dossier.parent)


class Table:
    """A dossier at which hostile files are taken in, one after the other."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace, self._folder = workspace, folder
        with workspace.database() as session:
            named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'"
            tables = [name for (name,) in session.execute(text(named))]
        self._counted = text(" UNION ALL ".join(f"SELECT count(*) FROM {table}" for table in tables))
        self._specs = reading_specs()

    def take(self, file: HostileFile) -> Outcome:
        before = self.rows() if file.way == "import" else 0
        try:
            refusal = self._read(file)
        except DomainError as error:
            refusal = error.user_message
        except Exception as error:  # noqa: BLE001 - the rig tells whatever came through
            return Outcome(Fate.REFUSED, "", f"{type(error).__name__} instead of a refusal: {str(error)[:200]}")
        found = Fate.REFUSED if refusal else Fate.READ
        fault = "" if file.fate in {found, Fate.EITHER} else f"{found.value} instead of {file.fate.value}: {refusal}"
        if refusal and file.way == "import" and self.rows() != before:
            fault = f"{self.rows() - before} rows were kept of a file that was refused"
        if refusal and not refusal.rstrip().endswith((".", "!", "”", "»", ")")):
            fault = f"a refusal that is no sentence: {refusal}"
        return Outcome(found, refusal, fault)

    def rows(self) -> int:
        """How many stand in the dossier."""
        with self._workspace.database() as session:
            return sum(session.scalars(self._counted))

    def _read(self, file: HostileFile) -> str:
        """Why it is refused; raises, or nothing where it was read."""
        match file.way:
            case "import":
                return self._taken_in(file.data)
            case "document":
                document_text.read_document(file.data)
            case "old-report":
                old_report.read_old_report(file.data)
            case "picture":
                clean_picture(file.data, "photo.jpg")
            case "outline":
                outline.read_outline(file.data, "annexe.pdf")
            case "scan":
                scans.sheet_code_in(file.data, "scan.png")
        return ""

    def _taken_in(self, data: bytes) -> str:
        path = self._folder / "file"
        path.write_bytes(data)
        found = recognise(data, self._specs)
        incoming = Namespace(path=path, content=_content(path, found))
        report = _take(self._workspace, incoming, _OPTIONS, ())  # type: ignore[arg-type]
        if found.nature == "ics":  # an event that is refused stops none of the others: it is told
            return "" if report.written or not report.refused else report.lines[0].reason
        bad = [line for line in report.lines if line.outcome.value in {"refused", "doubtful"}]
        if not bad:
            return ""
        return "".join(f"{bad[0].line} {bad[0].column}: {bad[0].reason or bad[0].outcome.value}.")


class _HalfKept(Table):
    """What is known to be bad: a row is kept, whatever becomes of the file."""

    def _taken_in(self, data: bytes) -> str:
        factories.organisation(self._workspace, "Moitié")
        return super()._taken_in(data)


class _InNoWords(Table):
    """What is known to be bad: whoever refuses fails."""

    def _read(self, file: HostileFile) -> str:
        try:
            refusal = super()._read(file)
        except DomainError as error:
            refusal = str(error)
        if refusal:
            raise RuntimeError(refusal)
        return ""
