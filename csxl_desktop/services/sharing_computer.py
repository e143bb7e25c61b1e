"""Who this computer is in a shared folder: one and the same under another name; and who the others are."""

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from csxl_desktop.services.sharing_words import NotSharedError, Peer
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.sharing.membership import Membership
from csxl_desktop.storage.sharing.place import Head

_HALF = 16
_ANEW = "-"  # no act is called so: all that was typed under the earlier name is told under the new one


def new_membership(place: Path, key: bytes, workstation: str, machine: str) -> Membership:
    """`machine` is what stays the same where the computer gets another name; empty where nothing tells it."""
    return Membership(str(place.absolute()), key.hex(), _new_key(machine), workstation)


def membership_of(folder: Path, workstation: str, machine: str, now: datetime) -> Membership:
    """Of this computer; a dossier that was copied to another one by hand is another computer from then on."""
    found = membership.read(folder)
    if found is None:
        raise NotSharedError
    if found.workstation != workstation:
        computer = found.computer if _is_of(machine, found.computer) else _new_key(machine)
        earlier = found.earlier | {found.workstation: now.isoformat()}
        found = replace(found, computer=computer, workstation=workstation, earlier=earlier, told=_ANEW)
        membership.write(folder, found)
    return found


def peers_of(heads: dict[str, Head], me: str) -> tuple[Peer, ...]:
    """The other computers, the one that spoke last first."""
    told = heads[me].knows.get(me, 0) if me in heads else 0
    others = sorted((head for head in heads.values() if head.computer != me), key=lambda head: head.at, reverse=True)
    return tuple(
        Peer(head.computer, head.workstation, head.person, head.at, head.knows.get(me, 0) >= told) for head in others
    )


def _new_key(machine: str) -> str:
    """32 hexadecimal figures, of which the second half tells to the machine alone that it chose the first."""
    chosen = secrets.token_hex(_HALF // 2)
    return chosen + _mark(machine or secrets.token_hex(), chosen)


def _is_of(machine: str, computer: str) -> bool:
    return bool(machine) and computer[_HALF:] == _mark(machine, computer[:_HALF])


def _mark(machine: str, chosen: str) -> str:
    return hashlib.sha256(f"{chosen} {machine}".encode()).hexdigest()[:_HALF]
