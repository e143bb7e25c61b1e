"""Tables by category, totals of earlier years, the fields of figures kept by hand, the charts of the report."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.category_lines import CategoryEditor
from csxl_desktop.ui.evaluation.category_tables import CategoryTables
from csxl_desktop.ui.evaluation.earlier_totals import TotalEditor
from csxl_desktop.ui.evaluation.figures import FiguresPlace
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make
from tests.services.report_support import two_years
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def editors(view: CategoryTables) -> list[CategoryEditor]:
    return [editor for editor in view.lines.rows.editors() if isinstance(editor, CategoryEditor)]


def counts(trial: Trial) -> list[tuple[str, int | None]]:
    (table,) = trial.run(lambda services: services.category_tables.tables(2026))
    return [(line.label, None if line.count.number is None else int(line.count.number)) for line in table.lines]


def test_a_table_is_typed_by_keyboard_its_shares_following(trial: Trial) -> None:
    place = trial.go("figures", FiguresPlace)
    place.show_view("tables")
    trial.settle()
    view = place.tables
    assert not view.empty.isHidden()

    trial.page.new_record()
    trial.settle()
    assert view.name.edit.hasFocus()
    type_text(view.name.edit, "Âge")
    (first,) = editors(view)
    trial.enter(first.label.edit)
    first.label.edit.selectAll()
    type_text(first.label.edit, "0-17")
    press_key(first.label.edit, ENTER)
    assert first.count.edit.hasFocus()
    type_text(first.count.edit, "10")
    press_key(first.count.edit, ENTER)
    trial.settle()
    second = editors(view)[1]
    assert second.label.edit.hasFocus()
    trial.enter(second.count.edit)
    type_text(second.count.edit, "30")

    assert first.label.edit.width() > first.fontMetrics().horizontalAdvance("Under 18 years old")  # as wide as is typed
    assert (first.share.text(), second.share.text()) == ("25.0%", "75.0%")  # before anything is saved
    assert (view.lines.total.text(), view.lines.whole.text()) == ("40", "100.0%")
    trial.leave()
    assert counts(trial) == [("0-17", 10), ("New category", 30)]
    assert len(view.chart.drawing().spots) == 2
    press_key(second.count.edit, Qt.Key.Key_Up, ALT)
    trial.settle()
    assert counts(trial) == [("New category", 30), ("0-17", 10)]
    trial.enter(editors(view)[0].count.edit)
    press_key(editors(view)[0].count.edit, ENTER)
    assert editors(view)[1].count.edit.hasFocus()
    type_text(editors(view)[1].count.edit, "dix")
    trial.leave()
    assert editors(view)[1].count.refusal()
    assert counts(trial)[1] == ("0-17", 10)


def test_a_number_belongs_to_the_year_in_which_it_was_typed(trial: Trial) -> None:
    trial.run(lambda services: services.category_tables.create("Âge"))
    place = trial.go("figures", FiguresPlace)
    place.show_view("tables")
    trial.settle()
    (line,) = editors(place.tables)
    trial.enter(line.count.edit)
    type_text(line.count.edit, "12")

    trial.page.show_year(2025)
    trial.page.reload()
    trial.settle()
    assert counts(trial) == [("New category", 12)]
    assert line.count.edit.text() == ""
    trial.enter(line.count.edit)
    type_text(line.count.edit, "7")
    place.show_year(2026)
    trial.leave()  # before the figures of the other year are there

    (table,) = trial.run(lambda services: services.category_tables.tables(2026))
    assert [(row.before.number, row.count.number) for row in table.lines] == [(Decimal(7), Decimal(12))]
    place.show_year(2025)  # the figures of 2026 are still on screen: what is pasted there is theirs
    place.tables.paste_box.begin("Collé; 5")
    place.tables.paste_box.take_over()
    trial.settle()
    assert counts(trial)[-1] == ("Collé", 5)


def test_lines_are_pasted_and_what_does_not_fit_stays_with_its_reason(trial: Trial) -> None:
    trial.run(lambda services: services.category_tables.create("Âge"))
    place = trial.go("figures", FiguresPlace)
    place.show_view("tables")
    trial.settle()
    view = place.tables
    view.paste_box.begin()
    assert view.paste_box.text.edit.hasFocus()

    view.paste_box.text.edit.setPlainText("\t2025\t2026\n0-17\t1\t2\n18+\tx\t3")
    view.paste_box.take_over()
    trial.settle()

    assert view.paste_box.text.edit.toPlainText() == "\t2025\t2026\n18+\tx\t3"
    assert view.paste_box.reasons.text() == "18+\tx\t3 — “x” is not a number."
    assert counts(trial) == [("New category", None), ("0-17", 2)]
    assert view.lines.before.text() == "1"

    QGuiApplication.clipboard().setText("5\n6\n")
    trial.enter(editors(view)[0].count.edit)
    press_key(editors(view)[0].count.edit, Qt.Key.Key_V, CONTROL)
    trial.settle()
    assert counts(trial) == [("New category", 5), ("0-17", 6)]
    assert view.paste_box.isHidden()
    trial.undo_offers[-1]()
    trial.settle()
    assert counts(trial) == [("New category", None), ("0-17", 2)]

    editors(view)[0].removed.emit()
    trial.settle()
    assert [label for label, _count in counts(trial)] == ["0-17"]
    trial.page.trash_record()
    trial.settle()
    assert view.model.total() == 0


def test_totals_of_earlier_years_are_typed_and_pasted_beside_the_line_they_make(trial: Trial) -> None:
    trial.run(two_years)
    place = trial.go("figures", FiguresPlace)
    place.show_view("years")
    trial.settle()
    view = place.over_years
    assert view.title.text().casefold() == "persons at the assemblies"

    trial.page.new_record()
    trial.settle()
    (editor,) = view.totals.rows.editors()
    assert isinstance(editor, TotalEditor)
    assert (editor.year.edit.hasFocus(), editor.year.value()) == (True, 2024)
    trial.enter(editor.number.edit)
    type_text(editor.number.edit, "environ 80")
    trial.leave()
    view.totals.paste_box.begin("2004-2023; environ 950; rapports\n2025;7")
    view.totals.paste_box.take_over()
    trial.settle()

    assert view.numbers.text() == "2024: 80 persons; 2025: 1 persons; 2026: 2 persons"
    assert view.sums.text() == (
        "persons at the assemblies: about 950 (estimate 2004–2023) + about 80 (2024) + 3 (2025–2026)"
    )
    told = [each for each in view.totals.rows.editors() if isinstance(each, TotalEditor) and not each.told.isHidden()]
    assert [each.year.value() for each in told] == [2025]
    trial.enter(told[0].source.edit)
    trial.page.trash_record()
    trial.settle()
    assert len(view.totals.rows.keys()) == 2
    trial.enter(view.start.edit)
    type_text(view.start.edit, "20")
    trial.leave()
    assert view.start.refusal() == "Type a year such as 2019."
    view.start.edit.setText("2020")
    trial.enter(view.start.edit)
    trial.leave()
    assert "group sessions: 1 (2025–2026)" in view.sums.text()
    view.chosen.emit(("year", 2025))
    trial.settle()
    assert (place.switch.value(), place.behind.isHidden()) == ("screen", False)


def _followed(services: Workspace) -> None:
    kept = make(services, Indicator, name="Abonnés", source="Registre", stock=False, decimals=1)
    make(services, Indicator, name="Fini", closed_on=date(2024, 6, 30))
    services.evaluation.set_indicator(kept, 2025, Decimal(60), services.evaluation.indicators(2025)[0].quality)


def test_a_figure_kept_by_hand_has_a_target_and_is_followed_until_a_day(trial: Trial) -> None:
    trial.run(_followed)
    place = trial.go("figures", FiguresPlace)
    indicators = place.indicators
    assert [row.name for row in indicators.model.rows()] == ["Abonnés"]  # the closed one no longer asks
    assert indicators.source.edit.placeholderText() == "Registre"

    trial.enter(indicators.target.edit)
    type_text(indicators.target.edit, "100")
    trial.leave()
    trial.enter(indicators.number.edit)
    type_text(indicators.number.edit, "75")
    trial.leave()

    assert "75% of the target, 25 short" in indicators.change.text()
    assert "a month" not in indicators.change.text()  # the year is not over
    trial.enter(indicators.kept.closed.edit)
    type_text(indicators.kept.closed.edit, "31/12/2026")
    trial.leave()
    trial.page.show_year(2025)
    trial.page.reload()
    trial.settle()
    assert indicators.change.text() == "5 a month on average"
    trial.page.show_year(2027)
    trial.page.reload()
    trial.settle()
    assert indicators.model.total() == 0


def test_the_charts_of_the_report_are_ticked_on_its_section(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    assert place.text.charts.isHidden()
    row = next(row for row in place.sections.model.rows() if row.code == "evaluation")
    place.open(row.id)
    place.reload()
    trial.settle()
    charts = place.text.charts
    place.text.toggle_after()
    before = place.minimumSizeHint().height()
    charts.toggle()
    assert not charts.choices.isHidden()
    assert place.text.after.isHidden()  # one fold at a time: the page keeps its height
    assert place.minimumSizeHint().height() <= before
    assert (charts.charts["months"].value(), charts.charts["presence"].value(), charts.years.value()) == (
        True,
        False,
        5,
    )

    charts.charts["presence"].box.click()
    charts.years.combo.setCurrentIndex(0)
    charts.years.flush()
    trial.settle()

    chosen = trial.run(lambda services: services.report_choices.choices(2026))
    assert ("presence" in chosen.charts, chosen.years) == (True, 2)

    trial.run(lambda services: services.report_choices.choose_chart(2026, "presence", wanted=False))
    trial.page.reload()  # as when a choice is taken back
    trial.settle()
    assert not charts.charts["presence"].value()
