"""An encrypted dossier that is shared: the other computer gets its files, and nobody reads the folder's key here."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services import protection
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.protection import Protecting
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import keyring
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.sharing import membership
from tests import factories
from tests.conftest import AUTHOR, NOW

WORDS = "cerise verte lampe"
CONTENT = b"%PDF-1.4 from an encrypted dossier"


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def opened(folder: Path, name: str = "Ana") -> Workspace:
    return open_workspace(folder, Author(name, f"poste-{name}"), lambda: NOW)


def key_lies_open(folder: Path) -> bool:
    return "key_sha256" not in json.loads((folder / membership.FILE_NAME).read_text(encoding="utf-8"))


def test_an_encrypted_dossier_is_shared_with_its_files(workspace: Workspace, tmp_path: Path) -> None:
    folder, place = workspace.database.folder, tmp_path / "commun"
    place.mkdir()
    person = factories.person(workspace, "Odile", "Laval")
    workspace.sharing.share(place, WORDS)
    assert key_lies_open(folder)
    workspace.close()
    told = membership.read(folder)
    assert protection.turn_on(folder, Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW) == 0
    assert not key_lies_open(folder)
    assert membership.read(folder) == told

    with opened(folder) as secret:
        with secret.database.begin("File") as session:
            digest = kept_file(secret.database, session, CONTENT, "note.pdf").sha256
        secret.records.change(Person, person, {"note": "chiffré"})
        assert secret.sharing.exchange().told
        assert not key_lies_open(folder)
    join(place, WORDS, tmp_path / "b", "poste-Samir")
    with opened(tmp_path / "b", "Samir") as other:
        assert other.records.values(Person, person)["note"] == "chiffré"
        assert (tmp_path / "b" / "annexes" / digest[:2] / digest).read_bytes() == CONTENT
        other.records.change(Person, person, {"note": "lu"})
        other.sharing.exchange()

    with opened(folder) as secret:
        secret.sharing.exchange()
        assert secret.records.values(Person, person)["note"] == "lu"
    protection.turn_off(folder, AUTHOR, lambda: NOW)
    keyring.forget()
    assert key_lies_open(folder)
    assert membership.read(folder) is not None


def test_what_is_locked_is_not_read(tmp_path: Path) -> None:
    own = bytes(32)
    keyring.add(own)
    keyring.assign(tmp_path, own)
    membership.write(tmp_path, membership.Membership("/commun", "ab" * 32, "c" * 32, "poste"))
    assert membership.read(tmp_path) is not None
    keyring.forget()
    assert membership.read(tmp_path) is None
