"""A day of two computers on one dossier: one types the minutes while the other ticks who is there; both end equal."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import Exchange, Outcome
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"


class Day:
    """Two computers, one meeting of twelve people and three items."""

    def __init__(self, folder: Path) -> None:
        self.seconds = 0.0
        place = folder / "commun"
        place.mkdir()
        with new_workspace(folder / "ana", Author("Ana", "poste-ana"), lambda: NOW, office_name="Essai") as made:
            body = factories.organisation(made, "Le Canevas")
            for number in range(12):
                person = factories.person(made, f"Odile {number}", "Laval")
                factories.representative(made, person, body)
            self.meeting = factories.meeting(made, theme="Logement")
            made.attendance.invite_expected(self.meeting)
            self.items = [
                factories.make(made, AgendaItem, meeting_id=self.meeting, title=f"Point {number}", position=number)
                for number in range(10, 13)
            ]
        self.ana = open_workspace(folder / "ana", Author("Ana", "poste-ana"), lambda: NOW)
        self._sharing = [SharingService(self.ana.database, lambda: self.seconds)]
        self._sharing[0].share(place, WORDS)
        join(place, WORDS, folder / "samir", "poste-samir")
        self.samir = open_workspace(folder / "samir", Author("Samir", "poste-samir"), lambda: NOW)
        self._sharing.append(SharingService(self.samir.database, lambda: self.seconds))

    def two_minutes_later(self) -> list[Exchange]:
        """Each computer exchanges once."""
        self.seconds += 120
        return [each.exchange() for each in self._sharing]

    def evening(self) -> None:
        """Until neither has anything to tell."""
        for _time in range(8):
            ended = self.two_minutes_later()
            if not any(each.told or each.taken for each in ended):
                break
        assert [each.outcome for each in ended] == [Outcome.TOGETHER] * 2

    def both(self) -> tuple[Workspace, Workspace]:
        return self.ana, self.samir


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path)
    yield made
    for each in made.both():
        each.close()


def text(*lines: str) -> RichText:
    return RichText(tuple(Block(f"b{number}", "p", (Span(line),)) for number, line in enumerate(lines)))


def read(workspace: Workspace, item: UUID) -> list[str]:
    value = workspace.records.values(AgendaItem, item)["text"]
    assert isinstance(value, RichText)
    return ["".join(span.text for span in block.runs if isinstance(span, Span)) for block in value.blocks]


def test_minutes_typed_on_one_and_presences_ticked_on_the_other_stand_on_both(day: Day) -> None:
    ana, samir = day.both()
    lines = [line.id for line in samir.meetings.record(day.meeting).attendances]

    for hour, item in enumerate(day.items):  # Ana types an item, Samir ticks four, all between two exchanges
        ana.records.change(AgendaItem, item, {"text": text(f"Le point {hour} est discuté.", "Il est adopté.")})
        for line in lines[hour * 4 : hour * 4 + 4]:
            samir.attendance.set_state(line, AttendanceState.PRESENT)
        day.two_minutes_later()
    late = samir.records.create(Person, {"first_name": "Zoé", "last_name": "Nouvelle"}).record_id
    day.evening()

    assert ana.meetings.record(day.meeting) == samir.meetings.record(day.meeting)
    states = [line.state for line in ana.meetings.record(day.meeting).attendances]
    assert states == [AttendanceState.PRESENT] * 12
    assert [read(samir, item)[1] for item in day.items] == ["Il est adopté."] * 3
    assert ana.records.values(Person, late)["last_name"] == "Nouvelle"

    # both work on one text: other lines of it come together by themselves
    item = day.items[0]
    ana.records.change(AgendaItem, item, {"text": text("Le point 0 est reporté.", "Il est adopté.")})
    samir.records.change(AgendaItem, item, {"text": text("Le point 0 est discuté.", "Il est adopté à l’unanimité.")})
    # and its title: asked once, on one page, and the decision is the other's too
    ana.records.change(AgendaItem, item, {"title": "Relevé d’Ana"})
    samir.records.change(AgendaItem, item, {"title": "Relevé de Samir"})
    day.evening()
    assert read(ana, item) == read(samir, item) == ["Le point 0 est reporté.", "Il est adopté à l’unanimité."]
    waiting = [each.discarded.waiting() for each in day.both()]
    assert waiting[0] == waiting[1]  # one question, seen on both
    where, (row,) = ana, waiting[0]
    assert {row.ours.words, row.theirs.words} == {"Relevé d’Ana", "Relevé de Samir"}
    chosen = row.theirs.words
    where.discarded.choose(row.id, Choice.THEIRS)
    day.evening()
    assert [each.records.values(AgendaItem, item)["title"] for each in day.both()] == [chosen, chosen]
    assert [each.discarded.waiting() for each in day.both()] == [(), ()]
    for each in day.both():
        with each.database() as session:
            assert broken_links(session) == []
