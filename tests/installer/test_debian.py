"""The Debian package, as dpkg unpacks it; the bundle alone, as one unpacks it."""

import tarfile
from pathlib import Path

from installer import packing


def test_every_folder_of_the_package_comes_before_what_is_in_it(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("a.dist-info/licenses/LICENSE", "a.dist-info/METADATA", "b/c.so", "a.d/e/f.py"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)

    packing.pack(root, tmp_path / "data.tar.xz")

    with tarfile.open(tmp_path / "data.tar.xz") as archive:
        names = archive.getnames()
    assert sorted(names) == sorted({".", *(f"./{path.relative_to(root).as_posix()}" for path in root.rglob("*"))})
    for name in names[1:]:
        assert name.rpartition("/")[0] in names[: names.index(name)]


def test_the_bundle_alone_lies_in_one_folder_and_starts(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    program = bundle / "csxl-desktop"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    packing.pack(bundle, tmp_path / "linux.tar.xz", under="csxl-desktop")

    with tarfile.open(tmp_path / "linux.tar.xz") as archive:
        modes = {each.name: each.mode for each in archive.getmembers()}
    assert modes == {
        "csxl-desktop": 0o755,
        "csxl-desktop/_internal": 0o755,
        "csxl-desktop/csxl-desktop": 0o755,
    }
