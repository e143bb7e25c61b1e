"""A data key wrapped by words that a person knows: scrypt makes a key of the words, AES-GCM wraps the other by it.

One way for all that is encrypted: bags, dossiers, shared folders. The data key itself is random and opens a SQLCipher
4 file as it is. What is wrapped says beside it all that unwrapping needs; it is JSON, and everything in it is bound to
the key, so that a changed word is refused like a wrong passphrase.
"""

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

# Imports inside functions: a plain dossier opens without the libraries of encryption.
KEY_BYTES = 32
_COST = {"n": 2**15, "r": 8, "p": 1}
_DEAREST = {"n": 2**20, "r": 16, "p": 4}  # no file makes the computer work for minutes
_MEMORY = 96 * 1024 * 1024
_SALT, _NONCE = 16, 12


class WrongWordsError(Exception):
    """These words do not unwrap this key: others were meant, or what was bound to it was changed."""


def new_key() -> bytes:
    """A data key that nobody knows yet."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(key: bytes, words: str, bound: Mapping[str, Any]) -> dict[str, Any]:
    """`bound` with the key wrapped by `words`, and what unwrapping needs. `words` are never kept."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # slow to import, and only for what is encrypted

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    told = {**bound, "salt": b64encode(salt).decode(), **_COST}
    wrapped = AESGCM(_derived(words, salt, _COST)).encrypt(nonce, key, canonical(told))
    return told | {"nonce": b64encode(nonce).decode(), "key": b64encode(wrapped).decode()}


def unwrap(wrapped: Mapping[str, Any], words: str) -> bytes:
    """The data key. Raises `WrongWordsError`; what is no wrapped key at all raises `ValueError` or `KeyError`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    told = dict(wrapped)
    nonce, key = b64decode(told.pop("nonce")), b64decode(told.pop("key"))
    cost = {name: int(told[name]) for name in _COST}
    if any(not 1 <= cost[name] <= _DEAREST[name] for name in cost):
        raise ValueError(cost)
    try:
        return AESGCM(_derived(words, b64decode(told["salt"]), cost)).decrypt(nonce, key, canonical(told))
    except InvalidTag:
        raise WrongWordsError from None


def canonical(values: Mapping[str, Any]) -> bytes:
    """The same bytes for the same values."""
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode()


def _derived(words: str, salt: bytes, cost: Mapping[str, int]) -> bytes:
    """However an accent was typed, it is the same letter."""
    plain = unicodedata.normalize("NFC", words).encode()
    return hashlib.scrypt(plain, salt=salt, n=cost["n"], r=cost["r"], p=cost["p"], maxmem=_MEMORY, dklen=KEY_BYTES)
