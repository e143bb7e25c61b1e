"""The SWOT on screen: points typed in place, last year's decided with one button, evidence on the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.swot_rows import SwotYear
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.swot import SwotPlace
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation

STRENGTH = SwotQuadrant.STRENGTH


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        opened.run(_noted)
        yield opened


def _noted(services: Workspace) -> None:
    for words in ("Un reseau", "Deux mains", "Le local"):
        services.swot.note(2025, STRENGTH, words)


@pytest.fixture
def place(trial: Trial) -> SwotPlace:
    return trial.go("swot", SwotPlace)


def told(trial: Trial) -> SwotYear:
    return trial.run(lambda services: services.swot.year(2026))


def test_a_point_is_typed_and_changed_in_place(trial: Trial, place: SwotPlace) -> None:
    card = place.quadrants[STRENGTH]
    trial.enter(card.adder)
    QTest.keyClicks(card.adder, "Des publics qui parlent")
    QTest.keyClick(card.adder, Qt.Key.Key_Return)
    trial.settle()
    (point,) = card.points()
    trial.enter(point.words.edit)
    point.words.edit.selectAll()
    point.words.edit.insertPlainText("Des habitants qui parlent")
    trial.leave()

    assert [each.text for each in told(trial).points] == ["Des habitants qui parlent"]


def test_what_the_year_before_said_is_decided_by_its_buttons(trial: Trial, place: SwotPlace) -> None:
    card = place.quadrants[STRENGTH]
    assert card.before_label.text() == "IN 2025"
    first, second, _third = told(trial).before
    shown = card.before_shown(first)
    assert [tool.name for tool in shown.tools] == [
        "It stands still: Un reseau",
        "Resolved: Un reseau",
        "Dropped: Un reseau",
    ]

    shown.tools[0].clicked()
    card.before_shown(second).tools[1].clicked()
    trial.settle()

    assert [(each.text, each.state) for each in told(trial).points] == [
        ("Un reseau", SwotState.STANDING),
        ("Deux mains", SwotState.RESOLVED),
    ]
    assert not place.carry_button.isHidden()
    place.carry_button.click()
    trial.settle()
    assert told(trial).undecided == ()
    assert place.carry_button.isHidden()


def test_evidence_stands_beside_the_point_that_is_opened(trial: Trial, place: SwotPlace) -> None:
    made = trial.run(lambda services: services.swot.note(2026, STRENGTH, "Un point")).record_id
    place.reload()
    trial.settle()
    (editor,) = place.quadrants[STRENGTH].points()
    assert place.point.isHidden()

    editor.evidence.click()
    trial.settle()
    trial.enter(place.point.links.box)
    QTest.keyClicks(place.point.links.box, "zzz vu sur place")
    trial.settle()
    QTest.keyClick(place.point.links.box, Qt.Key.Key_Return)
    trial.settle()

    assert [link.note for link in told(trial).points[0].links] == ["zzz vu sur place"]
    assert editor.evidence.text() == "1"
    place.point.throw()
    trial.settle()
    assert place.point.isHidden()
    assert told(trial).points == ()
    trial.undo_offers[-1]()
    trial.settle()
    assert [each.id for each in told(trial).points] == [made]
    assert len(told(trial).points[0].links) == 1


def test_the_page_is_printed_and_left_again(trial: Trial, place: SwotPlace) -> None:
    trial.run(lambda services: services.swot.follow_all(2026))
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: place.paper.panel.preview.page_count() == 1)

    trial.page.escape()

    assert place.stack.currentWidget() is not place.paper


def test_a_point_is_opened_from_elsewhere_in_its_year(trial: Trial) -> None:
    (old, *_rest) = trial.run(lambda services: services.swot.year(2025)).points

    trial.page.open_record("swot_entry", old.id)
    trial.settle()

    place = trial.page.place()
    assert isinstance(place, SwotPlace)
    assert place.point.words.value() == "Un reseau"


def test_off_it_is_not_offered(trial: Trial) -> None:
    trial.run(lambda services: services.modules.choose(Module.SWOT, wanted=False))
    trial.page.reload()
    trial.settle()

    model = trial.page.places.model()
    assert model is not None
    assert "SWOT" not in [model.index(row, 0).data() for row in range(model.rowCount())]


def test_all_words_of_a_point_are_seen_beside_its_evidence(trial: Trial) -> None:
    words = "Un réseau qui se parle : neuf membres sur dix viennent au moins une fois par an"
    made = trial.run(lambda services: services.swot.note(2026, STRENGTH, words)).record_id
    place = trial.go("swot", SwotPlace)
    (point,) = place.quadrants[STRENGTH].points()
    wide = point.words.edit.height()

    place.open(made)
    trial.settle()

    trial.qtbot.waitUntil(lambda: point.words.edit.height() > wide)
    trial.qtbot.waitUntil(lambda: point.height() >= point.words.edit.height())
    trial.qtbot.waitUntil(lambda: not point.words.edit.verticalScrollBar().isVisible())
