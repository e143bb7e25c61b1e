"""The files of an encrypted dossier, each by itself: AES-256-GCM under the data key, bound to its digest.

A sealed file says which key it wants. Plain ones are read as they are: a folder may hold both while it is turned.
"""

import hashlib
import secrets

from csxl_desktop.storage import keyring

# Imports inside functions: a plain dossier opens without the libraries of encryption.
MAGIC = b"CSXLFIL1"
_NAME, _NONCE = 16, 12
_HEAD = len(MAGIC) + _NAME + _NONCE


class UnreadableFileError(Exception):
    """Sealed by a key that is not unlocked, or changed since."""


def is_sealed(raw: bytes) -> bool:
    return raw.startswith(MAGIC)


def seal(content: bytes, key: bytes, name: str = "") -> bytes:
    """`content` as it is written under `key`, bound to its `name`: its digest where it has no other."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, bound = secrets.token_bytes(_NONCE), name or hashlib.sha256(content).hexdigest()
    return MAGIC + keyring.identifier(key).encode() + nonce + AESGCM(key).encrypt(nonce, content, bound.encode())


def plain(raw: bytes, name: str) -> bytes:
    """The content of a file as it lies, sealed or not; `name` is what it was bound to. The caller compares a digest."""
    if not is_sealed(raw):
        return raw
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = keyring.key_named(raw[len(MAGIC) : len(MAGIC) + _NAME].decode("ascii", "replace"))
    if key is None:
        raise UnreadableFileError
    try:
        return AESGCM(key).decrypt(raw[_HEAD - _NONCE : _HEAD], raw[_HEAD:], name.encode())
    except InvalidTag:
        raise UnreadableFileError from None
