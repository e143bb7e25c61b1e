"""How fields write what they hold: hours and amounts as the documents do; what they say of a day that is none."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import clock_time, time_range
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.fuzzy_date_field import FuzzyDateField
from csxl_desktop.ui.widgets.text_fields import NumberField, TextField


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_hours_are_written_as_the_documents_write_them_and_read_so(qtbot: QtBot, language: str) -> None:
    with speaking(language):
        starts, ends = TimeField("From"), TimeField("To", example=NOON)
        for field, hint in ((starts, time(9, 30)), (ends, time(12))):
            qtbot.addWidget(field)
            assert time_range(hint, time(23)).startswith(field.edit.placeholderText())
        for written in (clock_time(time(14, 5)), "14 h 05", "14.05 uur"):
            starts.edit.setText(written)
            starts.flush()
            assert starts.value() == time(14, 5)
            assert time_range(time(14, 5), time(23)).startswith(f"{starts.edit.text()} ")


@pytest.mark.parametrize(
    ("typed", "told"), [("31/02/2027", "does not exist"), ("29/02/2027", "does not exist"), ("chair", "not understood")]
)
def test_a_day_that_does_not_exist_is_called_so(qtbot: QtBot, typed: str, told: str) -> None:
    today = date(2026, 11, 21)
    for field in (DateField("On", lambda text: parse_date(text, today)), FuzzyDateField("On", lambda: today)):
        qtbot.addWidget(field)
        field.edit.setText(typed)
        field.flush()
        assert told in field.refusal()


@pytest.mark.parametrize(
    ("language", "shown", "bare", "short"),
    [
        ("fr", "86\u202f000,00", "86000,00", "1\u202f234,5"),
        ("nl", "86.000,00", "86000,00", "1.234,5"),
        ("en", "86,000.00", "86000.00", "1,234.5"),
    ],
)
def test_an_amount_stands_in_groups_while_nobody_types_there(
    qtbot: QtBot, language: str, shown: str, bare: str, short: str
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = QVBoxLayout(holder)
    field, other = NumberField("Granted", decimals=True, unit="€", grouped=True), TextField("Else")
    for each in (field, other):
        box.addWidget(each)
    sent = list[object]()
    field.committed.connect(sent.append)
    with speaking(language):
        field.set_value(Decimal("86000.00"))
        holder.show()
        qtbot.waitExposed(holder)
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        other.edit.setFocus()
        assert field.edit.text() == shown

        field.edit.setFocus()
        assert field.edit.text() == bare
        other.edit.setFocus()
        assert field.edit.text() == shown
        assert sent == []

        for typed in ("1 234,5", "1.234,5", "1,234.5", "1\u202f234,5", "1234.5"):
            field.set_value(None)
            field.edit.setFocus()
            field.edit.setText(typed)
            other.edit.setFocus()
            assert field.value() == Decimal("1234.5")
            assert field.edit.text() == short


@pytest.mark.parametrize(
    ("language", "typed", "small"), [("nl", "1,234", "1,23"), ("fr", "1,234", "1,23"), ("en", "1.234", "1.23")]
)
def test_an_amount_that_may_be_a_thousand_times_less_is_asked_for(
    qtbot: QtBot, language: str, typed: str, small: str
) -> None:
    field = NumberField("Granted", decimals=True, grouped=True)
    qtbot.addWidget(field)
    with speaking(language):
        field.set_value(Decimal(7))
        field.edit.setText(typed)
        field.flush()

        assert field.value() == Decimal(7)
        assert "1234 " in field.refusal()
        assert f"{small}." in field.refusal()


def test_a_number_half_typed_is_the_same_one_in_a_window_that_speaks_another_language(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def form() -> AddForm:
        made = AddForm("Add", {"peak": NumberField("At most", decimals=True)}).keep_in(Drafts(tmp_path), "peak")
        qtbot.addWidget(made)
        made.open_form()
        return made

    with speaking("nl"):
        before = form()
        before.fields["peak"].edit.setText("1.234")  # type: ignore[attr-defined]
        before.put_away()
    with speaking("en"):
        assert form().fields["peak"].value() == Decimal(1234)
