"""Grammalecte for Windows: Debian's package of it, pinned by its digest, as a folder beside our resources.

It stays a program of its own, under its own licence (decision 30). Another build of the package takes the place of the
pinned one where CSXL_GRAMMALECTE names its .deb.
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from installer import places
from installer.notices import Program, Work
from installer.steps import run, stop

VARIABLE = "CSXL_GRAMMALECTE"
FOLDER = "grammalecte"  # where `csxl_desktop.exchange.grammar_process` looks for it, below the resources
PACKAGE, VERSION = "python3-grammalecte", "2.1.2+ds2-2"
LICENCE = "GPL-3.0-only"
_SHA256 = "61d23c2b2c100213b77aec3ad7473382c538f1471783b7959063825290f7d4fe"
_TOLD = """\
Grammalecte {version} (in app\\resources\\grammalecte) is another program, under the GNU General Public License 3, whose
text stands below. CSXL Desktop starts it to have the grammar of texts read, and works without it: it may be replaced by
another build of the same package, changed, or taken away. Its sources are those of Debian's source package
“grammalecte” in this version; for three years after you received this program, whoever handed it to you gives them on a
data carrier, for the price of the carrier, to anybody who asks."""


def unpack(target: Path) -> Program:
    """Into `target`: the package of Python and its copyright, nothing else of the .deb; what the notices tell of it."""
    package = _package()
    places.WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=places.WORK) as scratch:
        run("… Grammalecte, unpacked", ["dpkg-deb", "--raw-extract", package, scratch + "/deb"])
        root = Path(scratch, "deb")
        shutil.copytree(root / "usr/lib/python3/dist-packages" / FOLDER, target / FOLDER)
        shutil.copyfile(root / "usr/share/doc" / PACKAGE / "copyright", target / "copyright.txt")
        version = _field((root / "DEBIAN" / "control").read_text("utf-8"), "Version")
    copyright_ = (target / "copyright.txt").read_text("utf-8").strip()
    return Program(Work("grammalecte", version, LICENCE, (copyright_,)), _TOLD.format(version=version))


def _field(control: str, name: str) -> str:
    return next(line.partition(": ")[2] for line in control.splitlines() if line.startswith(f"{name}: "))


def _package() -> Path:
    if given := os.environ.get(VARIABLE, "").strip():
        return Path(given)
    found = _downloaded()
    if not found:
        places.DOWNLOADS.mkdir(parents=True, exist_ok=True)
        run("Grammalecte, of Debian", ["apt-get", "download", f"{PACKAGE}={VERSION}"], cwd=places.DOWNLOADS)
        found = _downloaded()
    if not found or hashlib.sha256(found[0].read_bytes()).hexdigest() != _SHA256:
        stop(f"{PACKAGE} {VERSION} is not the file that is pinned: it is not used. {VARIABLE}=FILE.deb names another.")
    return found[0]


def _downloaded() -> list[Path]:
    return sorted(places.DOWNLOADS.glob(f"{PACKAGE}_{VERSION}_*.deb"))
