"""What kind of place a folder is: this computer's own disk, a share, or a folder that a cloud keeps in step."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath, PureWindowsPath

# A folder's name, folded → what people call it. A company's name may follow: “OneDrive - Commune de …”.
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mon drive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "kdrive": "kDrive",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "mega": "MEGA",
    "box sync": "Box",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
_MARK_STARTS = {".sync_": "Nextcloud", "._sync_": "Nextcloud", ".csync_journal": "ownCloud"}
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}
_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "davfs"}
    | {"fuse.davfs2", "fuse.gvfsd-fuse", "fuse.onedriver", "fuse.google-drive-ocamlfuse", "ncpfs", "coda"}
)
_WINDOWS_REMOTE = 4  # GetDriveType: a network drive, whatever letter it was given
_MOUNTS = Path("/proc/self/mountinfo")


def cloud_name(path: Path, environment: Mapping[str, str] | None = None) -> str:
    """The cloud that keeps a copy of `path` elsewhere; empty where none does."""
    for part in path.parts:
        folded = part.casefold()
        for name, called in _CLOUDS.items():
            if folded == name or folded.startswith((f"{name} - ", f"{name} (")):
                return called
    for variable, called in _VARIABLES.items():
        named = (os.environ if environment is None else environment).get(variable, "")
        if named and _lies_in(path, Path(named)):
            return called
    return next((called for folder in (path, *path.parents) if (called := _marked(folder))), "")


def is_remote(path: Path, mounts: str | None = None) -> bool:
    """Whether `path` lies on another computer: a share by its name or its letter, or a mounted one."""
    written = str(path)
    if written.startswith(("\\\\", "//")) or PureWindowsPath(written).drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes  # there is a windll on Windows alone

        drive = f"{path.absolute().drive}\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _WINDOWS_REMOTE)
    return _file_system(path, _read_mounts() if mounts is None else mounts) in _REMOTE


def _marked(folder: Path) -> str:
    try:
        names = [each.name for each in folder.iterdir()] if len(folder.parts) > 1 else []
    except OSError:
        return ""
    return _mark_among(names)


def _mark_among(names: Iterable[str]) -> str:
    for name in names:
        if called := _MARKS.get(name):
            return called
        for start, called in _MARK_STARTS.items():
            if name.startswith(start) and name.endswith((".db", ".log")):
                return called
    return ""


def _lies_in(path: PurePath, folder: PurePath) -> bool:
    return path == folder or folder in path.parents


def _file_system(path: Path, mounts: str) -> str:
    """The kind of the mount that `path` lies in: of the longest that holds it, the last one mounted."""
    wanted, found, longest = path.absolute(), "", -1
    for line in mounts.splitlines():
        head, separator, tail = line.partition(" - ")
        fields = head.split(" ")
        if not separator or len(fields) <= 4:
            continue
        point = Path(fields[4].replace("\\040", " ").replace("\\011", "\t"))
        if _lies_in(wanted, point) and len(point.parts) >= longest:
            found, longest = tail.split(" ")[0], len(point.parts)
    return found


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
