"""What a user's computer never needs of the packages: taken out of a bundle by the names of its files."""

import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

# From the folder that holds the packages; `*` stands for several folders as well.
EVERYWHERE = (
    "*/__pycache__/*", "*.pyi", "*.pyx", "*.pxd", "*.h", "*.hpp", "*.lib", "*.pdb", "*/tests/*",
    "resources/*.po", "resources/*.pot", "*.dist-info/RECORD",  # its list of files, of use to pip alone
    "reportlab/fonts/*", "reportlab/graphics/samples/*",  # pages bring fonts of their own; DarkGarden is GPL
    "PySide6/qml/*", "PySide6/*/qml/*",  # the virtual keyboard in there is GPL
    "PySide6/typesystems/*", "PySide6/include/*", "PySide6/metatypes/*", "PySide6/glue/*", "PySide6/scripts/*",
    "PySide6/resources/*", "PySide6/support/*", "PySide6/doc/*", "PySide6/lib/*", "PySide6/*.exe",
    "PySide6/opengl32sw.dll", "bin/*",
    "PIL/_avif.*", "pillow.libs/libavif*", "PIL/_imagingtk.*",  # a format that no page takes
    "PIL/_imagingcms.*", "pillow.libs/liblcms2*",
    "*/lib-dynload/readline.*", "*/lib-dynload/_curses*", "*/lib-dynload/_tkinter.*",
    "*/lib-dynload/_codecs_[chikt]*",  # not the Japanese one: the codes on sheets are drawn through it
    "lxml/objectify.*", "lxml/html/*", "lxml/isoschematron/*",
    "sqlalchemy/dialects/mssql/*", "sqlalchemy/dialects/mysql/*", "sqlalchemy/dialects/oracle/*",  # not PostgreSQL's
    "docx/templates/default-docx-template/*",  # default.docx is made of it
    "pytz/zoneinfo/*",  # vCards name no zone, and what reads calendars asks `zoneinfo`
    "phonenumbers/shortdata/region_*",  # numbers of three digits, which nobody asks it about
    "rapidfuzz/*_avx2.*",  # the plain one serves every processor
    "*/imageformats/*qpdf.*", "*/imageformats/*qicns.*", "*/imageformats/*qtga.*", "*/imageformats/*qtiff.*",
    "*/imageformats/*qwbmp.*",
    "*/plugins/designer/*", "*/plugins/sqldrivers/*", "*/plugins/qmltooling/*", "*/plugins/qmllint/*",
    "*/platforminputcontexts/*virtualkeyboard*",  # GPL
    "*/plugins/vectorimageformats/*", "PySide6/*pyside6qml*", "*/vcamp140.dll", "*/vccorlib140.dll",
    "*/plugins/generic/*", "*/plugins/tls/*", "*/plugins/networkinformation/*", "*/plugins/networkaccess/*",
    # Screens without a window system, and Wayland: it shows windows of X11, which is what is tried here.
    "*/plugins/egldeviceintegrations/*", "*/plugins/wayland-*", "*/plugins/platformthemes/libqgtk3.so",
    "*/plugins/platforms/*qeglfs.*", "*/plugins/platforms/*qlinuxfb.*", "*/plugins/platforms/*qminimal*",
    "*/plugins/platforms/*qvkkhr*", "*/plugins/platforms/*qvnc.*", "*/plugins/platforms/*qwayland.*",
    "*/plugins/platforms/*qdirect2d.*",
)  # fmt: skip
# Modules of Qt that this program imports, or that those need; the others go.
QT_MODULES = frozenset({
    "Core", "DBus", "Gui", "Network", "Pdf", "PdfWidgets", "PrintSupport", "Svg", "Widgets", "XcbQpa",
})  # fmt: skip
_QT_MODULE = re.compile(
    r"(?:PySide6/|PySide6/Qt/lib/|)(?:lib)?Qt6?(?P<name>[A-Z]\w*?)(?:\.abi3)?\.(?:so|pyd|dll)[.\d]*"
)
# Languages of which a word may be shown: the office's three.
_WORDS = re.compile(r"(?:.*/)?(?:babel/locale-data/(?P<babel>\w+)\.dat|translations/(?P<qt>\w+)\.qm)")
_OURS = re.compile(r"root|(?:qtbase_)?(?:fr|nl|en)|(?:fr|nl|en)_BE|en_(?:GB|001|150)")  # with what those build on


def unneeded(path: str) -> bool:
    """Whether the file at `path`, seen from the folder of the packages, stays out."""
    if words := _WORDS.fullmatch(path):
        return not _OURS.fullmatch(words["babel"] or words["qt"])
    if module := _QT_MODULE.fullmatch(path):
        return module["name"] not in QT_MODULES
    return any(fnmatchcase(path, pattern) for pattern in EVERYWHERE)


def prune(folder: Path) -> int:
    """Take what is not needed out of the folder of packages; how many files went."""
    files = [path for path in _files(folder) if unneeded(path.relative_to(folder).as_posix())]
    for path in files:
        path.unlink()
    for link in [path for path in _files(folder) if path.is_symlink() and not path.exists()]:
        link.unlink()
    for each in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(each.iterdir()):
            each.rmdir()
    return len(files)


def without_debian_s(folder: Path) -> None:
    """Take out the libraries that PyInstaller copied from this Debian: the package names those it needs, kept safe
    by the computer's own updates.
    """
    for path in folder.glob("lib*.so*"):
        if not path.is_symlink() and not path.name.startswith("libpython"):
            path.unlink()


def strip_symbols(folder: Path) -> None:
    """Names for debuggers go; libraries that were patched after they were built (`*.libs`) would not survive it."""
    libraries = [
        path
        for path in _files(folder)
        if ".so" in path.suffixes and not path.is_symlink() and not path.parent.name.endswith(".libs")
    ]
    subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)  # noqa: S603, S607


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
