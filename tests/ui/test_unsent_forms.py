"""What was typed in a form and not sent: given up, left beside another record, closed over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot

from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField
from tests.ui.meetings_support import TODAY, Trial
from tests.ui.typing_keys import press_key, type_text

Offer = tuple[str, Callable[[], object]]


class FormPage(Page):
    """A page with one form, and what it offered to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.kind = TextField("Name"), ChoiceField("Kind", [(1, "one"), (2, "two")])
        self.day = DateField("Day", lambda text: parse_date(text, TODAY))
        self.form = AddForm("Add", {"name": self.name, "kind": self.kind, "day": self.day})
        QVBoxLayout(self).addWidget(self.form)
        self.offers = list[Offer]()
        self.undo_offered.connect(lambda text, back: self.offers.append((text, back)))

    def contents(self) -> tuple[bool, str, Any, str]:
        return self.form.isVisible(), self.name.edit.text(), self.kind.value(), self.day.edit.text()


@pytest.fixture
def page(qtbot: QtBot) -> FormPage:
    made = FormPage()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.form.turn_to("Accolage")
    return made


def fill(page: FormPage) -> None:
    page.form.open_form(kind=2)
    type_text(page.name.edit, "Local du fond")
    type_text(page.day.edit, "le 32")


FILLED = (True, "Local du fond", 2, "le 32")


def test_what_is_given_up_is_offered_back_even_where_it_cannot_be_read(page: FormPage) -> None:
    fill(page)

    press_key(page.form.confirm, Qt.Key.Key_Escape)

    assert not page.form.isVisible()
    ((words, take_back),) = page.offers
    assert words == "What was typed was given up."
    take_back()
    assert page.contents() == FILLED
    page.form.submit()
    assert page.day.refusal()
    assert page.form.typed()  # and is still somebody's work


def test_a_form_in_which_nobody_typed_goes_without_a_word(page: FormPage) -> None:
    page.form.open_form(kind=2, name="Local")
    page.form.toggle()
    assert page.offers == []


def test_what_is_half_filled_waits_with_its_own_record(page: FormPage) -> None:
    fill(page)

    page.form.turn_to("Abaka")
    assert not page.form.isVisible()
    page.form.open_form()
    assert page.contents() == (True, "", 1, "")
    page.form.turn_to("Accolage")

    assert page.contents() == FILLED
    assert page.form.typed()
    page.form.close_form()  # as it is sent
    page.form.turn_to("Abaka")
    page.form.turn_to("Accolage")
    assert not page.form.isVisible()


def test_what_is_offered_back_beside_another_record_comes_with_its_own(page: FormPage) -> None:
    fill(page)
    page.form.give_up()
    ((_words, take_back),) = page.offers
    page.form.turn_to("Abaka")

    take_back()
    assert not page.form.isVisible()
    page.form.turn_to("Accolage")
    assert page.contents() == FILLED


def test_a_new_meeting_given_up_is_offered_back(trial: Trial) -> None:
    trial.page.reload()
    trial.settle()
    offers = list[Offer]()
    trial.page.undo_offered.connect(lambda words, back: offers.append((words, back)))
    trial.page.new_record()
    panel = trial.page.new_panel
    type_text(panel.theme.edit, "Énergie")

    trial.page.escape()
    assert trial.page.right.currentWidget() is trial.page.record
    ((_words, take_back),) = offers
    take_back()

    assert trial.page.right.currentWidget() is panel
    assert panel.theme.edit.text() == "Énergie"


def test_a_new_meeting_left_for_another_one_is_found_again(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Bilan")
    trial.page.reload()
    trial.settle()
    trial.page.new_record()
    panel = trial.page.new_panel
    type_text(panel.theme.edit, "Énergie")
    trial.page.open_record("meeting", key)
    trial.settle()
    assert trial.page.right.currentWidget() is not panel

    trial.page.new_record()
    assert panel.theme.edit.text() == "Énergie"
    type_text(panel.day.edit, "11/12/2026")
    press_key(panel.theme.edit, Qt.Key.Key_Return)
    trial.settle()
    trial.page.new_record()
    assert panel.theme.edit.text() == ""  # written down: the next one begins empty
