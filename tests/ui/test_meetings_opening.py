"""A year opened through the window: lines ticked and changed, a series added, all written down and taken back."""

from datetime import date

from PySide6.QtCore import Qt

from csxl_desktop.ui.meetings.opening_page import OpeningPage
from csxl_desktop.ui.widgets.date_fields import DateField
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def opened(trial: Trial) -> OpeningPage:
    trial.page.open_tool("opening")
    trial.settle()
    page = trial.page.tool()
    assert isinstance(page, OpeningPage)
    return page


def planned(trial: Trial, year: int) -> list[tuple[date, str]]:
    rows = trial.run(lambda services: services.meetings.rows(year))
    return [(row.first_on, row.theme) for row in rows]


def test_the_year_is_opened_from_the_year_before(trial: Trial) -> None:
    trial.plan("AG", date(2026, 3, 12), "Se loger")
    trial.plan("CA", date(2026, 5, 7), "")
    page = opened(trial)

    assert page.year.value() == 2027
    assert page.accept_button.text() == "Plan 2 meetings"
    assert "school holidays of 2027" in page.notice.text()
    first, second = page.rows.editors()
    assert "put later" in second.words.text()  # Ascension
    first.day.edit.clear()
    type_text(first.day.edit, "18/3/2027")
    type_text(first.title.edit, "Énergie")
    second.tick.click()
    assert page.accept_button.text() == "Plan 1 meeting"

    with trial.qtbot.waitSignal(trial.page.undo_offered) as offered:
        page.accept_button.click()
    trial.settle()
    assert planned(trial, 2027) == [(date(2027, 3, 18), "Énergie")]
    first, second = page.rows.editors()
    assert "stands already" in first.words.text()
    assert (first.isEnabled(), second.isEnabled()) == (False, True)
    assert not second.tick.isChecked()

    assert offered.args is not None
    offered.args[1]()
    trial.settle()
    assert planned(trial, 2027) == []
    assert (first.isEnabled(), first.tick.isChecked(), first.day.value()) == (True, True, date(2027, 3, 11))


def test_a_day_that_is_not_understood_is_not_planned(trial: Trial) -> None:
    trial.plan("AG", date(2026, 3, 12), "Se loger")
    page = opened(trial)
    (row,) = page.rows.editors()

    type_text(row.day.edit, "jamais")
    page.accept_button.click()
    trial.settle()

    assert planned(trial, 2027) == []
    assert "understood" in row.day.refusal()
    assert row.day.edit.hasFocus()


def test_a_series_is_proposed_by_keys_then_planned(trial: Trial) -> None:
    page = opened(trial)
    assert "Nothing stands before" in page.notice.text()
    page.series_button.click()
    page.form.kind.set_value(trial.kind("CA"))
    last = page.form.fields["last"]
    assert isinstance(last, DateField)
    last.edit.clear()
    type_text(last.edit, "31/3")
    press_key(last.edit, Qt.Key.Key_Return)
    trial.settle()

    assert page.form.isHidden()
    assert [row.day.value() for row in page.rows.editors()] == [
        date(2027, 1, 12),
        date(2027, 2, 9),
        date(2027, 3, 9),
    ]
    page.accept()
    trial.settle()
    assert [day for day, _title in planned(trial, 2027)] == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]
    assert list(page.rows.editors()) == []


def test_a_series_without_a_day_says_so_and_escape_closes_the_form(trial: Trial) -> None:
    page = opened(trial)
    page.series_button.click()
    fields = page.form.fields
    fields["first"].set_value(date(2027, 7, 1))
    fields["last"].set_value(date(2027, 8, 31))
    page.form.submit()
    trial.settle()
    assert "No day" in page.form._note.text()

    fields["last"].set_value(None)
    page.form.submit()
    assert "until which day" in page.form._note.text()
    trial.page.escape()
    assert page.form.isHidden()
    trial.page.escape()
    assert trial.page.tool() is None
