"""An evaluation on screen: begun on the page of a record, listed in Évaluation, opened from there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation_choices import SectionAnswer
from csxl_desktop.ui import printing
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.evaluations import EvaluationsPlace
from csxl_desktop.ui.evaluation_card import EvaluationCard
from csxl_desktop.ui.jobs import Jobs
from tests.factories import meeting, person
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def test_an_evaluation_is_begun_told_and_removed_on_the_page_of_its_record(trial: Trial) -> None:
    held = trial.run(lambda services: meeting(services, theme="Logement"))
    card = EvaluationCard(trial.context, trial.page, "meeting")
    card.setParent(trial.page)
    card.resize(600, 600)
    card.show()
    card.show_owner(held, 2026)
    trial.settle()
    assert card.fields.isHidden()

    card.begin_button.click()
    trial.settle()
    trial.enter(card.fields.words["unexpected"].edit)
    QTest.keyClicks(card.fields.words["unexpected"].edit, "Deux ministres")
    trial.leave()
    answer = card.fields.answers["difficulty"]
    answer.combo.setCurrentIndex(2)
    answer.flush()
    trial.settle()

    (row,) = trial.run(lambda services: services.evaluation_records.of("meeting", held))
    assert (row.unexpected, row.unexpected_answer) == ("Deux ministres", SectionAnswer.WRITTEN)
    assert row.difficulty_answer is SectionAnswer.NONE
    assert card.fields.answers["unexpected"].value() is SectionAnswer.WRITTEN
    card.throw()
    trial.settle()
    assert not card.begin_button.isHidden()
    trial.undo_offers[-1]()
    trial.settle()
    assert not card.fields.isHidden()


def test_the_list_of_the_year_opens_what_is_evaluated_and_evaluates_the_year(trial: Trial) -> None:
    held = trial.run(lambda services: meeting(services, theme="Logement"))
    made = trial.run(lambda services: services.evaluation_records.begin(2026, "meeting", held)).record_id
    place = trial.go("evaluations", EvaluationsPlace)
    assert place.title.text() == "Logement"
    place.open_button.click()
    assert trial.requested == [("meeting", held)]

    trial.page.new_record()
    trial.settle()
    assert place.title.text() == "The year 2026"
    trial.page.open_record("evaluation_record", made)
    trial.settle()
    assert place.title.text() == "Logement"
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: place.paper.panel.preview.page_count() == 1)
    trial.page.escape()
    trial.page.trash_record()
    trial.settle()
    assert len(trial.run(lambda services: services.evaluation_records.year(2026))) == 1


def test_the_next_step_is_given_to_somebody_and_the_evaluation_saved_as_a_page(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[tuple[bytes, str]] = []
    monkeypatch.setattr(printing, "save_pdf", lambda pdf, name, _window: saved.append((pdf, name)))
    held = trial.run(lambda services: meeting(services, theme="Logement"))
    odile = trial.run(lambda services: person(services, "Odile", "Verbeke"))
    card = EvaluationCard(trial.context, trial.page, "meeting")
    card.setParent(trial.page)
    card.show()
    card.show_owner(held, 2026)
    trial.settle()
    card.begin_button.click()
    trial.settle()
    who = card.fields.person

    trial.enter(who.edit)
    QTest.keyClicks(who.edit, "ode")
    assert not who.popup.isVisible()  # nobody is called so
    QTest.keyClicks(who.edit, "\b\bdil")
    press_key(who.edit, Qt.Key.Key_Return)
    trial.leave()

    (row,) = trial.run(lambda services: services.evaluation_records.of("meeting", held))
    assert (row.next_person_id, who.edit.text()) == (odile, "Odile Verbeke")
    name = card.fields.fields["next_who"]
    trial.enter(name.edit)
    QTest.keyClicks(name.edit, "la commune")
    trial.leave()
    assert (who.value(), name.value()) == (None, "la commune")
    card.pdf_button.click()
    trial.settle()
    ((pdf, called),) = saved
    assert (pdf[:5], called) == (b"%PDF-", "Évaluation Logement")
