"""Where the parts of an installer come from and go to, and what they are called."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "installer"
LOCK = ROOT / "requirements.lock"
PACKAGING_LOCK = HERE / "packaging.lock"
RESOURCES = ROOT / "resources"
PICTURE = RESOURCES / "app" / "csxl.svg"

OUT = ROOT / "build" / "installer"  # the finished files
WORK = OUT / "work"  # what they are made from; may be deleted at any time
DOWNLOADS = OUT / "downloads"  # checked by their digests whenever they are used

NAME = "csxl-desktop"
TITLE = "CSXL Desktop"
PUBLISHER = "CSXL"
SUMMARY = "The year of a local Coordination Sociale"
SUMMARY_NL = "Het jaar van een lokale Sociale Coördinatie"
SUMMARY_FR = "L’année d’une Coordination Sociale locale"
BAG_KIND = "application/x-csxl-mallette"
BAG_SUFFIX = ".mallette"
PYTHON = "3.11"  # of both bundles


def version() -> str:
    """The one version there is: the package's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def wanted() -> frozenset[str]:
    """The packages that the program asks for itself, by their normalised names."""
    from installer.lock import name_of

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return frozenset(name_of(requirement) for requirement in project["dependencies"])


def debian_package() -> Path:
    return OUT / f"{NAME}_{version()}_amd64.deb"


def notes(language: str) -> Path:
    """What is new, for whoever is offered this version."""
    return OUT / f"{NAME}-{version()}-nouveautes.{language}.txt"


def linux_archive() -> Path:
    return OUT / f"{NAME}-{version()}-linux.tar.xz"


def linux_bundle() -> Path:
    """The folder that holds the program for Linux, to be copied anywhere."""
    return WORK / "linux" / NAME


def windows_folder() -> Path:
    return WORK / "windows" / TITLE


def windows_setup() -> Path:
    return OUT / f"{NAME}-{version()}-setup.exe"


def portable_zip() -> Path:
    return OUT / f"{NAME}-{version()}-portable-windows.zip"
