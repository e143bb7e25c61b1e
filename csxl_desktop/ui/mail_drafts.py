"""Mail drafts on disk: a file for each block of addresses, opened in the mail program."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.mail_draft import Enclosed, mail_draft
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.printing import other_name, safe_file_name, write_document


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


def write_drafts(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write each into `folder`, beside files of the same name; raises `OSError`."""
    folder.mkdir(exist_ok=True)
    written = []
    for name, data in files:
        path = folder / name
        path = other_name(path) if path.exists() else path
        write_document(path, data)
        written.append(path)
    return written


def open_files(paths: Sequence[Path], errors: Errors) -> None:
    """Hand each to the program that opens such files; where there is none, say where the drafts lie."""
    opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) for path in paths]
    if not all(opened):
        errors.show(NoMailProgramError(folder=paths[0].parent))
