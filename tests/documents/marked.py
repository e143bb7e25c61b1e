"""Catalogues of which every French message bears a mark: a document in another language that shows it speaks French."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from csxl_desktop.system.paths import resources

MARK = "¦"


def write(folder: Path) -> None:
    """French marked, Dutch as it is, below `folder`."""
    for language in ("fr", "nl"):
        within = Path(language) / "LC_MESSAGES"
        with (resources() / "locale" / within / "csxl.po").open("rb") as stream:
            catalogue = read_po(stream)
        for message in catalogue if language == "fr" else ():
            if message.id:
                said = message.string
                message.string = (
                    f"{said}{MARK}" if isinstance(said, str) else tuple(f"{each}{MARK}" for each in said or ())
                )
        (folder / within).mkdir(parents=True)
        with (folder / within / "csxl.mo").open("wb") as stream:
            write_mo(stream, catalogue)
