"""The publisher's key, and what it signs: the list of checksums beside the setup files of a release.

    python installer/publisher.py new KEY.pem            a key, kept by whoever publishes and by nobody else
    python installer/publisher.py public KEY.pem OUT.pem  its public half, for resources/release/publisher.pem
    python installer/publisher.py sign KEY.pem FOLDER    SHA256SUMS and SHA256SUMS.sig over the release in FOLDER

A passphrase of the key, where it has one, is read from CSXL_PUBLISHER_KEY_PASSPHRASE. Needs `cryptography` alone.
"""

import base64
import hashlib
import os
import re
import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUMS = "SHA256SUMS"
_OF_A_RELEASE = re.compile(
    r"csxl-desktop(?:-[0-9.]+-setup\.exe|_[0-9.]+_amd64\.deb|-[0-9.]+-portable-windows\.zip|-[0-9.]+-linux\.tar\.xz"
    r"|-[0-9.]+-nouveautes\.(?:fr|nl|en)\.txt)"
)
_PASSPHRASE = "CSXL_PUBLISHER_KEY_PASSPHRASE"  # noqa: S105 - a name in the environment


def new(key: Path) -> None:
    """A key that nobody else may read; one that stands there is never overwritten."""
    words = os.environ.get(_PASSPHRASE, "").encode()
    sealed = serialization.BestAvailableEncryption(words) if words else serialization.NoEncryption()
    made = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, sealed
    )
    with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(made)


def public(key: Path, out: Path) -> None:
    half = _read(key).public_key()
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(half.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))


def sign(key: Path, folder: Path) -> None:
    """The checksums of the files of a release, and the signature over them."""
    names = sorted(each.name for each in folder.iterdir() if _OF_A_RELEASE.fullmatch(each.name))
    if not names:
        raise SystemExit(f"There is no setup file in {folder}.")
    lines = []
    for name in names:
        with (folder / name).open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {name}\n")
    sums = "".join(lines).encode()
    (folder / SUMS).write_bytes(sums)
    (folder / f"{SUMS}.sig").write_bytes(base64.b64encode(_read(key).sign(sums)) + b"\n")


def _read(key: Path) -> Ed25519PrivateKey:
    words = os.environ.get(_PASSPHRASE, "").encode() or None
    found = serialization.load_pem_private_key(key.read_bytes(), words)
    if not isinstance(found, Ed25519PrivateKey):
        raise SystemExit(f"{key} is not an Ed25519 key.")
    return found


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["new", key]:
            new(Path(key))
        case ["public", key, out]:
            public(Path(key), Path(out))
        case ["sign", key, folder]:
            sign(Path(key), Path(folder))
        case _:
            raise SystemExit(__doc__)
