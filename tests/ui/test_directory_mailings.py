"""The tool “Lists and mailings”: saved searches, mailing lists, the log."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.domain.search_criteria import PEOPLE, SearchCriteria
from csxl_desktop.services.selections import NewMailing
from csxl_desktop.ui.directory.mailings_page import MailingsPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def tool(rig: DirectoryRig, place: str) -> MailingsPage:
    rig.page.open_tool("selections")
    found = rig.page.tool()
    assert isinstance(found, MailingsPage)
    found.show_place(place)
    rig.wait()
    rig.wait()
    return found


def keep(rig: DirectoryRig, name: str, criteria: SearchCriteria) -> None:
    rig.ask(lambda: rig.dossier.workspace.selections.keep_search(name, criteria))


def note(rig: DirectoryRig, mailing: NewMailing) -> None:
    rig.ask(lambda: rig.dossier.workspace.selections.log(mailing))


# Searches.


def test_a_saved_search_is_counted_renamed_and_put_away(rig: DirectoryRig) -> None:
    keep(rig, "Santé", SearchCriteria(categories=("Santé",)))
    keep(rig, "Disparue", SearchCriteria(categories=("Sport",)))
    page = tool(rig, "searches").searches
    assert [(row.name, row.count) for row in page.model.rows()] == [("Santé", 1), ("Disparue", 0)]
    assert (page.title.text(), page.summary.text(), page.asks.text()) == ("Santé", "1 fits today", "Members · Santé")
    assert page.unknown.isHidden()

    page.name.edit.setText("Soins")
    page.name.flush()
    rig.wait()
    assert [row.name for row in page.model.rows()] == ["Soins", "Disparue"]
    page.table.selectRow(1)
    assert "“Sport”" in page.unknown.text()
    page.trash_button.click()
    rig.wait()
    assert [row.name for row in page.model.rows()] == ["Soins"]
    rig.undo[-1][1]()
    rig.wait()
    assert [row.name for row in page.model.rows()] == ["Soins", "Disparue"]


def test_what_a_search_finds_is_shown_alone_in_the_list(rig: DirectoryRig) -> None:
    keep(rig, "Santé", SearchCriteria(categories=("Santé",)))
    keep(rig, "Anna", SearchCriteria(PEOPLE, text="anna"))
    page = tool(rig, "searches").searches
    page.open_button.click()
    rig.wait()

    assert rig.page.tool() is None
    shown = rig.page.list
    assert rig.names() == ["Les Tilleuls"]
    assert shown.selection.strip.text() == "Only what “Santé” finds today"
    selection, criteria, _instead = shown.selection.chosen(every=True)
    assert (selection.name, criteria.ids) == ("Santé", (rig.ids["Les Tilleuls"],))

    shown.selection.strip.dismiss()
    assert rig.names() == ["(Le) Canevas", "Les Tilleuls"]

    page = tool(rig, "searches").searches
    page.table.selectRow(1)
    page.table.row_opened.emit(page.table.chosen_row())
    rig.wait()
    rig.wait()
    assert (shown.view(), [row.full_name for row in shown.people.rows()]) == ("people", ["Anna Diop"])
    assert shown.clear_filters()
    assert len(shown.people.rows()) == 3
    assert not shown.clear_filters()


def test_everything_is_done_with_a_search_too(rig: DirectoryRig) -> None:
    keep(rig, "Santé", SearchCriteria(categories=("Santé",)))
    page = tool(rig, "searches")
    page.searches.use("mail")
    rig.wait()
    assert page.searches.sending.title.text() == "Santé"
    assert page.searches.sending.summary.text() == "1 recipient · 1 by mail"
    assert page.go_back()
    assert not page.go_back()
    assert page.searches.right.currentWidget() is page.searches.detail


def test_without_a_search_the_page_says_what_to_do(rig: DirectoryRig) -> None:
    page = tool(rig, "searches").searches
    assert page.right.currentWidget() is page.empty
    page.use("mail")
    assert page.right.currentWidget() is page.empty


# Mailing lists.


def test_a_mailing_list_is_made_filled_left_and_joined_again(rig: DirectoryRig) -> None:
    page = tool(rig, "lists").lists
    page.create_list("")
    page.new_list.edit.setText("Lettre")
    page.new_list.flush()
    rig.wait()
    rig.wait()
    assert [row.name for row in page.model.rows()] == ["Lettre"]
    page.create_list("lettre")
    rig.wait()
    assert "already the name" in page.new_list.refusal()

    page.add_button.click()
    page.form.fields["text"].set_value("")
    page.add_addresses("info@lt.example; new@x.example; faux", "salon")
    rig.wait()
    rig.wait()
    assert rig.said[-1] == "2 added"
    assert page.refused.text() == "Not added:\nfaux: the @ is missing"
    assert page.form.fields["text"].value() == "faux"
    assert page.summary.text() == "2 subscribed"
    rows = page.subscriptions.rows()
    assert [(row.name, row.source) for row in rows] == [("Les Tilleuls", "salon"), ("new@x.example", "salon")]

    assert not page.leave_button.isEnabled()
    page.lines.selectRow(1)
    page.leave_button.click()
    rig.wait()
    rig.wait()
    assert page.summary.text() == "1 subscribed · 1 left it"
    assert rig.undo[-1][0] == "1 unsubscribed"
    page.lines.selectRow(1)
    assert not page.again_button.isHidden()
    page.again_button.click()
    rig.wait()
    rig.wait()
    assert page.summary.text() == "2 subscribed"

    page.lines.selectRow(0)
    page.unsubscribe()
    rig.wait()
    rig.undo[-1][1]()
    rig.wait()
    rig.wait()
    assert page.summary.text() == "2 subscribed"


def test_addresses_that_all_stand_close_the_form(rig: DirectoryRig) -> None:
    rig.ask(lambda: rig.dossier.workspace.mailing_lists.create("Lettre"))
    page = tool(rig, "lists").lists
    page.open_form()
    page.form.fields["text"].set_value("a@x.example")
    page.form.submit()
    rig.wait()
    assert page.form.isHidden()
    page.filter.setText("nobody")
    assert page.subscriptions.rows() == []


def test_a_mailing_list_is_described_and_put_away(rig: DirectoryRig) -> None:
    rig.ask(lambda: rig.dossier.workspace.mailing_lists.create("Lettre"))
    page = tool(rig, "lists").lists
    page.description.edit.setText("Six fois par an")
    page.description.flush()
    rig.wait()
    assert page.model.rows()[0].description == "Six fois par an"
    page.use("mail")
    rig.wait()
    assert page.sending.summary.text() == "0 recipients · 0 by mail"
    page.show_detail()
    page.trash_button.click()
    rig.wait()
    assert page.model.rows() == []


# The log.


def test_the_log_tells_each_mailing_in_a_sentence(rig: DirectoryRig) -> None:
    everybody = Selection(SelectionKind.PEOPLE, (), "Membres")
    for title, count, day in (("Invitation", 87, date(2026, 3, 3)), ("Vœux", 1, date(2026, 1, 5))):
        note(rig, NewMailing(everybody, SendingChannel.MAIL, count, title, day))
    page = tool(rig, "log").log
    assert page.sentence.text() == "“Invitation”: sent to 87 people on Tuesday 3 March 2026 (mail)."
    page.filter.setText("vœux")
    page.table.selectRow(0)
    assert page.sentence.text().startswith("“Vœux”: sent to 1 person")
    page.filter.setText("")
    page.trash_button.click()
    rig.wait()
    assert [row.title for row in page.model.rows()] == ["Invitation"]


def test_an_empty_log_has_nothing_to_put_away(rig: DirectoryRig) -> None:
    page = tool(rig, "log")
    assert not page.log.trash_button.isEnabled()
    assert not page.go_back()
    page.reload()
    rig.wait()
    assert page.log.sentence.text() == ""
