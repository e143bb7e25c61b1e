"""The cover of what is typed into a dossier: the key of an encrypted one, nothing of any other."""

from pathlib import Path

from csxl_desktop.storage import keyring, sealed_files
from csxl_desktop.system.cover import CoveredError

_BOUND_TO = "typed"  # no annexe passes for it, and it for none


class DossierCover:
    """Of the dossier in `folder`: AES-256-GCM under its data key (`storage/sealed_files`) once it is open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def seal(self, content: bytes) -> bytes:
        key = keyring.assigned(self._folder)
        return content if key is None else sealed_files.seal(content, key, _BOUND_TO)

    def plain(self, raw: bytes) -> bytes:
        try:
            return sealed_files.plain(raw, _BOUND_TO)
        except sealed_files.UnreadableFileError:
            raise CoveredError from None

    def is_sealed(self, raw: bytes, /) -> bool:
        return sealed_files.is_sealed(raw)

    def is_wanted(self) -> bool:
        return keyring.assigned(self._folder) is not None

    def may_be_wanted(self) -> bool:
        """By its key file: the file of records is left alone, for closing it would drop the lock that is held."""
        from csxl_desktop.storage import key_file  # the window stands before what only encryption needs is imported

        return (self._folder / key_file.FILE_NAME).exists()
