"""A dossier is encrypted in the window, asks for its passphrase, and the sheet helps when nobody knows it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csxl_desktop.services import protection
from csxl_desktop.storage import driver, keyring
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.ui.home.protection import ProtectionView
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.unlock_page import UnlockPage
from csxl_desktop.ui.widgets.text_fields import TextField
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import HOME, Running

WORDS = "cerise verte lampe bleue"
Start = Callable[..., Running]


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def view_of(running: Running) -> ProtectionView:
    running.show(HOME)
    running.press("History and trash")
    running.page.memory.show_protection()
    running.settle()
    found = running.page.memory.protection
    assert isinstance(found, ProtectionView)
    return found


def prove(running: Running, view: ProtectionView, code: tuple[str, ...]) -> None:
    for field, number in zip(view.retyped, view.asked, strict=True):
        anew(running, field, code[number - 1])


def anew(running: Running, field: TextField, words: str) -> None:
    field.edit.clear()
    running.type_in(field, words)


def test_encrypted_locked_and_opened_by_passphrase_or_sheet(start: Start, dossier: Path) -> None:
    running = start()
    running.program.open(dossier)
    running.settle()
    code = encrypt(running)
    assert driver.is_encrypted(dossier / FILE_NAME)
    running.close()
    keyring.forget()
    assert not (dossier / "apercu.json").exists()

    running = start()
    running.program.open(dossier)
    unlock_by(running, code)
    assert [row.last_name for row in running.ask(lambda services: services.directory.people())] == ["Laval"]
    let_others_in(running)
    running.press("Turn the encryption off")
    assert "no longer encrypted" in running.window.banner.text()
    assert not driver.is_encrypted(dossier / FILE_NAME)


def encrypt(running: Running) -> tuple[str, ...]:
    """By the page Protection, with every slip that one can make there; the code of the sheet."""
    running.ask(lambda services: factories.person(services, "Odile", "Laval"))
    view = view_of(running)
    assert "not encrypted" in view.told.text()
    assert not view.keep_button.isVisible()
    running.type_in(view.person, "Ana Test")
    running.type_in(view.passphrase, "abc")
    assert view.strength.text().startswith("Too short")
    running.press("Prepare the recovery sheet")
    code = view.code
    prove(running, view, protection.new_code())
    running.press("Encrypt the dossier")
    assert view.retyped[0].refusal()
    prove(running, view, code)
    running.press("Encrypt the dossier")
    assert "at least 8 letters" in view.passphrase.refusal()
    anew(running, view.passphrase, WORDS)
    running.type_in(view.again, WORDS)
    assert view.strength.text().startswith("Strong")
    running.press("Encrypt the dossier")
    assert "is encrypted" in running.window.banner.text()
    return code


def unlock_by(running: Running, code: tuple[str, ...]) -> None:
    """Nothing typed, something wrong, then the sheet."""
    running.until(lambda: isinstance(running.program.window, UnlockPage))
    page = running.program.window
    assert isinstance(page, UnlockPage)
    running.press("Open")
    assert page.words.refusal() == "The passphrase is needed here."
    running.type_in(page.words, "autre chose", then=None)
    running.press("Open")
    running.until(lambda: isinstance(running.program.window, UnlockPage) and running.program.window is not page)
    page = running.program.window
    assert isinstance(page, UnlockPage)
    assert "does not open" in page.notice.text()
    running.press("Show what is typed")
    running.press("Use the recovery sheet")
    running.type_in(page.words, " ".join(code)[:-1])
    running.press("Open")
    assert "47 digits" in page.words.refusal()
    anew(running, page.words, " ".join(code))
    running.press("Open")
    running.settle()


def let_others_in(running: Running) -> None:
    """A second person, the first one gone, another sheet."""
    view = view_of(running)
    assert "Ana Test" not in view.told.text()
    for field, words in ((view.person, "Samir Test"), (view.passphrase, WORDS), (view.again, WORDS + "!")):
        anew(running, field, words)
    running.press("Give this passphrase")
    assert "twice" in view.again.refusal()
    anew(running, view.again, WORDS)
    running.press("Give this passphrase")
    assert view.notice.text() == "Samir Test opens the dossier by this passphrase."
    running.press("Take the passphrase of Ana Test away")
    assert view.people.count() == 1
    running.press("Prepare a new recovery sheet")
    prove(running, view, view.code)
    running.press("From now on this sheet counts")
    assert "opens nothing any more" in view.notice.text()


def test_another_dossier_may_be_opened_instead(start: Start, dossier: Path) -> None:
    wanted = protection.Protecting("Ana", WORDS, protection.new_code())
    protection.turn_on(dossier, wanted, AUTHOR, lambda: NOW)
    keyring.forget()
    running = start()
    running.program.open(dossier)
    running.until(lambda: isinstance(running.program.window, UnlockPage))
    running.press("Another dossier…")
    assert isinstance(running.program.window, StartPage)


def test_what_the_disk_refuses_beside_an_encrypted_dossier_is_encrypted_later(start: Start, dossier: Path) -> None:
    """A folder in the place of a copy stands in for a disk that refuses it."""
    base = dossier / "mallettes" / "0.base"
    base.parent.mkdir(exist_ok=True)
    shutil.copyfile(dossier / FILE_NAME, base)
    refused = base.with_name(f".csxl-{base.name}.part")
    refused.mkdir()
    running = start()
    running.program.open(dossier)
    running.settle()
    view = view_of(running)
    for field, words in ((view.person, "Ana Test"), (view.passphrase, WORDS), (view.again, WORDS)):
        anew(running, field, words)
    running.press("Prepare the recovery sheet")
    prove(running, view, view.code)
    running.press("Encrypt the dossier")

    assert driver.is_encrypted(dossier / FILE_NAME)
    assert "files beside it still lie in the clear" in running.window.banner.text()
    running.press("Protection", running.window.banner)
    view = running.page.memory.protection
    assert running.window.banner.isHidden()
    assert view.isVisible()
    assert "in the clear" in view.rest.text()
    assert view.told.text().endswith("by the passphrase of:")
    refused.rmdir()
    running.press("Encrypt them too")
    assert view.rest.isHidden()
    assert view.notice.text() == "What lies beside the dossier is encrypted too."
