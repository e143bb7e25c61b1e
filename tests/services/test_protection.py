"""An encrypted dossier: it opens, saves, is backed up and restored, and says nothing without its passphrase."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from csxl_desktop.domain import passphrases, recovery_code
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.services import bags, protection
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.protection import Protecting
from csxl_desktop.services.safety import restoring
from csxl_desktop.services.safety.backups import sound, verify
from csxl_desktop.services.safety.plain_export import export_is_due
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments, driver, key_file, keyring, protecting
from csxl_desktop.storage.backups import elsewhere, ledger
from csxl_desktop.storage.backups.kept import PLACE
from csxl_desktop.storage.database import FILE_NAME, PRAGMAS, Author
from csxl_desktop.storage.errors import (
    DamagedDossierError,
    DamagedKeyFileError,
    KeyFileMissingError,
    LockedDossierError,
    NotADossierError,
    RestInTheClearError,
    WrongPassphraseError,
    WrongSheetError,
)
from tests import factories
from tests.conftest import AUTHOR, NOW

WORDS, OTHERS = "cerise verte lampe", "tram sans montre bleue"
NAME = "Zéphyrine"
CONTENT = b"%PDF-1.4 Zephyrine was here"


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


@pytest.fixture(scope="module")
def code() -> tuple[str, ...]:
    return protection.new_code()


@pytest.fixture(scope="module")
def made_once(empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory, code: tuple[str, ...]) -> Path:
    """A dossier with a person, a file and two backups, encrypted, and nothing unlocked."""
    dossier = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("secret") / "dossier"))
    with _open(dossier) as workspace:
        factories.person(workspace, NAME, "Laval")
        attachments.store(dossier / "annexes", CONTENT)
        workspace.backups.make()
        base = dossier / "mallettes" / "0.base"
        base.parent.mkdir(mode=0o700)
        workspace.database.copy_to(base)
    left_in_the_clear(dossier)
    export = dossier / PLACE / "export-2025-11-29"
    export.mkdir()
    (export / "persons.csv").write_text(NAME)
    assert protection.turn_on(dossier, Protecting("Ana Test", WORDS, code), AUTHOR, lambda: NOW) == 0
    return dossier


@pytest.fixture
def secret(made_once: Path, tmp_path: Path) -> Path:
    """The test's own copy, and nothing unlocked."""
    keyring.forget()
    return Path(shutil.copytree(made_once, tmp_path / "secret"))


def left_in_the_clear(folder: Path) -> list[Path]:
    """What the program, or a kill, leaves beside a plain dossier."""
    digest = next((folder / "annexes").glob("??/*"))
    names = (
        "apercu.json",
        "csxl.db.protection",
        "csxl.db.upgrade",
        ".restauration/csxl.db",
        "mallettes/.csxl-0.base.part",
    )
    paths = [*(folder / name for name in names), digest.with_name(f"{digest.name}.part")]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(NAME)
    return paths


def _open(folder: Path) -> Workspace:
    return open_workspace(folder, AUTHOR, lambda: NOW)


def _unlocked(folder: Path, words: str = WORDS) -> Workspace:
    protection.unlock(folder, words)
    return _open(folder)


def _names(workspace: Workspace) -> list[str]:
    with workspace.database() as session:
        return sorted(session.scalars(select(Person.first_name)))


def test_nothing_in_the_folder_says_a_name_any_more(secret: Path) -> None:
    files = [path for path in secret.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".json", ".jsonl", ".base", ""}
    for path in files:
        content = path.read_bytes()
        assert not any(word in content for word in (NAME.encode(), b"Zephyrine", b"Laval", b"SQLite format")), path
        assert path.stat().st_mode & 0o777 == 0o600, path
    assert protecting.clear_files(secret) == []


def test_it_opens_saves_is_backed_up_looked_at_and_restored_with_every_setting(secret: Path) -> None:
    with pytest.raises(LockedDossierError):
        _open(secret)
    with _unlocked(secret) as workspace:
        connection = workspace.database._connection
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS} == PRAGMAS
        assert _names(workspace) == [NAME]
        factories.person(workspace, "Odile", "Martin")
        with workspace.database() as session:
            assert session.scalar(text("SELECT count(*) FROM search_index WHERE search_index MATCH 'zephyrine'")) == 1
        made = workspace.backups.make().backup
        assert attachments.read(secret / "annexes", next((secret / "annexes").glob("??/*")).name) == CONTENT
        factories.person(workspace, "Samir", "Benali")
        assert [row.acts for row in [workspace.backups.losses(workspace.backups.rows()[0])] if row] == [1]
    assert all(is_sound for _name, is_sound in verify(secret / PLACE))
    with restoring.look_at(secret / PLACE, made.name, AUTHOR, lambda: NOW) as looked:
        assert _names(looked) == ["Odile", NAME]
    restoring.restore_dossier(secret, made.name, AUTHOR, lambda: NOW)
    with _open(secret) as workspace:
        assert _names(workspace) == ["Odile", NAME]
    assert driver.is_encrypted(secret / FILE_NAME)


def test_what_a_kill_left_in_the_clear_goes_when_it_is_opened(secret: Path) -> None:
    left = left_in_the_clear(secret)
    with _unlocked(secret) as workspace:
        assert not any(path.exists() for path in left)
        workspace.backups.make()
        assert not export_is_due(secret, NOW + timedelta(days=400))


def test_a_stick_and_a_passphrase_give_everything_back(secret: Path, tmp_path: Path, code: tuple[str, ...]) -> None:
    with _unlocked(secret) as workspace:
        workspace.backups.copy_to(tmp_path)
    place = tmp_path / f"CSXL {secret.name}"
    shutil.rmtree(secret)
    keyring.forget()
    anew = tmp_path / "anew"
    with pytest.raises(LockedDossierError):
        restoring.restore_dossier(anew, "latest", AUTHOR, lambda: NOW, source=place)
    protection.unlock(place, " ".join(code))
    restoring.restore_dossier(anew, "latest", AUTHOR, lambda: NOW, source=place)
    keyring.forget()
    with _unlocked(anew) as workspace:
        assert _names(workspace) == [NAME]
        kept = anew / PLACE / "annexes"  # no record names it any more
        assert attachments.read(kept, next(kept.glob("??/*")).name) == CONTENT


def test_a_stick_keeps_every_earlier_backup_and_none_in_the_clear(
    empty_dossier: Path, tmp_path: Path, code: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "_MOST_COPIED", 1)
    dossier, stick = Path(shutil.copytree(empty_dossier, tmp_path / "dossier")), tmp_path / "stick"
    stick.mkdir()
    with _open(dossier) as workspace:
        for name in ("Laval", "Martin", "Benali"):
            factories.person(workspace, NAME, name)
            workspace.backups.make()
            workspace.backups.copy_to(stick)
    (target,) = stick.iterdir()
    before = [each.number for each in ledger.read(target).backups()]
    protection.turn_on(dossier, Protecting("Ana Test", WORDS, code), AUTHOR, lambda: NOW)
    with _open(dossier) as workspace:
        workspace.backups.copy_to(stick)
    after = ledger.read(target).backups()
    assert len(before) == 3
    assert {each.number for each in after} >= set(before)
    assert all(driver.is_encrypted(target / each.name) for each in after)
    assert all(is_sound for _name, is_sound in verify(target))


def test_wrong_words_another_sheet_and_damage_are_three_things(secret: Path, code: tuple[str, ...]) -> None:
    before = (secret / FILE_NAME).read_bytes()
    for words, refusal in (
        (OTHERS, WrongPassphraseError),
        (" ".join(protection.new_code()), WrongSheetError),
        (" ".join(code)[:-1], recovery_code.RecoveryCodeLengthError),
        (" ".join((code[1], code[0], *code[2:])), recovery_code.RecoveryGroupError),
    ):
        with pytest.raises(refusal):
            protection.unlock(secret, words)
    assert (secret / FILE_NAME).read_bytes() == before
    protection.unlock(secret, " ".join(code))
    for at in (20, 5_000, len(before) - 10):
        (secret / FILE_NAME).write_bytes(before[:at] + bytes((before[at] ^ 1,)) + before[at + 1 :])
        with pytest.raises(DamagedDossierError):
            _open(secret)
    (secret / FILE_NAME).write_bytes(before[:-4096])
    with pytest.raises(DamagedDossierError):
        _open(secret)


def test_a_lost_or_damaged_key_file_comes_back_from_beside_the_backups(secret: Path) -> None:
    own = secret / key_file.FILE_NAME
    whole = own.read_bytes()
    own.write_bytes(whole.replace(b"Ana", b"Eva"))
    with _unlocked(secret):
        pass
    assert own.read_bytes() == whole
    keyring.forget()
    for path in (own, *(secret / PLACE).glob("cle-*.json")):
        path.write_bytes(whole[:-9])
    with pytest.raises(DamagedKeyFileError):
        _open(secret)


def test_without_any_key_file_it_says_what_is_missing(secret: Path) -> None:
    for path in (secret / key_file.FILE_NAME, *(secret / PLACE).glob("cle-*.json")):
        path.unlink()
    before = (secret / FILE_NAME).read_bytes()
    with pytest.raises(KeyFileMissingError, match="its key file"):
        _open(secret)
    assert (secret / FILE_NAME).read_bytes() == before
    (secret / FILE_NAME).write_bytes(bytes(range(256)) * 3)
    with pytest.raises(NotADossierError):
        _open(secret)


def test_exported_merged_erased_in_and_taken_with_a_bag_as_any_other(secret: Path, tmp_path: Path) -> None:
    with _unlocked(secret) as workspace:
        keep, lose = (factories.person(workspace, first, "Martin") for first in ("Odile", "Odille"))
        assert len(export_workbook(workspace).content) > 1_000
        workspace.merging.merge(Person, keep, lose, Choices())
        bag = tmp_path / "AG.mallette"
        workspace.bags.make(bag, OTHERS)
        bags.open_up(bag, OTHERS, tmp_path / "portable")
        with open_workspace(tmp_path / "portable", Author("Samir", "portable"), lambda: NOW) as away:
            away.records.change(Person, keep, {"note": "dit en route"})
            away.bags.make(bag, OTHERS)
        assert workspace.bags.take_back(bag, OTHERS).records == 1
        assert workspace.records.values(Person, keep)["note"] == "dit en route"

        with workspace.database() as session:
            wanted = session.scalars(select(Person).where(Person.first_name == NAME)).one()
        done = workspace.erasing.erase(wanted.id, f"{NAME} Laval")
        workspace.erasing.out_of_backups(done.wanted)
        assert NAME not in _names(workspace)
    assert all(is_sound for _name, is_sound in verify(secret / PLACE))
    for path in (each for each in secret.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert not any(word in content for word in (NAME.encode(), b"Martin", b"SQLite format")), path
    keyring.forget()
    with _unlocked(secret) as again:
        assert _names(again).count("Odile") == 1


def test_people_get_their_own_passphrase_and_the_last_one_stays(secret: Path, code: tuple[str, ...]) -> None:
    with _unlocked(secret) as workspace:
        service = workspace.protection
        with pytest.raises(passphrases.DifferentPassphrasesError):
            service.give("Samir Test", OTHERS, WORDS)
        service.give("Samir Test", OTHERS, OTHERS)
        page = service.page()
        assert ([row.name for row in page.people], page.is_on, page.clear) == (["Ana Test", "Samir Test"], True, 0)
        service.take_away("Ana Test")
        with pytest.raises(protection.LastOpenerError):
            service.take_away("Samir Test")
        anew = protection.new_code()
        service.keep_sheet(anew)
    keyring.forget()
    for words, refusal in ((WORDS, WrongPassphraseError), (" ".join(code), WrongSheetError)):
        with pytest.raises(refusal):
            protection.unlock(secret, words)
    protection.unlock(secret, "-".join(anew))
    with _unlocked(secret, OTHERS) as workspace:
        assert _names(workspace) == [NAME]


def test_turned_off_it_opens_without_and_earlier_backups_still_want_the_passphrase(secret: Path) -> None:
    with pytest.raises(LockedDossierError):
        protection.turn_off(secret, AUTHOR, lambda: NOW)
    protection.unlock(secret, WORDS)
    protection.turn_off(secret, AUTHOR, lambda: NOW)
    keyring.forget()
    assert not (secret / key_file.FILE_NAME).exists()
    with pytest.raises(protection.NotEncryptedError):
        protection.turn_off(secret, AUTHOR, lambda: NOW)
    assert not driver.is_encrypted(secret / "mallettes" / "0.base")
    with _open(secret) as workspace:
        assert (_names(workspace), workspace.protection.page().is_on) == ([NAME], False)
        with pytest.raises(protection.NotEncryptedError):
            workspace.protection.give("Samir Test", OTHERS)
        assert attachments.read(secret / "annexes", next((secret / "annexes").glob("??/*")).name) == CONTENT
        encrypted = workspace.backups.rows()[0]
    with pytest.raises(LockedDossierError):
        sound(secret / PLACE, encrypted.name)
    protection.unlock(secret, WORDS)
    restoring.restore_dossier(secret, encrypted.name, AUTHOR, lambda: NOW)
    assert driver.is_encrypted(secret / FILE_NAME)
    keyring.forget()
    with _unlocked(secret) as workspace:
        assert workspace.protection.page().is_on


def test_an_earlier_backup_in_the_clear_comes_back_encrypted(secret: Path, tmp_path: Path) -> None:
    protection.unlock(secret, WORDS)
    other = tmp_path / "plain"
    protecting.rewrite(secret / FILE_NAME, tmp_path / "copy.db", None)
    other.mkdir()
    shutil.copyfile(tmp_path / "copy.db", other / FILE_NAME)
    with _open(other) as workspace:
        made = workspace.backups.make().backup
    restoring.restore_dossier(secret, made.name, AUTHOR, lambda: NOW, source=other / PLACE)
    assert driver.is_encrypted(secret / FILE_NAME)
    protection.check_retyped(("123456",), 1, "123 456")
    with pytest.raises(protection.OtherGroupError):
        protection.check_retyped(("123456",), 1, "123457")
    with pytest.raises(protection.AlreadyProtectedError):
        protection.turn_on(secret, Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW)


class StoppedError(BaseException):
    """The program ends here: no clause of it catches that."""


def test_turning_it_on_or_off_stopped_anywhere_leaves_a_dossier_that_opens(
    secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each name that a file gets is the last one in turn; the key is the one that a passphrase would give."""
    protection.unlock(secret, WORDS)
    key, file = keyring.unlocked()[0], key_file.read(secret / key_file.FILE_NAME)
    plain = Path(shutil.copytree(secret, tmp_path / "plain"))
    protecting.decrypt(plain)
    named = Path.replace
    for before, act in ((plain, lambda folder: protecting.encrypt(folder, key, file)), (secret, protecting.decrypt)):
        stops = 0
        while True:
            folder = Path(shutil.copytree(before, tmp_path / f"{before.name}-{stops}"))
            left = [stops]

            def replace(path: Path, target: Path, left: list[int] = left) -> Path:
                if not left[0]:
                    raise StoppedError
                left[0] -= 1
                return named(path, target)

            monkeypatch.setattr(Path, "replace", replace)
            stopped = False
            try:
                act(folder)
            except StoppedError:
                stopped = True
            monkeypatch.undo()
            with _open(folder) as workspace:
                assert _names(workspace) == [NAME]
                kept = folder / "annexes"
                assert attachments.read(kept, next(kept.glob("??/*")).name) == CONTENT
            if not stopped:
                break
            stops += 1
        assert stops >= 2
        assert driver.is_encrypted(folder / FILE_NAME) is (before == plain)


def test_what_the_disk_refuses_beside_an_encrypted_dossier_is_told_and_done_later(
    empty_dossier: Path, tmp_path: Path, code: tuple[str, ...]
) -> None:
    """A folder in the place of the copy stands in for a disk that refuses it."""
    dossier = Path(shutil.copytree(empty_dossier, tmp_path / "dossier"))
    base = dossier / "mallettes" / "0.base"
    base.parent.mkdir(mode=0o700)
    shutil.copyfile(dossier / FILE_NAME, base)
    refused = base.with_name(f".csxl-{base.name}.part")
    refused.mkdir()

    with pytest.raises(RestInTheClearError):
        protection.turn_on(dossier, Protecting("Ana Test", WORDS, code), AUTHOR, lambda: NOW)

    refused.rmdir()
    with _open(dossier) as workspace:
        page = workspace.protection.page()
        assert page.is_on
        assert page.clear > 0
        assert workspace.protection.encrypt_rest() == 0
        assert workspace.protection.page().clear == 0
