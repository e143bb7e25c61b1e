"""A week of the demonstration on two computers: the bag goes out and comes back twice, and nothing typed is lost.

Each computer runs the whole program in folders of its own; on the laptop everything is done by keys and clicks.
"""

import json
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.choices import AttendanceState, BasicKind, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.services import bags
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.history import broken_links
from csxl_desktop.ui.passphrase_page import PassphrasePage
from csxl_desktop.ui.start_page import StartPage
from tests import factories
from tests.journeys.at_a_window import Colleague
from tests.journeys.conftest import Start
from tests.journeys.names_told import in_file, in_pdf
from tests.journeys.running import HOME, Running
from tests.ui.typing_keys import press_key

WORDS = "cerise verte lampe"
NOBODY = UUID(int=0)
CAME, EXCUSED = 9, 3  # of those expected


@dataclass
class Laptop:
    """The program on the other computer: its folders, the name of its computer."""

    running: Running
    home: Path
    patch: pytest.MonkeyPatch

    @contextmanager
    def used(self) -> Iterator[Colleague]:
        """Somebody at its window."""
        with self.patch.context() as there:
            there.setenv("CSXL_HOME", str(self.home))
            there.setattr(platform, "node", lambda: "portable")
            yield Colleague(self.running)
            self.running.settle()

    def open_bag(self) -> None:
        """From its first page, by the passphrase."""
        assert isinstance(self.running.program.window, StartPage)
        self.running.press("Open a meeting bag…")
        page = self.running.program.window
        assert isinstance(page, PassphrasePage)
        page.activateWindow()
        self.running.type_in(page.words, WORDS, then=Qt.Key.Key_Return)
        self.running.until(lambda: self.running.program.desk is not None)
        self.running.settle()
        assert "Bag of " in self.running.window.banner.text()

    def close_up_bag(self) -> None:
        running = self.running
        running.show(HOME)
        running.press("Meeting bag")
        running.type_in(running.page.memory.bags.passphrase, WORDS)
        make_bag(running, "Close up the bag…")
        assert "The bag is closed up" in running.page.memory.bags.notice.text()


@dataclass
class Week:
    """Both computers; `typed` are the words that somebody typed, on either side."""

    office: Running
    dossier: Path
    laptop: Laptop
    typed: list[str] = field(default_factory=list)
    meeting: UUID = NOBODY
    lines: list[UUID] = field(default_factory=list)
    items: list[UUID] = field(default_factory=list)
    twins: tuple[UUID, UUID] = (NOBODY, NOBODY)

    def said(self, words: str) -> str:
        self.typed.append(words)
        return words

    @property
    def bags(self) -> Any:
        return self.office.page.memory.bags


@pytest.fixture
def week(start: Start, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Week:
    """The program with the demonstration open, and on the laptop; whoever is asked for a file answers with the bag."""
    bag = tmp_path / f"AG{bags.SUFFIX}"
    for question in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, question, lambda *_asked: (str(bag), ""))
    office = start()
    office.program.state.set_text("person", "Ana Test")
    office.program.open(demo)
    office.settle()
    with monkeypatch.context() as there:
        there.setenv("CSXL_HOME", str(tmp_path / "portable"))
        laptop = start()
        laptop.program.start()
    return Week(office, demo, Laptop(laptop, tmp_path / "portable", monkeypatch))


def test_nothing_typed_in_a_week_of_two_computers_is_lost(week: Week) -> None:
    monday(week)
    tuesday_in_the_room(week)
    tuesday_at_the_office(week)
    wednesday(week)
    thursday(week)
    friday(week)
    at_the_end(week)


def monday(week: Week) -> None:
    """The assembly of tomorrow is ready, and leaves with the bag."""

    def prepare(services: Workspace) -> None:
        tomorrow = services.today() + timedelta(days=1)
        kind = factories.kind(services, BasicKind.PLENARY)
        week.meeting = services.meetings.plan(NewMeeting(kind, tomorrow, theme=week.said("Semaineloge"))).record_id
        services.attendance.invite_expected(week.meeting)
        week.twins = (
            factories.person(services, "Ottoline", week.said("Varenbeek")),
            factories.person(services, "Otoline", week.said("Varenbek")),
        )

    week.office.ask(prepare)
    record = week.office.ask(lambda services: services.meetings.record(week.meeting))
    week.lines = [line.id for line in record.attendances]
    week.items = [item.id for item in record.items]
    assert len(week.lines) > CAME + EXCUSED
    leave(week)


def leave(week: Week) -> None:
    """Two clicks at the office."""
    office = week.office
    office.show(HOME)
    office.press("Meeting bag")
    office.settle()
    combo = week.bags.meeting.combo
    assert combo.currentIndex() == 1  # the next one is proposed, which may be one of today
    while week.bags.meeting.value() != week.meeting:
        before = combo.currentIndex()
        press_key(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before
    week.bags.passphrase.set_value(WORDS)
    office.press("Make the bag…")
    office.settle()
    assert "The bag is ready" in week.bags.notice.text()


def tuesday_in_the_room(week: Week) -> None:
    """The bag is a dossier; ticks, two who came unexpected, and the minutes while people speak."""
    with week.laptop.used() as samira:
        week.laptop.open_bag()
        running = week.laptop.running
        running.choose_person(running.ask(lambda services: services.office.staff(services.today()))[0].full_name)
        samira.marks(week.meeting, AttendanceState.PRESENT, *week.lines[:CAME])
        samira.marks(week.meeting, AttendanceState.EXCUSED, *week.lines[CAME : CAME + EXCUSED])
        hold = samira.ticks(week.meeting, *(f"Isaure {week.said(last)}" for last in ("Quenouille", "Zwarteveen")))
        running.press("The meeting took place", hold)
        samira.adds(week.meeting, week.items[0], week.said("Preambule du local"))
        samira.adds(week.meeting, week.items[1], week.said("Debatlocal a conclu"))
        samira.decides(week.meeting, week.items[1], week.said("Decisionlocale adoptee"))
        week.laptop.close_up_bag()
        assert running.said == []


def write(services: Workspace, item: UUID, words: str) -> None:
    services.records.change(AgendaItem, item, {"text": factories.paragraph(words, "p1")})


def tuesday_at_the_office(week: Week) -> None:
    """Meanwhile: the directory, an excuse by phone, a line of the same minutes, and another meeting moved."""

    def work(services: Workspace) -> UUID:
        body = services.directory.organisations()[0].id
        services.records.change(Organisation, body, {"note": week.said("Notebureau mardi")})
        factories.make(
            services, ContactChannel, organisation_id=body, kind=ChannelKind.PHONE, value=week.said("02 555 01 77")
        )
        factories.person(services, "Nouvelle", week.said("Aubureaumardi"))
        services.attendance.set_state(week.lines[0], AttendanceState.EXCUSED)
        write(services, week.items[1], week.said("Debatbureau prepare"))
        other = services.meetings.plan(
            NewMeeting(
                factories.kind(services, BasicKind.PLENARY), services.today() + timedelta(days=60),
                theme=week.said("Autreseance"),
            )
        ).record_id  # fmt: skip
        services.meeting_dates.move(other, services.today() + timedelta(days=61))
        return other

    week.office.ask(work)


def wednesday(week: Week) -> None:
    """The bag is back: what came is told, and one page asks about the two things that both wrote."""
    come_back(week)
    office, view = week.office, week.bags
    assert f"{CAME - 1 + 2} presences, 2 texts, 1 text written on both sides, 1 thing to decide" in view.notice.text()
    assert sorted(row.field for row in view.discards.model.rows()) == ["State", "Text"]
    decide(week, "Text", Choice.BOTH)
    decide(week, "State", Choice.THEIRS)
    assert view.discards.model.rows() == []
    text = office.ask(lambda services: services.records.values(AgendaItem, week.items[1])["text_plain"])
    assert "Debatlocal" in text
    assert "Debatbureau" in text

    before = everything(week.dossier, but="bags")  # when a bag came back last is put down again
    view.passphrase.set_value(WORDS)
    office.press("Take a bag back…")
    office.settle()
    assert any("already been taken in" in words for words in office.said)
    office.said.clear()
    assert everything(week.dossier, but="bags") == before


def make_bag(running: Running, word: str) -> None:
    """Always to the one stick: the first time a place is asked for, then it is known and another one is asked for."""
    running.press("Another place…" if running.page.memory.bags.place.another.isVisible() else word)


def come_back(week: Week) -> None:
    week.bags.passphrase.set_value(WORDS)
    week.office.press("Take a bag back…")
    week.office.settle()
    assert week.office.said == []


def decide(week: Week, what: str, choice: Choice) -> None:
    """A click on the line, a click on what is right."""
    discards = week.bags.discards
    row = next(n for n, each in enumerate(discards.model.rows()) if each.field == what)
    week.office.window.activateWindow()
    Colleague(week.office).chooses(discards, choice, row)


def thursday(week: Week) -> None:
    """Out again: one and the same person is renamed on the way, and merged at the office."""
    week.office.ask(
        lambda services: services.meetings.plan(
            NewMeeting(factories.kind(services, BasicKind.PLENARY), services.today() + timedelta(days=30))
        )
    )
    office, view = week.office, week.bags
    view.passphrase.set_value(WORDS)
    make_bag(office, "Make the bag…")
    office.settle()
    kept, lost = week.twins
    with week.laptop.used() as samira:
        week.laptop.running.press("Remove this bag from the laptop")
        week.laptop.running.until(lambda: isinstance(week.laptop.running.program.window, StartPage))
        week.laptop.open_bag()
        words = {"last_name": week.said("Varenbeekhout"), "note": week.said("Vueenchemin")}
        samira.changes("person", lost, **words)
        week.laptop.close_up_bag()
        assert week.laptop.running.said == ["The bag was removed from this computer."]
    office.ask(lambda services: services.merging.merge(Person, kept, lost, Choices()))
    office.ask(lambda services: services.records.change(Person, kept, {"note": week.said("Fusionjeudi")}))


def friday(week: Week) -> None:
    """Back again; the minutes are sent and approved; an act is taken back and done again."""
    come_back(week)
    office = week.office
    while rows := week.bags.discards.model.rows():
        decide(week, rows[0].field, Choice.OURS)

    def approve(services: Workspace) -> None:
        services.minutes.send(week.meeting, services.today() + timedelta(days=1), "tous")
        later = services.meetings.plan(
            NewMeeting(factories.kind(services, BasicKind.PLENARY), services.today() + timedelta(days=45))
        ).record_id
        services.minutes.approve(week.meeting, later)
        services.records.change(Person, week.twins[0], {"civility": "Dr"})
        before = services.records.values(Person, week.twins[0])
        services.history.undo()
        assert services.records.values(Person, week.twins[0]) != before
        services.history.redo()
        assert services.records.values(Person, week.twins[0]) == before

    office.ask(approve)
    assert office.said == []


def at_the_end(week: Week) -> None:
    """By SQL that shares nothing with the program: counts, names, every word that was typed, and a sound file."""
    pdf = week.office.ask(lambda services: render(services.documents.minutes(week.meeting)))
    count = week.office.ask(lambda services: services.attendance.count(week.meeting))

    def chain(services: Workspace) -> list[int]:
        with services.database() as session:
            return broken_links(session)

    assert week.office.ask(chain) == []
    told = in_file(week.dossier, week.meeting)
    names = {name for listed in told.values() for name in listed}
    assert in_pdf(pdf, names) == told
    assert len(told["present"]) == CAME + 2 == count.persons
    assert len(told["excused"]) == EXCUSED
    whole = everything(week.dossier)
    assert [words for words in week.typed if words not in whole] == []
    with closing(sqlite3.connect(f"file:{week.dossier / 'csxl.db'}?mode=ro&immutable=1", uri=True)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        (moved,) = file.execute("SELECT count(*) FROM meetings WHERE theme = 'Autreseance'").fetchone()
        (walked,) = file.execute(
            "SELECT count(*) FROM attendances WHERE meeting_id = ? AND walk_in AND trashed_at IS NULL",
            (week.meeting.hex,),
        ).fetchone()
        assert (moved, walked) == (1, 2)


def everything(dossier: Path, but: str = "") -> str:
    """Every value of every table but the search index and `but`, as text."""
    with closing(sqlite3.connect(f"file:{dossier / 'csxl.db'}?mode=ro&immutable=1", uri=True)) as file:
        tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = sorted(name for name in tables if not name.startswith(("search_index", "sqlite_")) and name != but)
        return "\n".join(
            json.dumps([name, sorted(map(repr, file.execute(f'SELECT * FROM "{name}"')))], ensure_ascii=False)
            for name in own
        )
