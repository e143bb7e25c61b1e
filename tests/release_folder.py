"""Releases for tests: a publisher with a key, and a folder as the installer leaves it."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = Path(__file__).parents[1] / "installer" / "publisher.py"


def publish(*arguments: object) -> None:
    """What a publisher types."""
    subprocess.run([sys.executable, str(_SCRIPT), *map(str, arguments)], check=True)


def new_publisher(folder: Path) -> Path:
    """A key; its public half stands under `resources` beside it, as the build puts it there."""
    publish("new", folder / "key.pem")
    publish("public", folder / "key.pem", folder / "resources" / "release" / "publisher.pem")
    return folder / "key.pem"


def release(folder: Path, key: Path, version: str = "0.10.0", setup: bytes = b"new setup" * 1000) -> Path:
    """A signed release in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"csxl-desktop-{version}-setup.exe").write_bytes(setup)
    (folder / f"csxl-desktop_{version}_amd64.deb").write_bytes(setup)
    (folder / f"csxl-desktop-{version}-portable-windows.zip").write_bytes(setup)
    (folder / f"csxl-desktop-{version}-linux.tar.xz").write_bytes(setup)
    notes = folder / f"csxl-desktop-{version}-nouveautes.fr.txt"
    notes.write_text("L’imprimante est retenue.\n", encoding="utf-8")
    publish("sign", key, folder)
    return folder
