"""From the folder for Windows to what is handed out: the setup file, and the folder for a stick."""

import sys
import zipfile
from pathlib import Path

from installer import places, signing, steps
from installer.start import DATA, MARK

_READ_ME = """\
CSXL Desktop sur une clé : lancez « {title} ».
Vos dossiers et vos réglages restent ici, dans le dossier « {data} ». Une nouvelle version remplace tout le reste.

CSXL Desktop op een stick: start “{title}”.
Uw dossiers en instellingen blijven hier, in de map “{data}”. Een nieuwe versie vervangt al het andere.
"""


def setup(version: str, target: Path, *, quick: bool = False) -> Path:
    """The setup file of the folder that stands, telling `version`; a `quick` one is large."""
    folder = places.windows_folder()
    given: dict[str, object] = {
        "VERSION": version,
        "FOLDER": folder,
        "ICON": places.WORK / "starters" / "csxl.ico",
        "TARGET": target,
        "KILOBYTES": steps.size(folder) // 1024,
        "SUFFIX": places.BAG_SUFFIX,
        "KIND": places.BAG_KIND,
    }
    if quick:
        given["QUICK"] = 1
    if signing.is_wanted():
        given["FINISH"] = f"{sys.executable} -m installer.signing"
    defined = [f"-D{name}={value}" for name, value in given.items()]
    target.unlink(missing_ok=True)
    steps.run(f"{target.name} (minutes)", ["makensis", "-V2", *defined, places.HERE / "setup.nsi"], cwd=places.ROOT)
    signing.sign(target)
    return target


def portable() -> Path:
    """The same folder, with the mark that keeps everything beside it."""
    target, folder = places.portable_zip(), places.windows_folder()
    steps.tell(f"· {target.name}")
    words = _READ_ME.format(title=places.TITLE, data=DATA)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, f"{places.TITLE}/{path.relative_to(folder).as_posix()}")
        archive.writestr(f"{places.TITLE}/{MARK}", "")
        archive.writestr(f"{places.TITLE}/LISEZ-MOI.txt", words.replace("\n", "\r\n").encode("utf-8-sig"))
    return target
