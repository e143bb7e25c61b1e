"""Mail drafts on disk: a file for each block of addresses, opened in the mail program."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.mail_draft import Enclosed, mail_draft
from csxl_desktop.i18n import N_, _
from csxl_desktop.system import for_owner
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.once import Once
from csxl_desktop.ui.printing import other_name, safe_file_name, write_document

T = TypeVar("T")
Files = Sequence[tuple[str, bytes]]  # names and bytes


class NoMailProgramError(DomainError):
    template = N_(
        "No mail program opens these drafts on this computer: they lie in {folder}. Copy the addresses and write the "
        "mail where you read yours."
    )


def drafts(
    title: str, subject: str, body: str, blocks: Sequence[Sequence[str]], attachments: Sequence[Enclosed] = ()
) -> list[tuple[str, bytes]]:
    """A file for each block: its name and its bytes."""
    total = len(blocks)
    made = []
    for number, block in enumerate(blocks, start=1):
        part = _("{title} – {number} of {total}").format(title=title, number=number, total=total)
        name = safe_file_name(f"{part if total > 1 else title}.eml")
        made.append((name, mail_draft(subject, body, block, attachments=attachments)))
    return made


class DraftMaking:
    """Makes drafts beside the window, one call at a time: until the first file is written it may be stopped."""

    def __init__(self, context: Context, owner: QObject, failed: Callable[[Exception], object] | None = None) -> None:
        self._context, self._owner = context, owner
        self._once = Once()
        self._failed = self._once.ends(failed or context.errors.show)

    def make(
        self,
        read: Callable[[], tuple[T, Path]],
        lay_out: Callable[[T], Files],
        done: Callable[[T, list[Path]], object],
    ) -> None:
        """`read`, in the database lane, gives the mail and its folder, `lay_out` its files; `done` gets their paths."""
        if not self._once.begin():
            return

        def begin(found: tuple[T, Path]) -> None:
            mail, folder = found
            self._compute(lambda: lay_out(mail), lambda files: write(mail, folder, files), stoppable=True)

        def write(mail: T, folder: Path, files: Files) -> None:
            told = self._once.ends(done)
            self._compute(lambda: write_drafts(folder, files), lambda paths: told(mail, paths))

        self._context.jobs.ask(read, begin, self._failed, owner=self._owner)

    def _compute(self, work: Callable[[], T], done: Callable[[T], object], *, stoppable: bool = False) -> None:
        self._context.jobs.compute(
            work, done, self._failed, owner=self._owner, label=_("Preparing the mail"), stoppable=stoppable
        )


def write_drafts(folder: Path, files: Files) -> list[Path]:
    """Write each into `folder`, beside files of the same name; raises `OSError`."""
    for_owner.folder(folder)
    written = []
    for name, data in files:
        path = folder / name
        path = other_name(path) if path.exists() else path
        write_document(path, data, own=True)
        written.append(path)
    return written


def open_files(paths: Sequence[Path], errors: Errors) -> bool:
    """Hand each to the program that opens such files; where there is none, say where the drafts lie, and False."""
    opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) for path in paths]
    if not all(opened):
        errors.show(NoMailProgramError(folder=paths[0].parent))
    return all(opened)
