"""A computer gets another name overnight: at both windows it is one computer, and what it had not told yet is told."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.system import workstation
from tests import factories
from tests.journeys.seats import Seat, in_turn, seated, share_between_two


def who_shares(seat: Seat) -> str:
    """What the page of the shared folder lists."""
    seat.questions()
    words: str = seat.page.memory.shared.peers.text()
    return words


def test_a_renamed_computer_is_listed_once_and_loses_nothing(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "machine-id"
    told.write_text("3d1219c7c4c5404aaa1f6d2a48adfda4\n", encoding="ascii")
    monkeypatch.setattr(workstation, "MACHINE_FILES", (tmp_path / "none", told))
    person = share_between_two(tmp_path, lambda made: factories.person(made, "Odile", "Laval"))
    with seated(qtbot, (tmp_path / "ana", "Ana"), (tmp_path / "samir", "Samir")) as seats:
        in_turn(seats, 2)
        seats[1].changes("person", person, first_name="Odette")  # closed before it is told
    with seated(qtbot, (tmp_path / "ana", "Ana")) as (ana,):
        samir = Seat(qtbot, tmp_path / "samir", "Samir", "portable-neuf")
        in_turn((samir, ana, samir))

        assert ana.ask(lambda services: services.records.values(Person, person))["first_name"] == "Odette"
        assert [each.told.split(",")[0] for each in (ana, samir)] == ["in step with Samir", "in step with Ana"]
        listed = [who_shares(each).split(": ")[0] for each in (ana, samir)]
        assert listed == ["Samir, portable-neuf", "Ana, poste-ana"]
        assert [who_shares(each).count("\n") for each in (ana, samir)] == [0, 0]
        assert ana.said == samir.said == []
        samir.close()
