"""Where a dossier may be worked on: on this computer's own disk, never in a folder that others write as well."""

from pathlib import Path

from csxl_desktop.i18n import N_
from csxl_desktop.storage import attachments, holder
from csxl_desktop.storage.database import FILE_NAME, Database
from csxl_desktop.storage.errors import DossierError, DossierHeldError
from csxl_desktop.storage.inspection import is_held
from csxl_desktop.storage.read_only import copy_whole
from csxl_desktop.system.drives import cloud_name, is_remote


class NotLocalError(DossierError):
    """The dossier lies where it is not worked on. Whoever has it open there is named as well."""

    def __init__(self, held: DossierHeldError | None = None, **values: object) -> None:
        super().__init__(**values)
        self.held = held

    def parts(self) -> list[str]:
        what, *others = super().parts()
        return [what, *(self.held.parts()[:1] if self.held is not None else ()), *others]


class CloudDossierError(NotLocalError):
    template = N_(
        "The folder “{path}” is kept in step by {name}, which copies a dossier while it is being written and would "
        "damage it."
    )
    safe = N_("Nothing was opened nor changed.")
    then = N_(
        "Keep the dossier on this computer, outside {name}. Two computers work on it by a shared folder, and the "
        "folder of {name} may serve as that."
    )


class RemoteDossierError(NotLocalError):
    template = N_(
        "The folder “{path}” lies on another computer or a network drive: a dossier is damaged there when the network"
        " fails."
    )
    safe = N_("Nothing was opened nor changed.")
    then = N_(
        "Keep the dossier on this computer. Two computers work on it by a shared folder, and the network drive may "
        "serve as that."
    )


class CloudPlaceError(DossierError):
    template = N_("“{path}” is kept in step by {name}: the backups are not encrypted and would leave the office.")
    safe = N_("Nothing was copied.")
    then = N_("Choose a stick, or a folder on the network of the office.")


class EncryptedCloudPlaceError(CloudPlaceError):
    template = N_(
        "“{path}” is kept in step by {name}: the backups would leave the office, and beside them the key file, which a "
        "single passphrase opens."
    )


class CloudCarriedError(CloudPlaceError):
    template = N_("“{path}” is kept in step by {name}: the dossier is not encrypted and would leave the office.")


def cloud_of(path: Path) -> str:
    """The cloud that would copy what lies in `path`; empty where none does."""
    return cloud_name(path.absolute())


def check_live_place(folder: Path) -> None:
    """Refuse to work on a dossier where its file would be copied or cut off while it is written."""
    if name := cloud_of(folder):
        raise CloudDossierError(_held(folder), path=folder, name=name)
    if is_remote(folder):
        raise RemoteDossierError(_held(folder), path=folder)


def is_local(folder: Path) -> bool:
    """Whether a dossier may be worked on in `folder`."""
    return not cloud_of(folder) and not is_remote(folder)


def _held(folder: Path) -> DossierHeldError | None:
    return holder.refusal(folder) if is_held(folder / FILE_NAME) else None


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
