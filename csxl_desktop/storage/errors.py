"""Why a dossier cannot be opened, and what to do about it."""

import errno

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _

_SAID_BY_SQLITE = (
    ("disk is full", N_("the disk is full")),
    ("readonly", N_("the file or its folder is read-only")),
    ("I/O error", N_("the disk does not answer")),
    ("unable to open", N_("the file cannot be opened")),
    ("locked", N_("another program holds the file")),
)
_SAID_BY_THE_SYSTEM = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the file or its folder is read-only"),
    errno.EACCES: N_("access is refused"),
    errno.EPERM: N_("access is refused"),
    errno.EIO: N_("the disk does not answer"),
    errno.ENOTDIR: N_("a file stands where the folder should be"),
    errno.EEXIST: N_("a file stands where the folder should be"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the disk is full"),
    errno.ENOENT: N_("the file or folder does not exist"),
    errno.EISDIR: N_("a folder stands where the file should be"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EINVAL: N_("the system does not allow this name"),
    errno.EILSEQ: N_("the system does not allow this name"),
    errno.ELOOP: N_("the links lead in a circle"),
    errno.EBUSY: N_("another program holds the file"),
    errno.ETXTBSY: N_("another program holds the file"),
    errno.ETIMEDOUT: N_("the disk does not answer"),
    errno.ESTALE: N_("the disk does not answer"),
    errno.ENOTCONN: N_("the disk does not answer"),
    errno.EHOSTDOWN: N_("the disk does not answer"),
}
_HELD_ON_WINDOWS = {32, 33}
# Not ready, a bad sector, a share or its server gone, a time that ran out, the device itself.
_SILENT_ON_WINDOWS = {21, 23, 53, 55, 59, 64, 67, 121, 1117, 1231, 1236}
_SILENT = {errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN}
_KEPT_FROM = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}


def reason(error: BaseException) -> str:
    """Why the system or SQLite refused, in the reader's words where we know them."""
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
            return _("another program holds the file")
        if getattr(error, "winerror", None) in _SILENT_ON_WINDOWS:
            return _("the disk does not answer")
        known = _SAID_BY_THE_SYSTEM.get(error.errno or 0)
        return (
            _(known) if known else _("the system refuses it: {code}").format(code=error.errno or type(error).__name__)
        )
    said = str(error)
    return next((_(words) for sign, words in _SAID_BY_SQLITE if sign in said), said)


def keeps_from_reading(error: BaseException) -> bool:
    """Whether a disk, a share or another program keeps the file from being read: it may answer the next time."""
    on_windows = getattr(error, "winerror", None)
    return isinstance(error, OSError) and (
        error.errno in _SILENT | _KEPT_FROM or on_windows in _SILENT_ON_WINDOWS | _HELD_ON_WINDOWS
    )


def is_of_the_disk(error: BaseException) -> bool:
    """Whether the system refuses a file for a reason of its own, which is no fault of the program."""
    return keeps_from_reading(error) or (isinstance(error, OSError) and error.errno in _FULL)


class DossierError(DomainError):
    """A dossier that is not opened; it is left exactly as it was."""

    then = N_("Close this window and open the dossier again; if it is refused again, restore the latest backup.")


class DossierMissingError(DossierError):
    template = N_("There is no dossier in “{path}”.")
    safe = N_("Nothing was changed.")
    then = N_("Choose another folder, or create a new dossier.")


class DossierExistsError(DossierError):
    template = N_("“{path}” already holds a dossier.")
    safe = N_("Nothing was changed.")
    then = N_("Open it, or choose an empty folder.")


class EmptyFileError(DossierError):
    template = N_("The dossier file “{path}” is empty: it was damaged, or not completely downloaded.")
    safe = N_("Nothing was changed.")
    then = N_("Take it again from its source or from a backup.")


class NotADossierError(DossierError):
    template = N_("“{path}” is not a dossier of this application.")
    safe = N_("Nothing was changed.")
    then = N_("Choose another file.")


class KeyFileMissingError(DossierError):
    template = N_("“{path}” looks like an encrypted dossier, and its key file, cle.json, is missing.")
    safe = N_("Nothing was changed.")
    then = N_(
        "Put it back beside the file: a copy, cle-….json, lies with the backups, in the folder sauvegardes or on the "
        "stick. Without it neither a passphrase nor the recovery sheet opens the dossier."
    )


class NewerDossierError(DossierError):
    template = N_(
        "The dossier “{path}” was made with a newer version of the application ({found}; this one knows {known})."
    )
    safe = N_("Nothing was changed.")
    then = N_("Install the newer version on this computer.")


class DamagedDossierError(DossierError):
    template = N_("The dossier “{path}” is damaged ({detail}).")
    safe = N_("Nothing was changed.")
    then = N_("Keep the file as it is and restore the latest backup.")


class ForeignContentError(DossierError):
    template = N_("The dossier “{path}” holds parts that this application did not put there ({detail}).")
    safe = N_("Nothing was opened nor changed.")
    then = N_("Restore a backup, or ask whoever gave you this file.")


class NotUpgradedError(DossierError):
    template = N_("The dossier “{path}” comes from an earlier version and could not be brought to this one ({detail}).")
    safe = N_("It stands as it was.")
    then = N_("Make room on the disk or check the folder, then open it again.")


class DossierHeldError(DossierError):
    template = N_("The dossier “{path}” is open elsewhere: {person}, on {workstation}, since {since}.")
    safe = N_("Nothing was changed.")
    then = N_("Close it there, then try again.")


class HeldByUnknownError(DossierHeldError):
    """No note of who: another program holds the file, or it was opened under another name of it (a link)."""

    template = N_(
        "The dossier “{path}” is open elsewhere; by whom is not written beside it. Another program holds the file, or "
        "the dossier is open from another folder that leads to the same file."
    )
    then = N_("Close the other window or program, then try again.")


class HeldHereError(DossierHeldError):
    """It is open in this very process, under another path."""

    template = N_("The dossier “{path}” is the same as “{other}”, which is open in this window.")
    then = N_("Go on in the window that is open.")


class LockedDossierError(DossierError):
    """It opens once somebody has typed what unlocks it."""

    template = N_("“{path}” is encrypted.")
    safe = N_("The file is whole.")
    then = N_("It opens with the passphrase of somebody who works here, or with the recovery sheet.")


class WrongPassphraseError(DossierError):
    template = N_("This passphrase does not open “{path}”.")
    safe = N_("The file is whole.")
    then = N_(
        "Try again as often as you like, capital letters count. If nobody knows it any more, take the recovery sheet."
    )


class WrongSheetError(DossierError):
    template = N_("This is a well-typed code, but of another recovery sheet: it does not open “{path}”.")
    safe = N_("The file is whole.")
    then = N_("Look for the sheet with the latest date.")


class DamagedKeyFileError(DossierError):
    template = N_("The key file “{path}” is damaged: no passphrase can help.")
    safe = N_("Nothing was changed.")
    then = N_("A copy of it lies beside each backup: restore the latest backup.")


class NotProtectedError(DossierError):
    template = N_("The encryption could not be changed ({detail}).")
    safe = N_("The dossier stands as it was.")
    then = N_("Try again.")


class RestInTheClearError(DossierError):
    template = N_("The dossier is encrypted, but files beside it still lie in the clear ({detail}).")
    safe = N_("It opens by its passphrase, and nothing is lost.")
    then = N_("Make room on the disk, then encrypt what lies beside on the page Protection.")


class UnreachableFolderError(DossierError):
    template = N_("The folder “{path}” cannot be read or written ({detail}).")
    safe = N_("What was saved stays saved.")
    then = N_("Check it, then try again.")


class NotReadError(UnreachableFolderError):
    """In the open window: the disk may answer the next time."""

    template = N_("What was asked for could not be read: {detail}.")
    safe = N_("What was saved stays saved, and what is on the screen stays there.")
    then = N_("Check the disk, the stick or the network, then try again.")


class DamageMetError(DamagedDossierError):
    """In the open window: a part of the file that was not read before."""

    template = N_("A part of the dossier's file is damaged: what was asked for could not be done.")
    safe = N_("The backups made before are safe, and none of them will be removed.")
    then = N_("Open the backups and restore the last good one.")


class FileRefusedError(DomainError):
    template = N_("A file could not be read or written: {detail}.")
    safe = N_("What was saved stays saved.")
    then = N_("Check the disk, the stick or the network, then try again.")


class SettingRefusedError(DossierError):
    template = N_(
        "The database refused a safety setting ({name}: {found} instead of {wanted}), so the dossier was not opened."
    )
    safe = N_("Nothing was changed.")
    then = N_("Start the program again; if it comes again, show this sentence to whoever looks after this computer.")


class TracesLeftError(DomainError):
    template = N_(
        "The data are erased, but the file could not be written anew ({detail}): parts of it that are no longer in use "
        "may hold them until somebody else is anonymised. Make room on the disk before passing the file on."
    )


class NotSavedError(DomainError):
    template = N_("Not saved: {detail}.")
    safe = N_("What you typed is still on the screen.")
    then = N_(
        "Try again; if it is still refused, make room on the disk or check the folder of the dossier, and do not "
        "close the window."
    )


class LostFileError(DomainError):
    template = N_(
        "Not saved: the file of the dossier is no longer in “{path}” (a stick taken out, a network lost, a file moved)."
    )
    safe = N_("What you typed is still on the screen, and kept on this computer where it is a text.")
    then = N_("Put it back or connect again: it is then saved by itself; do not close the window.")


class KeyAwayError(DomainError):
    template = N_(
        "This dossier is encrypted, and its key file went away with the folder “{path}”: a copy without it could not "
        "be opened any more."
    )
    safe = N_("Nothing was copied.")
    then = N_("Put the folder back or connect again.")


class FileNotKeptError(DomainError):
    template = N_("The file cannot be kept in the dossier ({detail}).")
    safe = N_("Nothing was changed.")
    then = N_("Make room on the disk or choose a file on this computer, then try again.")


class MissingFileError(DomainError):
    template = N_("The file “{name}” is no longer in the dossier's annexes.")
    safe = N_("The rest of the dossier is whole.")
    then = N_("A backup may hold it: open the backups from Home, or add the file again.")


class ReadOnlyError(DomainError):
    template = N_("You are looking at a backup: nothing can be changed in it.")
    safe = N_("The dossier itself is as it was.")
    then = N_("Restore it, or open the dossier itself.")


class ReadOnlyDossierError(ReadOnlyError):
    template = N_("The dossier “{path}” may only be read here.")
    safe = N_("Nothing was changed, and what you typed is still on the screen.")
    then = N_("Choose “Copy and work there…” above the pages, or ask for the right to write in its folder.")


class BackupDamagedError(DomainError):
    template = N_("The backup “{name}” is damaged: it was not opened.")
    safe = N_("Your dossier was not touched.")
    then = N_("Choose another one.")


class DamagedSourceError(DomainError):
    template = N_("No backup was made: the file of the dossier is damaged.")
    safe = N_("The backups made before are safe, and none of them will be removed.")
    then = N_("Open the backups and restore the last good one.")


class BackupFailedError(DomainError):
    template = N_("No backup could be made ({detail}).")
    safe = N_("Your dossier is not affected, and the earlier backups stay as they are.")
    then = N_("Check the disk and its free room: it is tried again by itself in ten minutes.")


class SecondPlaceAwayError(DomainError):
    template = N_("The second place of the backups is not there: “{path}”.")
    safe = N_("The backups on this computer go on.")
    then = N_("Plug the stick in, or connect to the network.")


class NoBackupError(DomainError):
    template = N_("There is no backup of this dossier yet.")
