"""The key of a shared folder: made with it, wrapped by its passphrase, remembered by each computer."""

from csxl_desktop.domain.passphrases import check
from csxl_desktop.services.sharing_words import (
    DamagedKeyError,
    NotAPlaceError,
    OtherPlaceError,
    PlaceRefusedError,
    WrongSharePassphraseError,
)
from csxl_desktop.storage import keys
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.sharing.membership import Membership
from csxl_desktop.storage.sharing.place import KEY, Place


def place_of_key(place: Place, dossier: str, passphrase: str) -> bytes:
    """The key of the folder, made where it is a new one; refused where it belongs to another dossier."""
    if place.is_there():
        found, key = open_key(place, passphrase)
        if found != dossier:
            raise OtherPlaceError(path=place.path)
        return key
    check(passphrase, passphrase)
    key = keys.new_key()
    try:
        place.make()
        place.write_json(KEY, keys.wrap(key, passphrase, {"v": 1, "dossier": dossier}))
    except OSError as error:
        raise PlaceRefusedError(detail=reason(error)) from None
    return key


def open_key(place: Place, passphrase: str) -> tuple[str, bytes]:
    """Which dossier the folder shares, and its key."""
    if not place.is_there():
        raise NotAPlaceError(path=place.path)
    told = place.read_json(KEY)
    try:
        return str((told or {})["dossier"]), keys.unwrap(told or {}, passphrase)
    except keys.WrongWordsError:
        raise WrongSharePassphraseError from None
    except (ValueError, KeyError, TypeError):
        raise DamagedKeyError from None


def key_of(mine: Membership) -> bytes:
    return bytes.fromhex(mine.key)
