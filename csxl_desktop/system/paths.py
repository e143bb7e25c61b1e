"""Where things stand on this computer: the program's own data, the user's folders."""

import errno
import os
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import platformdirs

from csxl_desktop.system import for_owner

APPLICATION = "CSXL"
HOME_VARIABLE = "CSXL_HOME"
PORTABLE = "portable"  # a file beside the program: it runs from a stick, and keeps everything there
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def resources() -> Path:
    """Fonts, icons, themes and catalogues: beside the package, in a checkout as in a bundle."""
    return Path(__file__).resolve().parents[2] / "resources"


def data_folder() -> Path:
    """The user's local data (logs, drafts of typing): never in a profile that follows the user around."""
    return _home() or platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False)


def default_dossiers_folder() -> Path:
    """Where a new dossier is proposed: on this computer's own disk."""
    return data_folder() / "dossiers"


def removed_folder() -> Path:
    """What was removed and can still be taken back."""
    return data_folder() / "removed"


def drafts_folder() -> Path:
    """What is being typed and not yet written: on this computer, outside the dossier."""
    return data_folder() / "drafts"


def mails_folder() -> Path:
    """Drafts of mails that may not stand beside their dossier."""
    return data_folder() / "mails"


def config_folder() -> Path:
    """The user's preferences of this computer (window, language, last dossier)."""
    home = _home()
    return home / "config" if home else platformdirs.user_config_path(APPLICATION, appauthor=False)


def log_folder() -> Path:
    """What the program did, and what was left of its falls."""
    return data_folder() / "log"


def close_to_others() -> None:
    """Nobody else reads what the program keeps for itself: also where an earlier version left it open.

    A folder that the environment names is the user's; what the program makes in it is closed all the same.
    """
    own = (data_folder(), config_folder()) if _home() is None else (config_folder(),)
    for place in (*own, default_dossiers_folder(), removed_folder()):
        for_owner.close(place, whole=False)  # nobody comes through it
    with suppress(OSError):  # a full disk: it is made with the first draft
        for_owner.folder(drafts_folder())
    for place in (log_folder(), drafts_folder(), mails_folder(), config_folder()):
        for_owner.close(place)


def is_portable() -> bool:
    """Whether the program runs from a folder that one carries along: nothing is installed on a computer."""
    return Path(sys.executable).with_name(PORTABLE).exists()


def use(folder: Path) -> None:
    """Keep everything of the program's own in `folder` until it ends; programs that it starts do too."""
    os.environ[HOME_VARIABLE] = str(folder)


def unwritable() -> Path | None:
    """The first of the program's own places that cannot be made or written; a disk that is full is not meant."""
    import tempfile  # a command that only reads starts without

    for place in (data_folder(), config_folder()):
        try:
            if not place.is_absolute():  # a user without any home: it would be made wherever the program was started
                return place
            for_owner.folder(place)
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError as error:
            if error.errno not in _FULL or not place.is_dir():
                return place
    return None


def provide_temporary_folder() -> None:
    """Where the system offers no folder for temporary files that can be written, use one of the program's own."""
    import tempfile

    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        place = data_folder() / "temporary"
        tempfile.tempdir = str(for_owner.folder(place))


def _home() -> Path | None:
    """The one folder that replaces the user's (tests, portable use), when the environment names it."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return _resolved(named) if named else None


@lru_cache
def _resolved(named: str) -> Path:
    """Asked of the disk once: the window's thread asks often."""
    return Path(named).expanduser().resolve()
