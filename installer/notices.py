"""What the licences of others ask for: their texts, from the packages as installed, and the offer of Qt's sources."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from installer import lock, places

_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")
_TEXTS = places.HERE / "licences"  # texts that no package carries
_RULE = "=" * 100
_ONE_LINE = 80  # a longer “License” of metadata is the whole text
_HEAD = """\
{title} {version}
The program itself is under the European Union Public Licence 1.2; its text comes first below.

WHAT OTHERS MADE
It runs on the works below, each under its own licence.

Qt and PySide6 (with shiboken6), python-bidi and chunspell with Hunspell are used under the GNU Lesser General Public
License. They are separate files ({qt_place}) that you may replace by your own builds of the same version; nothing
in our terms forbids to study or change them for that. The sources of Qt and PySide6 {pyside} are published by the Qt
Project (download.qt.io, official_releases/qt and official_releases/QtForPython); those of every other package, in the
version named below, on the Python Package Index. For three years after you received this program, whoever handed it
to you gives these same sources on a data carrier, for the price of the carrier, to anybody who asks.
"""


@dataclass(frozen=True)
class Work:
    """Something made by others: what it is called, under which terms, and their text."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """A program of others that ours starts: the work, and what is told of it at the head of the file."""

    work: Work
    told: str


def works(packages: Path, names: Collection[str]) -> tuple[Work, ...]:
    """Those distributions installed in the folder `packages` that `names` tells, in alphabetical order."""
    found = {lock.name_of(each.metadata["Name"]): each for each in distributions(path=[str(packages)])}
    return tuple(_work(name, found[name]) for name in sorted(names))


def _work(name: str, each: Distribution) -> Work:
    texts = [path.read_text("utf-8", errors="replace").strip() for path in _licence_files(each)]
    texts += [path.read_text("utf-8").strip() for path in _TEXTS.glob(f"{name}.txt")]
    return Work(name, each.version, _licence(each), tuple(dict.fromkeys(texts)))


def _licence_files(each: Distribution) -> Iterator[Path]:
    for file in each.files or ():
        if ".dist-info" in file.parts[0] and file.name.upper().startswith(_NAMES):
            yield Path(str(each.locate_file(file)))


def _licence(each: Distribution) -> str:
    """As the package says it: an SPDX expression, a line, or the classifiers."""
    said = each.metadata.json  # a dictionary, with dashes as underscores
    expression, line = str(said.get("license_expression", "")), str(said.get("license", "")).strip()
    kinds = [kind.rsplit(" :: ", 1)[-1] for kind in said.get("classifier", ()) if "License ::" in kind]
    return expression or (line if len(line) < _ONE_LINE else "") or ", ".join(kinds) or "see its text"


def resources() -> Iterator[Work]:
    """Fonts, icons and dictionaries, whose licences lie beside them."""
    for folder in ("fonts", "icons", "dictionaries"):
        for path in sorted((places.RESOURCES / folder).glob("*LICENSE*")):
            yield Work(f"{folder}/{path.name}", "", "", (path.read_text("utf-8", errors="replace").strip(),))


def compose(
    packages: Path, names: Collection[str], *, python: str, qt_place: str, beside: Sequence[Program] = ()
) -> str:
    """The whole file; `names` of the distributions in the folder `packages` are shipped, `python` is the licence of the
    interpreter, `beside` are programs of others that ours starts.
    """
    installed = works(packages, names)
    pyside = next(work.version for work in installed if work.name == "pyside6-essentials")
    parts = [_HEAD.format(title=places.TITLE, version=places.version(), qt_place=qt_place, pyside=pyside)]
    parts += [f"  {work.name} {work.version}: {work.licence}\n" for work in installed]
    parts += [f"\n{each.told}\n" for each in beside]
    ours = _text(places.TITLE, places.ROOT / "LICENSE")
    gnu = [_text(name, _TEXTS / name) for name in ("LGPL-3", "GPL-3", "LGPL-2.1")]
    interpreter, inside = (
        Work("Python", "", "", (python.strip(),)),
        _text("Libraries within packages", _TEXTS / "inside.txt"),
    )
    for work in (ours, interpreter, *gnu, inside, *(each.work for each in beside), *installed, *resources()):
        if work.texts:
            parts.append(f"\n{_RULE}\n{work.name} {work.version}\n{_RULE}\n\n" + "\n\n".join(work.texts) + "\n")
    return "".join(parts)


def _text(name: str, path: Path) -> Work:
    return Work(name, "", "", (path.read_text("utf-8").strip(),))
