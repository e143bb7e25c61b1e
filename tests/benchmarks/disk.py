"""Where the measurements write: on a disk, since SQLite alone is no baseline where no write waits for one."""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.side_by_side import ROOT

_MEMORY = {"tmpfs", "ramfs", "devtmpfs"}
_MOUNTS = Path("/proc/self/mounts")
_NOWHERE = "Both {folders} stand in memory, where no write waits: TMPDIR=/a/folder/on/a/disk make bench"


def folder_on_a_disk() -> Path:
    """The temporary folder, or `build` where that one stands in memory; ends the bench where both do."""
    folders = (Path(tempfile.gettempdir()), ROOT / "build")
    for folder in folders:
        folder.mkdir(exist_ok=True)
        if not is_in_memory(folder):
            return folder
    sys.exit(_NOWHERE.format(folders=" and ".join(map(str, folders))))


def is_in_memory(folder: Path) -> bool:
    """Whether what is written there stays in memory; only Linux tells."""
    return _MOUNTS.exists() and kind_of(folder.resolve(), _MOUNTS.read_text(encoding="utf-8").splitlines()) in _MEMORY


def kind_of(folder: Path, mounts: Iterable[str]) -> str:
    """The file system of the innermost of `mounts` (as the system lists them) that `folder` lies below."""
    found = [line.split()[1:3] for line in mounts]
    kinds = {Path(place.replace(r"\040", " ")): kind for place, kind in found}
    return next((kinds[each] for each in (folder, *folder.parents) if each in kinds), "")
