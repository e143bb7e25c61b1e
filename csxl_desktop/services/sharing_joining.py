"""A second computer joins: its dossier is made of the newest copy in the shared folder."""

from dataclasses import replace
from pathlib import Path

from csxl_desktop.domain.reconciling import DossierIdentity
from csxl_desktop.services import sharing_copies as copies
from csxl_desktop.services.sharing import WORK
from csxl_desktop.services.sharing_computer import new_membership
from csxl_desktop.services.sharing_key import open_key
from csxl_desktop.services.sharing_words import NothingThereYetError
from csxl_desktop.storage.bags.private import private_folder
from csxl_desktop.storage.copies import write_to_copy
from csxl_desktop.storage.database import FILE_NAME, FOLDERS
from csxl_desktop.storage.errors import DossierExistsError
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.sharing.place import COPIES, Head, Place
from csxl_desktop.storage.sharing.snapshot import Label
from csxl_desktop.storage.sharing.vectors import weight
from csxl_desktop.system.workstation import machine as this_machine


def join(path: Path, passphrase: str, folder: Path, workstation: str, machine: str = "") -> None:
    """Make `folder` the dossier that the shared folder `path` holds, whole or not at all."""
    if (folder / FILE_NAME).exists():
        raise DossierExistsError(path=folder)
    place = Place(path)
    _dossier, key = open_key(place, passphrase)
    for head, label in _newest(place):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with private_folder(folder / WORK) as work:
            database = work / FILE_NAME
            if not copies.open_copy(path / COPIES / head.copy, key, database, work):
                continue
            for name in FOLDERS:
                (folder / name).mkdir(exist_ok=True, mode=0o700)
            if copies.fetch_files(place, label, database, folder / "annexes", key):
                continue
            write_to_copy(
                database,
                DossierIdentity,
                {"generation": 0, "parent_sha256": head.sha256, "bag_id": None, "bag_made_on": None},
            )
            mine = new_membership(path, key, workstation, machine or this_machine())
            membership.write(folder, replace(mine, contained=mine.knowing(head.sha256, label.contains)))
            put_in_place(database, folder / FILE_NAME)
        return
    raise NothingThereYetError


def _newest(place: Place) -> list[tuple[Head, Label]]:
    """The whole copies that heads name, the one that contains most first."""
    labels = {copy.path.name: copy.label for copy in place.copies().values()}
    whole = [head for head in place.heads().values() if head.copy in labels and place.is_whole(head)]
    return sorted(
        ((head, labels[head.copy]) for head in whole), key=lambda each: weight(each[1].contains), reverse=True
    )
