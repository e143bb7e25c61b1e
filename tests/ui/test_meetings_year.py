"""What surrounds the opening of a year: clashes between its lines, days off to complete, kinds of our own."""

from datetime import date, time
from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.meetings.days_off_page import DaysOffPage
from csxl_desktop.ui.meetings.kinds_page import KindsPage
from csxl_desktop.ui.meetings.opening_page import OpeningPage
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def opening(trial: Trial) -> OpeningPage:
    trial.page.open_record("agenda_place", "opening")
    trial.settle()
    page = trial.page.tool()
    assert isinstance(page, OpeningPage)
    return page


def test_proposals_clash_with_each_other_and_say_so(trial: Trial) -> None:
    assembly = trial.plan("AG", date(2026, 3, 12), "Bilan")
    committee = trial.plan("CA", date(2026, 3, 19), "")
    page = opening(trial)
    moved, other = page.rows.editor(committee), page.rows.editor(assembly)
    assert moved.day._note.text() == other.day._note.text() == ""

    moved.day.edit.clear()
    type_text(moved.day.edit, "11/3/2027")
    press_key(moved.day.edit, Qt.Key.Key_Return)
    assert moved.day._note.text().startswith("that day too: AG")
    assert other.day._note.text().startswith("that day too: CA")
    other.tick.click()
    assert moved.day._note.text() == ""


def test_the_leaves_that_a_year_lacks_are_completed_and_every_date_knows_them(trial: Trial) -> None:
    page = opening(trial)
    page.notice.action.click()
    trial.settle()
    place = trial.page.tool()
    assert isinstance(place, DaysOffPage)
    assert place.year.value() == 2027

    card = place.leaves["FR"]
    card.add_button.click()
    press_key(card.form.fields["first_on"].control, Qt.Key.Key_Return)
    trial.settle()
    assert not card.form.isHidden()  # it says what is missing
    type_text(card.form.fields["first_on"].control, "22/2")
    type_text(card.form.fields["last_on"].control, "5/3")
    type_text(card.form.fields["name"].control, "Détente")
    press_key(card.form.fields["name"].control, Qt.Key.Key_Return)
    trial.settle()
    place.usual.click()
    trial.settle()
    assert place.official.isVisible()
    assert "Vlaamse" in place.leaves["NL"].source.text()

    days = trial.run(lambda services: services.days_off.of_year(2027))
    assert [(each.first_on, each.last_on, each.name) for each in days.leaves] == [
        (date(2027, 2, 22), date(2027, 3, 5), "Détente")
    ]
    assert [each.first_on for each in days.closed] == [
        date(2027, m, d) for m, d in ((5, 8), (7, 11), (9, 27), (11, 15))
    ]
    trial.page.close_tool()
    trial.settle()
    assert trial.page.desk.remark(date(2027, 3, 1)) == "Détente (FR)"
    assert trial.page.desk.remark(date(2027, 9, 27)).startswith("office closed")
    trial.page.show_year(2027)
    trial.page.reload()
    trial.settle()
    told = [(mark.on, mark.text) for mark in trial.page.list.year.sheet.marks()]
    assert (date(2027, 2, 22), "FR → 05/03 · Détente") in told
    assert (date(2027, 7, 11), "Day of the Flemish Community") in told
    assert (date(2027, 5, 6), "Ascension") in told


def test_a_kind_of_our_own_with_its_hours_gives_them_to_new_meetings(trial: Trial) -> None:
    trial.page.open_record("agenda_place", "kinds")
    trial.settle()
    page = trial.page.tool()
    assert isinstance(page, KindsPage)
    page.new_button.click()
    type_text(page.form.fields["label"].control, "Permanence")
    press_key(page.form.fields["label"].control, Qt.Key.Key_Return)
    trial.settle()

    assert page.detail.title.text() == "Permanence"
    starts, colour = page.detail.fields["starts_at"].control, page.detail.fields["colour"]
    type_text(starts, "13h")
    press_key(starts, Qt.Key.Key_Return)
    colour.set_value("amber")
    colour.committed.emit("amber")
    for column, words in (("label_nl", "Permanentie"), ("label_plural_nl", "Permanenties"), ("badge_nl", "ZITDAG")):
        type_text(page.detail.fields[column].control, words)
        press_key(page.detail.fields[column].control, Qt.Key.Key_Return)
    trial.settle()
    key = trial.plan("PERMAN", date(2026, 12, 1), "")
    row = trial.record(key).row
    assert (row.starts_at, row.badge, row.colour) == (time(13), "PERMAN", "amber")
    kind = next(each for each in trial.run(lambda services: services.meeting_kinds.kinds()) if each.id == row.kind_id)
    assert (kind.values["label_nl"], kind.values["label_plural_nl"]) == ("Permanentie", "Permanenties")
    assert (kind.values["badge_nl"], page.detail.dutch_letters.edit.placeholderText()) == ("ZITDAG", "PERMAN")


def test_the_poster_on_the_paper_chosen(trial: Trial) -> None:
    key = trial.plan("RT", date(2026, 12, 10), "Factures")
    trial.show(key, Step.PREPARE)
    view = trial.page.record.document
    with trial.qtbot.waitSignal(view.panel.shown):
        trial.page.record.show_document("poster")
    with trial.qtbot.waitSignal(view.panel.shown):
        next(each for each in view.paper.findChildren(QPushButton) if each.text() == "A3").click()

    (page,) = PdfReader(BytesIO(view.panel.preview.pdf())).pages
    assert round(page.mediabox.width) == 842
    assert "Factures" in page.extract_text()
