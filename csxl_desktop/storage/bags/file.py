"""A bag made and opened: everything beside the target first, one rename at the end."""

import os
from collections.abc import Mapping
from pathlib import Path

from csxl_desktop.storage import keyring, keys
from csxl_desktop.storage.bags import header
from csxl_desktop.storage.reconciling.asking import answer_to
from csxl_desktop.storage.replacing import put_in_place

SUFFIX = ".mallette"


def make(copy: Path, files: Mapping[str, Path], label: header.BagLabel, passphrase: str, target: Path) -> None:
    """Encrypt the copy `copy`, which is used up, with `files` (by SHA-256), into the bag `target`."""
    key = keys.new_key()
    told = {digest: str(path) for digest, path in files.items()}
    answer = answer_to({"do": "close_up", "database": str(copy), "files": told, "key": key.hex()})
    if not answer["whole"]:
        raise header.DamagedBagError(name=target.name)
    work = target.with_name(target.name + ".part")
    try:
        header.write(work, label, key, passphrase, copy)
        with work.open("rb") as stream:
            os.fsync(stream.fileno())
        work.chmod(0o600)
        put_in_place(work, target)
    finally:
        work.unlink(missing_ok=True)


def unpack(bag: Path, passphrase: str, database: Path, annexes: Path) -> tuple[header.BagLabel, bytes]:
    """Write the database of the bag to `database` and its files below `annexes`.

    Both stay encrypted under the key of the bag, which is given back and unlocked.
    """
    label, key = header.unwrap(bag, passphrase, database)
    keyring.add(key)
    database.chmod(0o600)
    answer = answer_to(
        {"do": "open_up", "database": str(database), "annexes": str(annexes), "key": key.hex(), "stays": True}
    )
    if not answer["whole"]:
        raise header.DamagedBagError(name=bag.name)
    return label, key
