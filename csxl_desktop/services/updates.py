"""A newer version that lies in a folder: noticed, believed by its signature alone, and taken in as a file of one's own.

The list of checksums is signed by the publisher (Ed25519); the public half of the key is part of the program. First the
signature, then the version, then the checksum: nothing is believed of a file that the signed list does not say.
"""

import base64
import binascii
import hashlib
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_
from csxl_desktop.storage.file_digest import digest_of

SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
SUBFOLDER = "mises-a-jour"  # of the shared folder
KEYS = Path("release", "publisher.pem")  # within the resources
WINDOWS, DEBIAN = "csxl-desktop-{version}-setup.exe", "csxl-desktop_{version}_amd64.deb"
PORTABLE = "csxl-desktop-{version}-portable-windows.zip"  # takes the place of the folder on a stick
BUNDLE = "csxl-desktop-{version}-linux.tar.xz"
_NOTES = "csxl-desktop-{version}-nouveautes.{language}.txt"
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}")
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9._-]{1,120})")
_MOST_TEXT, _MOST_SETUP, _PIECE = 65_536, 500_000_000, 1 << 20
_PEM = re.compile(rb"-----BEGIN PUBLIC KEY-----.+?-----END PUBLIC KEY-----", re.DOTALL)


class UpdateFolderAwayError(DomainError):
    template = N_("The folder of updates “{folder}” cannot be read at the moment.")


class UnsignedReleaseError(DomainError):
    template = N_(
        "“{folder}” holds a setup file without the publisher’s signature: it is not proposed. Do not start it by hand."
    )


class ForgedReleaseError(DomainError):
    template = N_(
        "The signature of the update in “{folder}” is not the publisher’s: it is not proposed. Do not start it by hand."
    )


class DamagedSetupError(DomainError):
    template = N_(
        "The setup file of version {version} is not whole, or was changed: it is not proposed. "
        "Copy it into the folder again."
    )


class MissingSetupError(DomainError):
    template = N_("The setup file of version {version} is not in the folder yet: it may still be on its way.")


@dataclass(frozen=True, slots=True)
class Release:
    """A version newer than the one that runs, with the signed checksum of its setup file; `notes` by language."""

    version: str
    setup: Path
    digest: str
    notes: Mapping[str, str] = field(default_factory=dict)

    def is_installed(self) -> bool:
        """Whether the file installs itself; a folder that one carries along is replaced by hand."""
        return self.setup.suffix not in {".zip", ".xz"}


def setup_name(*, portable: bool = False) -> str:
    """How the setup file of this system is called; of a program that one carries along, the file of its folder."""
    if portable:
        return PORTABLE if sys.platform == "win32" else BUNDLE
    return WINDOWS if sys.platform == "win32" else DEBIAN


def publisher_keys(resources: Path) -> bytes:
    """The public keys that this copy of the program believes; empty where it was built by nobody who signs."""
    try:
        return (resources / KEYS).read_bytes()
    except OSError:
        return b""


def newest_release(folder: Path, running: str, keys: bytes, name: str) -> Release | None:
    """What is newer than `running` in `folder`, read whole and found sound; `None` where nothing is.

    `name` is that of its file (`setup_name`). Raises a refusal where something lies there that is not to be started.
    May take seconds over a network: not for the window's thread, nor for the database's.
    """
    try:
        there = {each.name for each in folder.iterdir()}
        if SUMS not in there or SIGNATURE not in there:
            if any(_is_newer(version, running) for version in _versions(there, name)):
                raise UnsignedReleaseError(folder=folder)
            return None
        sums, signature = _text(folder / SUMS), _text(folder / SIGNATURE)
        if not _is_signed(sums, signature, keys):
            raise ForgedReleaseError(folder=folder)
        listed = _listed(sums)
        newer = [each for each in _versions(listed, name) if _is_newer(each, running)]
        if not newer:
            return None
        version = max(newer, key=_number)
        release = Release(version, folder / name.format(version=version), listed[name.format(version=version)])
        _check(release)
        return Release(version, release.setup, release.digest, _notes(folder, version, listed))
    except OSError as error:
        raise UpdateFolderAwayError(folder=folder) from error


def take(release: Release, into: Path) -> Path:
    """Copy the setup file into a folder of one's own and check the copy: that one is started, and no other."""
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(mode=0o700, parents=True)
    copy = into / release.setup.name
    try:
        with release.setup.open("rb") as read, copy.open("xb") as write:
            shutil.copyfileobj(read, write, _PIECE)
    except OSError as error:
        shutil.rmtree(into, ignore_errors=True)
        raise UpdateFolderAwayError(folder=release.setup.parent) from error
    if not is_whole(copy, release.digest):
        shutil.rmtree(into, ignore_errors=True)
        raise DamagedSetupError(version=release.version)
    copy.chmod(0o700)
    return copy


def is_whole(setup: Path, digest: str) -> bool:
    """Whether the file is the one that was signed."""
    try:
        return digest_of(setup) == digest
    except OSError:
        return False


def _check(release: Release) -> None:
    if not release.setup.is_file():
        raise MissingSetupError(version=release.version)
    if release.setup.stat().st_size > _MOST_SETUP or digest_of(release.setup) != release.digest:
        raise DamagedSetupError(version=release.version)


def _is_signed(sums: bytes, signature: bytes, keys: bytes) -> bool:
    # The library of ciphers is loaded where a release lies there to be checked.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        signed = base64.b64decode(signature.strip(), validate=True)
    except binascii.Error:
        return False
    for pem in _PEM.findall(keys):
        key = load_pem_public_key(pem)
        try:
            if isinstance(key, Ed25519PublicKey):
                key.verify(signed, sums)
                return True
        except InvalidSignature:
            continue
    return False


def _listed(sums: bytes) -> dict[str, str]:
    """The checksum of each file; a line that is none is passed over, names never lead out of the folder."""
    found = (_LINE.fullmatch(line) for line in sums.decode("ascii", "replace").splitlines())
    return {line[2]: line[1] for line in found if line}


def _notes(folder: Path, version: str, listed: Mapping[str, str]) -> dict[str, str]:
    """What is new, in the languages in which it stands there as it was signed."""
    notes = {}
    for language in ("fr", "nl", "en"):
        name = _NOTES.format(version=version, language=language)
        if name not in listed or not (folder / name).is_file():
            continue
        told = _text(folder / name)
        if hashlib.sha256(told).hexdigest() == listed[name]:
            notes[language] = told.decode("utf-8", "replace").removeprefix("\ufeff").strip()
    return notes


def _text(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MOST_TEXT)


def _versions(names: Sequence[str] | Mapping[str, str] | set[str], name: str) -> Iterator[str]:
    before, after = name.split("{version}")
    for each in names:
        version = each.removeprefix(before).removesuffix(after)
        if each == name.format(version=version) and _VERSION.fullmatch(version):
            yield version


def _is_newer(version: str, running: str) -> bool:
    return _number(version) > _number(running)


def _number(version: str) -> tuple[int, ...]:
    """“0.10.0” comes after “0.9”; “1.0” is “1.0.0”."""
    parts = [int(part) for part in version.split(".") if part.isdecimal()]
    return tuple([*parts, 0, 0, 0, 0][:4])
