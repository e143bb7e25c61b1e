"""The Debian package: the bundle under /opt, what a desktop needs to offer it, and what it needs of Debian."""

import shutil
from pathlib import Path

from installer import packing, pictures, places, steps

# Decision 8's lists for painting and for a window, printing, and what Python's own modules load.
DEPENDS = (
    "libc6 (>= 2.36)", "libstdc++6", "libgcc-s1",
    "libegl1", "libgl1", "libfontconfig1", "libglib2.0-0", "libdbus-1-3", "libxkbcommon0", "libbrotli1",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
    "libcups2", "libssl3", "libsqlite3-0", "libffi8", "liblzma5", "zlib1g", "libbz2-1.0", "libexpat1", "libuuid1",
    "shared-mime-info", "hicolor-icon-theme",
)  # fmt: skip
# `lp` prints vectors; without it pages go out as pictures. Grammalecte reads the grammar in Relecture (decision 30).
RECOMMENDS = ("cups-client", "xdg-utils", "python3-grammalecte")
HOME = f"opt/{places.NAME}"

_DESKTOP = f"""\
[Desktop Entry]
Type=Application
Name={places.TITLE}
Comment={places.SUMMARY}
Comment[fr]={places.SUMMARY_FR}
Comment[nl]={places.SUMMARY_NL}
Exec=csxl %f
Icon={places.NAME}
Terminal=false
Categories=Office;
MimeType={places.BAG_KIND};
StartupWMClass={places.NAME}
"""
_KIND = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{places.BAG_KIND}">
    <comment>CSXL meeting bag</comment>
    <comment xml:lang="fr">Mallette de réunion CSXL</comment>
    <comment xml:lang="nl">CSXL-vergaderkoffertje</comment>
    <icon name="{places.NAME}"/>
    <glob pattern="*{places.BAG_SUFFIX}"/>
  </mime-type>
</mime-info>
"""


def build() -> Path:
    """The package, from the bundle that stands."""
    work = places.WORK / "debian"
    shutil.rmtree(work, ignore_errors=True)
    root = work / "root"
    shutil.copytree(places.linux_bundle(), root / HOME, symlinks=True)
    _desktop(root / "usr")
    control = work / "control"
    control.mkdir()
    (control / "control").write_text(_control(root), "utf-8")
    parts = work / "parts"
    parts.mkdir()
    (parts / "debian-binary").write_text("2.0\n", "ascii")
    for name, folder in (("control", control), ("data", root)):
        packing.pack(folder, parts / f"{name}.tar.xz")
    package = places.debian_package()
    package.unlink(missing_ok=True)
    names = ("debian-binary", "control.tar.xz", "data.tar.xz")
    steps.run("Debian package", ["ar", "rcD", package, *names], cwd=parts)
    return package


def _desktop(usr: Path) -> None:
    """The entry of the menu, the kind of file, the pictures, the command."""
    for path, text in (
        (usr / "share" / "applications" / f"{places.NAME}.desktop", _DESKTOP),
        (usr / "share" / "mime" / "packages" / f"{places.NAME}.xml", _KIND),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    icons = usr / "share" / "icons" / "hicolor"
    pictures.draw({side: icons / f"{side}x{side}" / "apps" / f"{places.NAME}.png" for side in (32, 48, 128, 256)})
    scalable = icons / "scalable" / "apps" / f"{places.NAME}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(places.PICTURE, scalable)
    (usr / "bin").mkdir()
    (usr / "bin" / "csxl").symlink_to(f"/{HOME}/{places.NAME}")
    papers = usr / "share" / "doc" / places.NAME
    papers.mkdir(parents=True)
    (papers / "copyright").symlink_to(f"/{HOME}/NOTICES.txt")


def _control(root: Path) -> str:
    return (
        f"Package: {places.NAME}\nVersion: {places.version()}\nArchitecture: amd64\nSection: misc\nPriority: optional\n"
        f"Maintainer: {places.PUBLISHER} <csxl@localhost>\nInstalled-Size: {steps.size(root) // 1024}\n"
        f"Depends: {', '.join(DEPENDS)}\nRecommends: {', '.join(RECOMMENDS)}\n"
        f"Description: {places.SUMMARY}\n"
        " Directory, meetings, working groups and annual report of a local Coordination Sociale,\n"
        " on one desk: no server, no account, no cloud.\n"
    )
