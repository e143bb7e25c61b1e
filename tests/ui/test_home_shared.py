"""The page of the shared folder, the exchange beside the window, and joining from the first page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services.safety.offering import Help, Offer
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.home.exchanges import what_came
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.together import Together
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField
from tests import factories
from tests.ui.groups_support import NOW, Rig

WORDS = "cerise verte lampe"


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    """Home with the shared folder in front, and somebody who exchanges."""
    shown = HomePage(rig.context)
    qtbot.addWidget(shown)
    rig.show(shown)
    shown.memory_button.click()
    rig.settle()
    assert shown.memory is not None
    shown.memory.show_shared()
    rig.settle()
    return shown


@dataclass
class Heard:
    """The exchange beside the window, and what it said."""

    together: Together
    said: list[str] = field(default_factory=list)
    came: list[bool] = field(default_factory=list)


@pytest.fixture
def heard(rig: Rig) -> Iterator[Heard]:
    owner = QObject()
    found = Heard(Together(rig.context, owner))
    found.together.told.connect(found.said.append)
    found.together.came.connect(lambda: found.came.append(True))
    found.together.ended.connect(lambda ended: rig.context.exchanging.heard(ended))
    rig.context.exchanging.now = lambda deletions: found.together.exchange(deletions=deletions)
    yield found
    found.together.stop()


def elsewhere(folder: Path, key: UUID, note: str) -> None:
    """Somebody writes at the other computer, and exchanges."""
    with open_workspace(folder, Author("Samir", "portable"), lambda: NOW) as other:
        other.records.change(Person, key, {"note": note})
        other.sharing.exchange()


def test_what_the_other_computer_did_comes_in_beside_the_window(
    rig: Rig, page: HomePage, heard: Heard, tmp_path: Path
) -> None:
    key = rig.ask(lambda: factories.person(rig.context.services, "Odile", "Laval"))
    assert page.memory is not None
    view, place = page.memory.shared, tmp_path / "commun"
    place.mkdir()
    assert not view.now_button.isVisible()

    view.passphrase.set_value(WORDS)
    view.share(place)
    rig.settle()
    assert str(place) in view.words.text()
    assert "Join a shared folder" in view.notice.text()

    join(place, WORDS, tmp_path / "b", "portable")
    elsewhere(tmp_path / "b", key, "dit là-bas")
    view.now_button.click()
    rig.settle()
    assert heard.said[-1].startswith("in step with Samir, ")
    assert heard.came == [True]
    assert "Samir, portable" in view.peers.text()
    assert [what_came(row) for row in view.exchanges.model.rows()] == ["1 change"]
    assert rig.ask(lambda: rig.context.services.records.values(Person, key)["note"]) == "dit là-bas"

    elsewhere(tmp_path / "b", key, "encore là-bas")
    rig.ask(lambda: rig.context.services.records.change(Person, key, {"note": "dit ici"}))
    view.now_button.click()
    rig.settle()
    assert heard.said[-1].endswith("1 thing to decide")
    assert [row.field for row in view.discards.model.rows()] == ["Note"]
    assert "last work from there: " in heard.said[-1]
    view.discards.buttons[Choice.OURS].click()
    rig.settle()
    assert "to decide" not in heard.said[-1]  # said at once, not at the next exchange

    (place / "cle.json").rename(tmp_path / "cle.json")
    view.now_button.click()
    rig.settle()
    assert heard.said[-1].startswith("shared folder not reached since")
    (tmp_path / "cle.json").rename(place / "cle.json")
    view.leave()
    rig.settle()
    assert view.share_button.isVisible()


def test_an_exchange_that_asks_nothing_is_told_in_green_whatever_still_waits(
    rig: Rig, page: HomePage, heard: Heard, tmp_path: Path
) -> None:
    services = rig.context.services
    one = rig.ask(lambda: factories.person(services, "Odile", "Laval"))
    another = rig.ask(lambda: factories.person(services, "Léon", "Marais"))
    assert page.memory is not None
    view = page.memory.shared
    (tmp_path / "commun").mkdir()
    rig.ask(lambda: services.sharing.share(tmp_path / "commun", WORDS))
    join(tmp_path / "commun", WORDS, tmp_path / "b", "portable")
    elsewhere(tmp_path / "b", one, "dit là-bas")
    rig.ask(lambda: services.records.change(Person, one, {"note": "dit ici"}))
    heard.together.exchange()
    rig.settle()
    assert view.notice.property("look") == "strip-late"

    elsewhere(tmp_path / "b", another, "là-bas")
    heard.together.exchange()
    rig.settle()
    assert heard.said[-1].endswith("1 thing to decide")
    assert view.notice.property("look") == "strip-good"


def test_what_is_typed_stays_and_what_came_waits(qtbot: QtBot, rig: Rig, heard: Heard, tmp_path: Path) -> None:
    context = rig.context
    key = rig.ask(lambda: factories.person(context.services, "Odile", "Laval"))
    (tmp_path / "commun").mkdir()
    rig.ask(lambda: context.services.sharing.share(tmp_path / "commun", WORDS))
    join(tmp_path / "commun", WORDS, tmp_path / "b", "portable")
    field = TextField("Note")
    qtbot.addWidget(field)
    save_to(context, field, Person, "note", lambda: key)
    field.set_value("")
    field.edit.setText("dit ici")

    elsewhere(tmp_path / "b", key, "dit là-bas")
    heard.together.exchange()
    rig.settle()
    assert heard.came == [True]
    field.refresh(rig.ask(lambda: context.services.records.values(Person, key)["note"]))
    assert field.value() == "dit ici"
    field.flush()
    rig.settle()

    assert rig.ask(lambda: context.services.records.values(Person, key)["note"]) == "dit ici"
    assert [row.theirs.words for row in rig.ask(lambda: context.services.discarded.waiting())] == ["dit là-bas"]
    heard.together.exchange()
    rig.settle()
    assert heard.said[-1].endswith("1 thing to decide")  # it still waits


def test_a_text_that_is_being_typed_is_told_before_it_is_left(
    qtbot: QtBot, rig: Rig, heard: Heard, tmp_path: Path
) -> None:
    context = rig.context
    key = rig.ask(lambda: factories.person(context.services, "Odile", "Laval"))
    (tmp_path / "commun").mkdir()
    rig.ask(lambda: context.services.sharing.share(tmp_path / "commun", WORDS))
    join(tmp_path / "commun", WORDS, tmp_path / "b", "portable")
    field = MultilineField("Note")
    qtbot.addWidget(field)
    save_to(context, field, Person, "note", lambda: key)
    field.set_value("un\ndeux\ntrois")
    rig.ask(lambda: context.services.records.change(Person, key, {"note": "un\ndeux\ntrois"}))
    heard.together.exchange()
    rig.settle()
    with open_workspace(tmp_path / "b", Author("Samir", "portable"), lambda: NOW) as there:
        there.sharing.exchange()
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.edit.setFocus()
    for minute in range(1, 4):
        field.edit.moveCursor(QTextCursor.MoveOperation.End)
        field.edit.insertPlainText(f" {minute}")
        with open_workspace(tmp_path / "b", Author("Samir", "portable"), lambda: NOW) as there:
            note = str(there.records.values(Person, key)["note"])
            there.records.change(Person, key, {"note": note.replace("un", "un,", 1)})
            there.sharing.exchange()
        heard.together.exchange()
        rig.settle()
    heard.together.exchange()
    rig.settle()

    assert QApplication.focusWidget() is field.edit  # never left
    with open_workspace(tmp_path / "b", Author("Samir", "portable"), lambda: NOW) as there:
        there.sharing.exchange()
        assert there.records.values(Person, key)["note"] == "un,,,\ndeux\ntrois 1 2 3"
        assert there.discarded.waiting() == ()
    assert rig.ask(lambda: context.services.records.values(Person, key)["note"]) == "un,,,\ndeux\ntrois 1 2 3"


def test_the_passphrase_of_a_new_folder_is_typed_twice(
    rig: Rig, page: HomePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.memory is not None
    view, asked = page.memory.shared, list[bool]()

    def choose(*_where: object) -> str:
        asked.append(True)
        return str(tmp_path / "p")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    (tmp_path / "p").mkdir()
    view.passphrase.set_value(WORDS)
    assert view.strength.text()
    view.again.set_value("cerise verte lampadaire")
    view.share_button.click()
    assert view.again.property("refused")
    assert asked == []

    view.again.set_value(WORDS)
    view.share_button.click()
    rig.settle()
    assert asked == [True]
    assert str(tmp_path / "p") in view.words.text()
    assert view.passphrase.value() == view.again.value() == ""


def test_an_exchange_is_taken_back_and_a_computer_forgotten(
    rig: Rig, page: HomePage, heard: Heard, tmp_path: Path
) -> None:
    key = rig.ask(lambda: factories.person(rig.context.services, "Odile", "Laval"))
    (tmp_path / "commun").mkdir()
    rig.ask(lambda: rig.context.services.sharing.share(tmp_path / "commun", WORDS))
    join(tmp_path / "commun", WORDS, tmp_path / "b", "portable")
    elsewhere(tmp_path / "b", key, "dit là-bas")
    assert page.memory is not None
    view = page.memory.shared
    heard.together.exchange()
    rig.settle()
    view.reload()
    rig.settle()
    view.switch.set_value("came")
    view.switch.changed.emit("came")
    view.exchanges.table.choose_first()
    assert view.exchanges.back_button.isEnabled()

    view.exchanges.back_button.click()
    rig.settle()
    assert rig.ask(lambda: rig.context.services.records.values(Person, key)["note"]) == ""
    assert not view.exchanges.back_button.isEnabled()
    assert [row.undone for row in view.exchanges.model.rows()] == [True]

    (forget,) = view.peers.forget_buttons.values()  # NOW is long ago: silent since
    forget.click()
    rig.settle()
    assert view.peers.text() == ""
    assert "portable is forgotten" in view.notice.text()


def test_who_finds_the_dossier_open_elsewhere_may_join_or_take_a_bag(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = StartPage(tmp_path / "dossiers", "held")
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []

    def folder(*_where: object) -> str:
        asked.append("folder")
        return ""

    def file(*_where: object) -> tuple[str, str]:
        asked.append("bag")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", file)
    page.offer(Offer(tmp_path, Help.HELD, "a.db", NOW))
    assert not page.links.join.isVisible()  # it stands above already
    page.rescue.join_button.click()
    page.rescue.bag_button.click()
    assert asked == ["folder", "bag"]
    page.offer(Offer(tmp_path, Help.RESTORE, "a.db", NOW))
    assert not page.rescue.join_button.isVisible()
    assert page.links.join.isVisible()
