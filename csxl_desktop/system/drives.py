"""What kind of place a folder is: this computer's own disk, a share, or a folder that a cloud keeps in step."""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
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
# Disks of any system; what is made of memory, or laid over another disk, belongs to this computer as well.
_OWN = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs", "overlay", "tmpfs"}
    | {"vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "ecryptfs", "apfs", "hfs", "hfsplus"}
)
_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/dev/block")


class Kind(StrEnum):
    """What a folder lies on."""

    FIXED = "fixed"  # a disk that stays in this computer
    REMOVABLE = "removable"  # a stick, a card, a disk on a cable
    REMOTE = "remote"  # another computer
    UNKNOWN = "unknown"


# GetDriveType, of whatever letter a drive was given. A disk on a cable says of itself that it is fixed.
_OF_WINDOWS = {2: Kind.REMOVABLE, 3: Kind.FIXED, 4: Kind.REMOTE, 5: Kind.REMOVABLE, 6: Kind.FIXED}


@dataclass(frozen=True, slots=True)
class _Mount:
    point: Path
    number: str  # of the device, as “8:17”; “0:…” where it is none of its own
    system: str
    source: str


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
    return kind_of(path, mounts) is Kind.REMOTE


def kind_of(path: Path, mounts: str | None = None, devices: Path | None = None) -> Kind:
    """What `path` lies on; `mounts` and `devices` are what Linux tells of its disks."""
    written = str(path)
    if written.startswith(("\\\\", "//")) or PureWindowsPath(written).drive.startswith("\\\\"):
        return Kind.REMOTE
    if sys.platform == "win32":
        import ctypes  # there is a windll on Windows alone

        return of_windows(ctypes.windll.kernel32.GetDriveTypeW(f"{path.absolute().drive}\\"))
    told = _read_mounts() if mounts is None else mounts
    mount = _mount_of(path, told)
    if mount is None:
        return Kind.UNKNOWN if told else Kind.FIXED  # a system that tells nothing of its mounts gives no alarm
    if mount.system in _REMOTE:
        return Kind.REMOTE
    if _may_be_taken_out(mount, devices or _DEVICES):
        return Kind.REMOVABLE
    return Kind.FIXED if mount.system in _OWN else Kind.UNKNOWN


def of_windows(drive_type: int) -> Kind:
    """What GetDriveType says."""
    return _OF_WINDOWS.get(drive_type, Kind.UNKNOWN)


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


def _mount_of(path: Path, mounts: str) -> _Mount | None:
    """Where `path` lies: of the mounts the longest that holds it, the last one mounted."""
    wanted, found = path.absolute(), None
    for line in mounts.splitlines():
        head, separator, tail = line.partition(" - ")
        fields, told = head.split(" "), tail.split(" ")
        if not separator or len(fields) <= 4:
            continue
        point = Path(fields[4].replace("\\040", " ").replace("\\011", "\t"))
        if _lies_in(wanted, point) and (found is None or len(point.parts) >= len(found.point.parts)):
            found = _Mount(point, fields[2], told[0], told[1] if len(told) > 1 else "")
    return found


def _may_be_taken_out(mount: _Mount, devices: Path) -> bool:
    """Whether the disk says so itself, or hangs on a cable; of an encrypted or joined one, the disks below it."""
    number = mount.number
    if number.startswith("0:"):  # of a file system that numbers itself, as btrfs
        try:
            device = Path(mount.source).stat().st_rdev
        except (OSError, ValueError):
            return False
        number = f"{os.major(device)}:{os.minor(device)}"
    try:
        disk = (devices / number).resolve(strict=True)
        below = [each.resolve() for each in (disk / "slaves").iterdir()] if (disk / "slaves").is_dir() else []
    except OSError:
        return False
    return any(_is_loose(each) for each in (disk, *below))


def _is_loose(disk: Path) -> bool:
    if any(part.startswith("usb") for part in disk.parts):
        return True
    for each in (disk, disk.parent):  # a part of a disk, or the whole one
        try:
            if (each / "removable").read_text(encoding="ascii").strip() == "1":
                return True
        except (OSError, ValueError):
            continue
    return False


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
