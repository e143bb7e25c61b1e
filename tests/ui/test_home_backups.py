"""The page of the backups, the backups made while one works, and the alarm on Accueil."""

import json
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.bag_bases import BASES
from csxl_desktop.services.safety.backups import SafetyState
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.ui.home.backup_places import PlainExportCard
from csxl_desktop.ui.home.backups import BackupsSheet, state_warning
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.safekeeping import Safekeeping, backup_fact
from csxl_desktop.ui.single import FirstWindow, bring_forward, hand_over, name_for
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.widgets.text import SectionLabel
from tests.conftest import NOW
from tests.ui.groups_support import Rig


@pytest.fixture
def page(qtbot: QtBot, rig: Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    return made


def sheet_of(rig: Rig, page: HomePage) -> BackupsSheet:
    page.open_backups()
    rig.settle()
    assert page.backups is not None
    return page.backups


def test_backup_by_hand_second_place_and_export(
    rig: Rig, page: HomePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(rig, page)
    assert sheet.table.model().rowCount() == 0
    sheet.export()
    rig.settle()
    assert rig.shown == ["There is no backup of this dossier yet."]

    sheet.back_up()
    rig.settle()
    assert sheet.table.model().rowCount() == 1
    assert "Once a month" in sheet.drill.text()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "Dropbox"))
    sheet.second.choose_button.click()
    rig.settle()
    assert "kept in step by Dropbox" in rig.shown[-1]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    sheet.second.choose_button.click()
    rig.settle()
    assert "last copy on" in sheet.second.where.text()
    assert len(list((tmp_path / "CSXL dossier").glob("*.db"))) == 2
    sheet.second.forget_button.click()
    rig.settle()
    assert not sheet.second.forget_button.isVisible()

    sheet.export()
    rig.settle()
    (folder,) = place_of(rig.ask(lambda: rig.context.services.folder)).glob("export-*")
    assert sheet.notice.text() == f"Exported: {folder}"
    assert "Anna" in (folder / "tables" / "people.csv").read_text(encoding="utf-8")
    page.escape()
    assert not sheet.isVisible()


def test_backups_of_one_minute_are_told_apart(rig: Rig, page: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> None:
        database = rig.context.services.database
        for seconds in (0, 20, 90):
            monkeypatch.setattr(database, "now", lambda after=seconds: NOW + timedelta(seconds=after))
            rig.context.services.backups.make()

    rig.ask(make)
    sheet = sheet_of(rig, page)

    made = [sheet.table.model().index(row, 0).data() for row in range(3)]
    assert [words.rpartition(" ")[2].count(":") for words in made] == [1, 2, 2]
    assert len(set(made)) == 3


def test_the_two_cards_below_begin_at_one_height(rig: Rig, page: HomePage, tmp_path: Path) -> None:
    rig.ask(lambda: rig.context.services.backups.choose_second_place(tmp_path))
    rig.ask(lambda: rig.context.services.backups.make())
    sheet = sheet_of(rig, page)
    sheet.window().resize(1366, 768)
    rig.settle()

    titles = [card.findChildren(SectionLabel)[0] for card in (sheet.second, sheet.plain)]
    heights = [title.mapTo(sheet, title.rect().center()).y() for title in titles]
    assert heights[0] == heights[1]


def test_damaged_backup_offers_nothing(rig: Rig, page: HomePage) -> None:
    rig.ask(lambda: rig.context.services.backups.make())
    sheet = sheet_of(rig, page)
    (row,) = rig.ask(lambda: rig.context.services.backups.rows())
    path = row.place / row.name
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    sheet.table.selectRow(0)
    sheet.choose(row)
    rig.settle()

    assert "damaged and cannot be used" in sheet.detail.state.text()
    assert not sheet.detail.restore_button.isEnabled()


def test_accueil_rings_the_alarm_and_opens_the_backups(rig: Rig, page: HomePage) -> None:
    services = rig.context.services
    rig.ask(lambda: services.backups.make())
    place = place_of(rig.ask(lambda: services.folder))
    ledger.append(place, "refused", at=NOW.isoformat(), detail="")

    def later() -> None:
        services.backups._now = lambda: NOW + timedelta(days=8)

    rig.ask(later)
    page.reload()
    rig.settle()

    told = [line.accessibleName() for line in page.alerts.lines()]
    assert told[0].startswith("Damage was seen")
    assert told[1].startswith("No backup outside this computer")
    page.alerts.lines()[1].open()
    rig.settle()
    assert page.backups is not None
    assert "Damage was seen" in page.backups.notice.text()
    state = rig.ask(lambda: services.backups.state())
    assert state is not None
    assert page.backups.second.notice.text() == (
        "No backup outside this computer.\nThe backups on this computer go on.\nChoose a stick or a share."
    )
    path = place / ledger.FILE_NAME
    path.write_text(path.read_text().replace('"size"', '"Size"'))
    changed = rig.ask(lambda: services.backups.state())
    assert changed is not None
    assert "changed by another program" in state_warning(changed)


def test_what_is_written_is_backed_up_by_itself_and_a_lost_file_is_noticed(rig: Rig, page: HomePage) -> None:
    keeping = Safekeeping(rig.context, page)
    told: list[str] = []
    lost: list[str] = []
    keeping.told.connect(told.append)
    keeping.lost.connect(lost.append)
    left = rig.ask(lambda: rig.context.services.folder) / BASES / ".mallette-killed"
    left.mkdir(parents=True)
    keeping.start()
    rig.settle()
    assert told == ["no backup yet"]
    assert not left.exists()  # what bags need no more goes as well

    keeping.back_up()
    keeping.back_up()  # one at a time
    rig.settle()
    assert told[-1].startswith("backup ")
    folder = rig.ask(lambda: rig.context.services.folder)
    assert len(ledger.read(place_of(folder)).backups()) == 1
    (drilled,) = ledger.read(place_of(folder)).of_kind("drill")  # restored on trial beside the window
    assert drilled["result"] == "good"
    page.open_backups()
    rig.settle()
    assert page.backups is not None
    assert "everything was there" in page.backups.drill.text()
    keeping.stop()
    assert not keeping.findChildren(QTimer)[0].isActive()
    keeping.back_up()  # nothing was written since
    rig.settle()
    assert len(ledger.read(place_of(folder)).backups()) == 1

    live = folder / FILE_NAME
    live.rename(live.with_name("moved.db"))
    for _turn in range(2):
        keeping.look_after()
        rig.settle()
    live.with_name("moved.db").rename(live)
    keeping.look_after()
    rig.settle()
    assert [bool(words) for words in lost] == [True, False]

    rig.ask(lambda: rig.context.services.records.change(Person, rig.ids["Anna"], {"note": "x"}))
    (place_of(folder) / "liste.jsonl").unlink()
    (place_of(folder) / "liste.jsonl").mkdir()
    keeping.back_up()
    rig.settle()
    assert rig.shown[-1].startswith("No backup could be made")


def test_a_backup_that_does_not_come_back_on_trial_is_told_above_the_pages(rig: Rig, page: HomePage) -> None:
    keeping = Safekeeping(rig.context, page)
    worries: list[str] = []
    keeping.worried.connect(worries.append)
    keeping.drill()  # nothing is known of the dossier yet
    rig.ask(lambda: rig.context.services.backups.make())
    (made,) = place_of(rig.ask(lambda: rig.context.services.folder)).glob("csxl-*.db")
    made.write_bytes(b"")
    keeping.start()
    rig.settle()
    assert worries == []

    keeping.drill()
    keeping.drill()  # one at a time
    rig.settle()
    keeping.stop()

    assert worries == ["A backup was found damaged.\nThe others are safe.\nOpen the backups from Home."]
    page.open_backups()
    rig.settle()
    assert page.backups is not None
    assert "it was damaged" in page.backups.drill.text()


def test_moment_of_the_backup_is_told_with_its_day_when_it_is_not_today() -> None:
    at = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
    here = at.astimezone()

    assert backup_fact(at, here.date()) == f"backup at {here:%H:%M}"
    assert backup_fact(at, date(2026, 12, 1)) == f"backup on 28/11/2026 at {here:%H:%M}"


def _say(qtbot: QtBot, name: str, words: bytes) -> bytes:
    """What a program that is started says to the first one, and the answer."""
    client = QLocalSocket()
    client.connectToServer(name)
    client.write(words)
    qtbot.waitUntil(
        lambda: client.bytesAvailable() > 0 or client.state() is QLocalSocket.LocalSocketState.UnconnectedState
    )
    return bytes(client.readAll().data())


def test_program_started_again_brings_the_first_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_for(tmp_path)
    first = FirstWindow(name)
    asked: list[object] = []
    first.asked.connect(asked.append)
    assert not hand_over(name, None)  # nobody runs yet
    assert first.listen()

    assert _say(qtbot, name, json.dumps({"open": str(tmp_path)}).encode() + b"\n") == b"ok\n"
    assert _say(qtbot, name, b'{"open": ""}\n') == b"ok\n"
    assert _say(qtbot, name, b"nonsense\n") == b""
    assert asked == [tmp_path, None]
    assert not FirstWindow(name).listen()  # started at the same moment
    first.close()
    page = StartPage(tmp_path)
    qtbot.addWidget(page)
    page.showMinimized()
    bring_forward(page)
    assert not page.isMinimized()


def test_what_a_killed_program_left_hinders_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_for(tmp_path)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(Path(tempfile.gettempdir()) / name))

    again = FirstWindow(name)
    assert again.listen()
    again.close()
    assert not FirstWindow("/nowhere/at/all").listen()


_ANSWERING = """
import socket, sys
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
print("ready", flush=True)
client = server.accept()[0]
print(client.recv(1000).decode(), flush=True)
client.sendall(b"ok\\n")
client.recv(1)
"""


def test_program_started_again_hands_over(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-S", "-c", _ANSWERING, str(tmp_path / "first")], stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "ready\n"
        assert hand_over(str(tmp_path / "first"), tmp_path)
        assert json.loads(first.stdout.readline()) == {"open": str(tmp_path)}


def test_export_of_an_encrypted_dossier_is_told_as_made_by_hand_alone(qtbot: QtBot) -> None:
    card = PlainExportCard()
    qtbot.addWidget(card)
    plain = SafetyState(None, "", None, None, None, None, True, 0, False, False, Path("dossier"), NOW)

    card.show_state(plain)
    assert card.words.text().startswith("Once a year: tables as CSV and JSON, papers as PDF. Last time on ")
    card.show_state(replace(plain, encrypted=True))

    assert "only by hand. Last time on " in card.words.text()
    assert "Once a year" not in card.words.text()
