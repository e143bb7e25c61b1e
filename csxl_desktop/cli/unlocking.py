"""The passphrase of an encrypted dossier, from a file: an argument would stand in the list of processes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _


def add_option(command: ArgumentParser, name: str) -> None:
    """`name`, for the dossier that the command opens."""
    words = _("opens an encrypted dossier: its passphrase or the code of the sheet, on the first line")
    command.add_argument(name, dest="unlock_with", metavar="FILE", type=Path, help=words)


def unlock(options: Namespace) -> None:
    """Where a passphrase was given, let the dossier, and the place of backups that the command names, open by it.

    On the laptop the passphrase of the bag is that of the dossier.
    """
    file = getattr(options, "unlock_with", None) or getattr(options, "passphrase_file", None)
    if file is None:
        return
    # Imported here: most commands open a dossier that is not encrypted.
    from csxl_desktop.cli.bag import passphrase_in
    from csxl_desktop.services import protection

    places = [each for name in ("folder", "from_place") if (each := getattr(options, name, None)) is not None]
    refusals: list[DomainError] = []
    locked = [place for place in places if protection.is_locked(place)]
    for place in locked:
        try:
            protection.unlock(place, passphrase_in(file))
        except DomainError as error:
            refusals.append(error)
    if locked and len(refusals) == len(locked) and getattr(options, "unlock_with", None) is not None:
        raise refusals[0]
