"""Where a dossier may be worked on: on this computer's own disk, never in a folder that others write as well."""

from pathlib import Path

from csxl_desktop.i18n import N_
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.errors import DossierError
from csxl_desktop.storage.read_only import copy_whole
from csxl_desktop.system.drives import cloud_name, is_remote


class CloudDossierError(DossierError):
    template = N_(
        "The folder “{path}” is kept in step by {name}, which copies a dossier while it is being written and would "
        "damage it."
    )
    safe = N_("Nothing was opened nor changed.")
    then = N_("Copy the whole folder to this computer, outside {name}, and open it there.")


class RemoteDossierError(DossierError):
    template = N_(
        "The folder “{path}” lies on another computer or a network drive: a dossier is damaged there when the network"
        " fails."
    )
    safe = N_("Nothing was opened nor changed.")
    then = N_(
        "Copy the whole folder to this computer and open it there; choose the network drive as the second place of "
        "the backups."
    )


class CloudPlaceError(DossierError):
    template = N_("“{path}” is kept in step by {name}: the backups are not encrypted and would leave the office.")
    safe = N_("Nothing was copied.")
    then = N_("Choose a stick, or a folder on the network of the office.")


def cloud_of(path: Path) -> str:
    """The cloud that would copy what lies in `path`; empty where none does."""
    return cloud_name(path.absolute())


def check_live_place(folder: Path) -> None:
    """Refuse to work on a dossier where its file would be copied or cut off while it is written."""
    if name := cloud_of(folder):
        raise CloudDossierError(path=folder, name=name)
    if is_remote(folder):
        raise RemoteDossierError(path=folder)


def carry_over(dossier: Database, parent: Path) -> Path:
    """Copy the open dossier, which may only be read, into a new folder of `parent`; where it lies now."""
    name = dossier.folder.name
    target, number = parent / name, 2
    while target.exists():
        target, number = parent / f"{name} {number}", number + 1
    check_live_place(target)
    copy_whole(dossier, target)
    return target


def files_left_behind(dossier: Database, folder: Path) -> int:
    """How many photos and annexes of the open dossier did not come along into its copy `folder`."""
    from sqlalchemy import select  # not needed to open a dossier, which maps nothing

    from csxl_desktop.domain.office import Attachment  # nor is this

    with dossier() as session:
        named = session.scalars(select(Attachment.sha256).distinct()).all()
    return sum(not attachments.path_of(folder / "annexes", digest).is_file() for digest in named)
