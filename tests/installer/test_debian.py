"""The Debian package, as dpkg unpacks it."""

import tarfile
from pathlib import Path

from installer import debian


def test_every_folder_of_the_package_comes_before_what_is_in_it(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("a.dist-info/licenses/LICENSE", "a.dist-info/METADATA", "b/c.so", "a.d/e/f.py"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)

    debian.pack(root, tmp_path / "data.tar.xz")

    with tarfile.open(tmp_path / "data.tar.xz") as archive:
        names = archive.getnames()
    assert sorted(names) == sorted({".", *(f"./{path.relative_to(root).as_posix()}" for path in root.rglob("*"))})
    for name in names[1:]:
        assert name.rpartition("/")[0] in names[: names.index(name)]
