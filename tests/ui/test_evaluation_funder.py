"""The places of the funder's file, told through their fields and keys."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation_choices import MetState
from csxl_desktop.domain.funder import Criterion, Subsidy
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.criteria import CriteriaPlace, CriterionPane
from csxl_desktop.ui.evaluation.subsidy import SubsidyPane, SubsidyPlace
from csxl_desktop.ui.evaluation.summary import SummaryPlace
from csxl_desktop.ui.evaluation.voucher_rows import VoucherEditor
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text_fields import NumberField
from tests.factories import make
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def test_the_list_ships_empty_and_a_criterion_is_typed_in(trial: Trial) -> None:
    place = trial.go("criteria", CriteriaPlace)
    assert place.right.currentWidget() is place.empty

    trial.page.new_record()
    trial.settle()
    pane = place.record
    assert isinstance(pane, CriterionPane)
    trial.enter(pane.name.edit)
    pane.name.edit.selectAll()
    type_text(pane.name.edit, "Faire réseau")
    trial.leave()
    assert pane.warning.text().startswith("Nothing meets it yet")
    pane.met.combo.setCurrentIndex(1)
    pane.met.flush()
    trial.settle()

    (row,) = trial.run(lambda services: services.criteria.rows(2026))
    assert (row.title, row.met, pane.warning.text()) == ("Faire réseau", MetState.MET, "")


def test_the_pages_come_and_escape_brings_the_record_back(trial: Trial) -> None:
    trial.run(lambda services: make(services, Criterion, title="Faire réseau"))
    place = trial.go("criteria", CriteriaPlace)

    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))
    assert place.right.currentIndex() == 2

    trial.page.escape()
    assert place.right.currentWidget() is place.record
    trial.page.trash_record()
    trial.settle()
    assert place.right.currentWidget() is place.empty
    trial.undo_offers[0]()
    trial.settle()
    assert [row.title for row in place.model.rows()] == ["Faire réseau"]


def test_vouchers_are_typed_line_by_line_by_keyboard(trial: Trial) -> None:
    place = trial.go("subsidy", SubsidyPlace)
    trial.page.new_record()
    trial.settle()
    pane = place.record
    assert isinstance(pane, SubsidyPane)

    pane.vouchers.lines.add_button.click()
    trial.settle()
    for number, (day, amount) in enumerate((("3/4/2026", "12,50"), ("4/4/2026", "0,05"))):
        line = pane.vouchers.lines.lines()[number]
        when, euros = line.fields[1], line.fields[4]
        assert isinstance(when, DateField)
        assert isinstance(euros, NumberField)
        trial.enter(when.edit)
        type_text(when.edit, day)
        trial.enter(euros.edit)
        euros.edit.selectAll()
        type_text(euros.edit, amount)
        press_key(euros.edit, Qt.Key.Key_Return)
        trial.settle()

    (row,) = trial.run(lambda services: services.subsidies.rows(2026))
    assert [(each.number, each.dated_on, each.amount) for each in row.vouchers] == [
        ("1", date(2026, 4, 3), Decimal("12.50")),
        ("2", date(2026, 4, 4), Decimal("0.05")),
        ("3", None, Decimal(0)),
    ]
    assert "12.55" in pane.vouchers.totals.text()


def test_a_scan_is_kept_with_its_voucher(trial: Trial, tmp_path: Path) -> None:
    key = trial.run(lambda services: make(services, Subsidy, year=2026, funder="The Region"))
    voucher = trial.run(lambda services: services.subsidies.add_voucher(key)).record_id
    place = trial.go("subsidy", SubsidyPlace)
    scan = tmp_path / "ticket.pdf"
    scan.write_bytes(b"%PDF-1.4")
    pane = place.record
    assert isinstance(pane, SubsidyPane)

    pane.vouchers.keep(voucher, scan)
    trial.settle()

    (line,) = pane.vouchers.lines.lines()
    assert isinstance(line, VoucherEditor)
    assert line.clip.accessibleName() == "Open: ticket.pdf"
    trial.page.print_current()
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))


def test_the_summary_takes_words_and_recipients(trial: Trial) -> None:
    place = trial.go("summary", SummaryPlace)

    trial.enter(place.recipients.edit)
    type_text(place.recipients.edit, "le CPAS")
    trial.enter(place.text.edit)
    type_text(place.text.edit, "Une belle annee")
    trial.leave()

    words = trial.run(lambda services: services.summary.words(2026))
    assert (words.recipients, words.text.plain().strip()) == ("le CPAS", "Une belle annee")
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()))
