"""A folder as an archive, as small as it gets: of the Debian package, and of the bundle alone."""

import lzma
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer import steps

# The filter knows machine code and the window is wide: an eighth less to download than dpkg-deb's own best.
_PACKED: Sequence[Mapping[str, int]] = (
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 64 << 20},
)


def pack(folder: Path, target: Path, *, under: str = ".") -> None:
    """`folder`, called `under` in the archive `target`.

    Folders first, each before those in it; then files, those of a kind side by side: they have most in common.
    """
    found = sorted(folder.rglob("*"))
    folders = [path for path in found if path.is_dir() and not path.is_symlink()]
    files = [path for path in found if path.is_symlink() or not path.is_dir()]
    steps.tell(f"· Packing {target.name} (minutes)")
    with (
        lzma.open(target, "wb", filters=_PACKED) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        archive.add(folder, under, recursive=False, filter=_root_s)
        for path in [*folders, *sorted(files, key=lambda path: path.suffixes[-1:])]:
            archive.add(path, f"{under}/{path.relative_to(folder).as_posix()}", recursive=False, filter=_root_s)


def _root_s(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry
