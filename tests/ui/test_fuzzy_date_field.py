"""A day known more or less, typed in one field and kept as a pair."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.i18n.catalogue import speaking
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from tests.factories import make
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text


def _today() -> date:
    return date(2026, 11, 28)


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("12/03/2024", FuzzyDay(date(2024, 3, 12)), "12/03/2024"),
        ("1er janvier 1998", FuzzyDay(date(1998, 1, 1)), "01/01/1998"),
        ("01/10/23", FuzzyDay(date(2023, 10, 1)), "01/10/2023"),
        ("oct. 2020", FuzzyDay(date(2020, 10, 1), Precision.MONTH), "octobre 2020"),
        ("Eté 2022", FuzzyDay(date(2022, 6, 1), Precision.SEASON), "été 2022"),
        ("1998", FuzzyDay(date(1998, 1, 1), Precision.YEAR), "1998"),
        ("  ", FuzzyDay(), ""),
    ],
)
def test_a_day_is_read_as_it_is_known_and_shown_in_full(qtbot: QtBot, typed: str, value: FuzzyDay, shown: str) -> None:
    with speaking("fr"):
        field = FuzzyDateField("Opened", _today)
        qtbot.addWidget(field)
        field.set_value(FuzzyDay(date(2001, 1, 1), Precision.MONTH))
        sent: list[object] = []
        field.committed.connect(sent.append)

        field.edit.setText(typed)
        field.flush()

        assert sent == [value]
        assert field.edit.text() == shown
        assert not field.is_dirty()


def test_a_day_in_the_middle_of_its_month_is_not_changed_by_being_looked_at(qtbot: QtBot) -> None:
    field = FuzzyDateField("Opened", _today)
    qtbot.addWidget(field)
    field.set_value(FuzzyDay(date(2020, 10, 15), Precision.MONTH))
    sent: list[object] = []
    field.committed.connect(sent.append)

    field.flush()

    assert (sent, field.is_dirty()) == ([], False)


def test_what_is_not_understood_stays_with_its_reason_and_escape_brings_back(qtbot: QtBot) -> None:
    field = FuzzyDateField("Opened", _today)
    qtbot.addWidget(field)
    field.set_value(date(2024, 3, 12))

    field.edit.setText("un jour peut-être")
    field.flush()

    assert field.edit.text() == "un jour peut-être"
    assert "October 2020" in field.refusal()
    press_key(field.edit, Qt.Key.Key_Escape)
    assert (field.edit.text(), field.refusal()) == ("12/03/2024", "")


def test_the_day_and_its_precision_are_saved_together(trial: Trial) -> None:
    sheet = trial.run(lambda services: make(services, ActionSheet, title="Jardin"))
    field = FuzzyDateField("Opened", _today)
    trial.qtbot.addWidget(field)
    save_to(trial.context, field, ActionSheet, "opened_on", lambda: sheet)

    type_text(field.edit, "été 2022")
    field.flush()
    trial.settle()

    values = trial.run(lambda services: services.records.values(ActionSheet, sheet))
    assert (values["opened_on"], values["opened_precision"]) == (date(2022, 6, 1), Precision.SEASON)
    trial.run(lambda services: services.history.undo())
    values = trial.run(lambda services: services.records.values(ActionSheet, sheet))
    assert (values["opened_on"], values["opened_precision"]) == (None, Precision.DAY)
