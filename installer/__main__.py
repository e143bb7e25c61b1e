"""`python -m installer [linux] [windows]`: the files that an office installs, into build/installer."""

import platform
import sys
from collections.abc import Callable
from pathlib import Path

from installer import (
    bundle,
    checksums,
    debian,
    environment,
    lock,
    notices,
    places,
    release,
    sbom,
    steps,
    windows,
    windows_files,
)

WINDOWS_MOST, LINUX_MOST = 60, 55  # megabytes to download: settled; the folder for a stick is not compressed as well


def linux() -> None:
    """The bundle, alone as an archive and as a Debian package."""
    packages = lock.shipped(lock.read(places.LOCK), places.wanted())
    names = [each.name for each in packages]
    folder = bundle.build()
    text = notices.compose(
        environment.site_packages(),
        names,
        python=environment.python_licence(),
        qt_place="in _internal/PySide6 and _internal/shiboken6",
    )
    (folder / "NOTICES.txt").write_text(text, "utf-8")
    sbom.write(packages, folder / "sbom.cdx.json", windows=False, python=platform.python_version())
    finish(bundle.pack(), LINUX_MOST)
    finish(debian.build(), LINUX_MOST)


def for_windows() -> None:
    """The setup file and the folder for a stick."""
    windows.build()
    finish(windows_files.setup(places.version(), places.windows_setup()), WINDOWS_MOST)
    finish(windows_files.portable())


def finish(path: Path, most: int | None = None) -> None:
    """Its digest beside it, and its size told; what is larger than the goal is not handed out."""
    if most is not None and steps.size(path) > most * 1_000_000:
        steps.stop(f"{path.name} has {steps.megabytes(path)}; the goal is {most} MB at the most.")
    checksums.write_beside(path)
    steps.tell(f"  {path.name}: {steps.megabytes(path)}")


SYSTEMS: dict[str, Callable[[], None]] = {"linux": linux, "windows": for_windows}


def main(wanted: list[str]) -> None:
    for name in wanted or SYSTEMS:
        SYSTEMS[name]()
    release.write_notes()
    release.sign()


if __name__ == "__main__":
    main(sys.argv[1:])
