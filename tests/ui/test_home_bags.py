"""The page of the meeting bag: made, opened elsewhere, taken back, decided."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services import bags
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.ui.home.bags import BagView
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.start_page import free_folder
from tests import factories
from tests.ui.groups_support import NOW, Rig
from tests.ui.typing_keys import press_key

WORDS = "cerise verte lampe"


def bags_view(qtbot: QtBot, rig: Rig) -> BagView:
    """The page of bags, by the buttons of the first page."""
    page = HomePage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    page.memory_button.click()
    rig.settle()
    assert page.memory is not None
    page.memory.show_bags()
    rig.settle()
    return page.memory.bags


def see_beside(view: BagView, rig: Rig, key: UUID) -> None:
    """What was decided stays, with both versions, and leads to its record."""
    view.switch._by_key["beside"].click()
    rig.settle()
    (row,) = view.beside.model.rows()
    assert view.beside.isVisible()
    assert (row.told.field, row.choice) == ("Note", Choice.THEIRS)
    assert (view.beside.ours.text(), view.beside.theirs.text()) == ("dit au bureau", "dit sur place")
    assert view.beside.became.text().startswith("the other version was taken: ")
    assert "bag, " in view.beside.why.text()
    opened: list[tuple[str, object]] = []
    view.beside._page.record_requested.connect(lambda kind, record: opened.append((kind, record)))
    view.beside.open_button.click()
    assert opened == [("person", key)]
    view.switch._by_key["waits"].click()
    rig.settle()
    assert view.discards.isVisible()


def test_a_bag_is_made_taken_back_and_decided(qtbot: QtBot, rig: Rig, tmp_path: Path) -> None:
    key = rig.ask(lambda: factories.person(rig.context.services, "Odile", "Laval"))
    view = bags_view(qtbot, rig)
    bag, laptop = tmp_path / "AG.mallette", tmp_path / "laptop"

    view.passphrase.set_value(WORDS)
    view.make(bag)
    rig.settle()
    assert "AG.mallette" in view.notice.text()
    assert "valid until" in view.told.text()
    assert view.passphrase.value() == ""

    bags.open_up(bag, WORDS, laptop)
    with open_workspace(laptop, Author("Samir", "portable"), lambda: NOW) as away:
        away.records.change(Person, key, {"note": "dit sur place"})
        factories.person(away, "Zoé", "Nouvelle")
        away.bags.make(bag, WORDS)
    rig.ask(lambda: rig.context.services.records.change(Person, key, {"civility": "Dr", "note": "dit au bureau"}))
    view.passphrase.set_value(WORDS)
    view.take_back(bag)
    rig.settle()
    assert view.notice.text() == "The bag is back: 1 new person, 1 text written on both sides."
    assert [row.field for row in view.discards.model.rows()] == ["Note"]
    assert (view.discards.ours.text(), view.discards.theirs.text()) == ("dit au bureau", "dit sur place")
    assert not view.discards.buttons[Choice.BOTH].isVisible()

    view.discards.buttons[Choice.THEIRS].click()
    rig.settle()
    assert view.discards.model.rows() == []
    see_beside(view, rig, key)
    assert rig.ask(lambda: rig.context.services.records.values(Person, key)["note"]) == "dit sur place"

    view.notice.action.click()
    rig.settle()
    assert "out again" in view.notice.text()
    assert rig.ask(lambda: rig.context.services.history.find("nouvelle")) == []


def test_a_bag_that_lacks_many_records_is_asked_about_and_taken_in_all_the_same(
    qtbot: QtBot, rig: Rig, tmp_path: Path
) -> None:
    def fill() -> None:
        for number in range(40):
            factories.person(rig.context.services, "Prénom", f"Nom{number}")

    def count() -> int:
        with rig.context.services.database() as session:
            return session.query(Person).filter(Person.last_name.like("Nom%"), Person.trashed_at.is_(None)).count()

    rig.ask(fill)
    view = bags_view(qtbot, rig)
    bag, laptop = tmp_path / "AG.mallette", tmp_path / "laptop"
    view.passphrase.set_value(WORDS)
    view.make(bag)
    rig.settle()
    bags.open_up(bag, WORDS, laptop)
    with open_workspace(laptop, Author("Samir", "portable"), lambda: NOW) as away:
        with away.database.begin("Thrown away") as session:
            for person in session.query(Person).filter(Person.last_name.like("Nom%")):
                session.delete(person)
        away.bags.make(bag, WORDS)

    view.passphrase.set_value(WORDS)
    view.take_back(bag)
    rig.settle()
    assert "lacks 40 records" in view.lacking.text()
    assert rig.ask(count) == 40
    view.passphrase.set_value("")  # it was said once
    view.lacking.action.click()
    rig.settle()

    assert not view.lacking.isVisible()
    assert view.notice.text().startswith("The bag is back")
    assert rig.ask(count) == 0
    view.notice.action.click()  # and it can be taken out again
    rig.settle()
    assert rig.ask(count) == 40


def test_the_second_bag_goes_where_the_first_went_in_two_clicks(
    qtbot: QtBot, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, other = tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(stick / "AG"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = HomePage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)

    def make() -> BagView:
        page.bag_button.click()  # the first click
        rig.settle()
        assert page.memory is not None
        view = page.memory.bags
        view.passphrase.set_value(WORDS)  # settled: whatever leaves is encrypted
        view.make_button.click()  # the second
        rig.settle()
        return view

    view = make()
    assert len(asked) == 1
    assert not view.passphrase.value()
    assert view.place.words.text() == f"It goes where the last one went: {stick}"
    make()
    view = make()
    assert len(asked) == 1
    today = rig.context.today().isoformat()
    names = ["AG.mallette", f"Meeting bag {today} 2.mallette", f"Meeting bag {today}.mallette"]
    assert sorted(path.name for path in stick.iterdir()) == names
    assert names[1] in view.notice.text()

    stick.rename(other)
    make()
    assert rig.shown[-1].startswith("The folder where the last bag went is not there")
    assert view.passphrase.value() == WORDS
    stick.mkdir()
    view.place.another.click()
    rig.settle()
    assert len(asked) == 2
    assert [path.name for path in stick.iterdir()] == ["AG.mallette"]


def test_the_next_meeting_is_proposed_until_somebody_chooses_another(qtbot: QtBot, rig: Rig) -> None:
    def plan(days: int, theme: str) -> UUID:
        services = rig.context.services
        kind, day = factories.kind(services, BasicKind.PLENARY), services.today() + timedelta(days=days)
        return services.meetings.plan(NewMeeting(kind, day, theme=theme)).record_id

    view = bags_view(qtbot, rig)
    assert view.meeting.value() is None

    later, latest = rig.ask(lambda: plan(20, "Later")), rig.ask(lambda: plan(30, "Latest"))
    view.reload()
    rig.settle()
    assert view.meeting.value() == later

    press_key(view.meeting.combo, Qt.Key.Key_Down)
    assert view.meeting.value() == latest
    first = rig.ask(lambda: plan(10, "First"))
    view.reload()
    rig.settle()
    assert view.meeting.value() == latest

    rig.ask(lambda: rig.context.services.records.trash(Meeting, latest))
    view.reload()
    rig.settle()
    assert view.meeting.value() == first


def test_who_never_had_a_bag_is_taught(qtbot: QtBot, rig: Rig, tmp_path: Path) -> None:
    view = bags_view(qtbot, rig)
    steps = view.discards.table.empty_words().split("\n")
    assert [step[:2] for step in steps] == ["1.", "2.", "3."]

    view.passphrase.set_value(WORDS)
    view.make(tmp_path / "AG.mallette")
    rig.settle()
    assert view.discards.table.empty_words().startswith("Nothing is to be decided")


def test_meetings_of_one_kind_are_told_apart(qtbot: QtBot, rig: Rig) -> None:
    def plan() -> None:
        services = rig.context.services
        kind, day = factories.kind(services, BasicKind.GROUP_SESSION), services.today() + timedelta(days=9)
        services.meetings.plan(NewMeeting(kind, day, theme="Rents", working_group_id=rig.ids["Housing"]))

    rig.ask(plan)
    view = bags_view(qtbot, rig)
    assert view.meeting.combo.currentText().endswith(" · Housing · Rents")


def test_what_a_passphrase_lacks_is_said_before_a_file_is_looked_for(
    qtbot: QtBot, rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(*told: object) -> tuple[str, str]:
        asked.append(str(told[1]))
        return str(tmp_path / "AG"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    view = bags_view(qtbot, rig)

    view.make_button.click()
    rig.settle()
    assert view.passphrase.refusal().startswith("A passphrase of at least 8 letters")
    view.back_button.click()
    assert view.passphrase.refusal() == "The passphrase is needed here."
    assert asked == []

    view.passphrase.set_value(WORDS)
    view.make_button.click()
    rig.settle()
    assert asked == ["Where the bag goes"]
    assert view.passphrase.refusal() == ""
    assert "AG.mallette" in view.notice.text()
    assert rig.shown == []


def test_the_dossier_of_a_bag_takes_a_name_that_is_free(tmp_path: Path) -> None:
    tried = tmp_path / "AG"
    assert free_folder(tmp_path, "AG") == tried
    tried.mkdir(parents=True)
    assert free_folder(tmp_path, "AG") == tried  # empty: a refused passphrase left it
    (tried / "csxl.db").touch()
    assert free_folder(tmp_path, "AG") == tmp_path / "AG 2"
