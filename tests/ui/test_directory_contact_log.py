"""The contact log and the silent organisations through the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import ContactNature, ContactWay
from csxl_desktop.services.contact_log import ContactYear
from csxl_desktop.ui.directory.contact_log_page import ContactLogPage
from csxl_desktop.ui.directory.silence_page import SilencePage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import TODAY, DirectoryRig, opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def log(rig: DirectoryRig) -> ContactLogPage:
    rig.page.open_tool("contacts")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, ContactLogPage)
    return tool


def year(rig: DirectoryRig) -> ContactYear:
    return rig.ask(lambda: rig.dossier.workspace.contact_log.year(TODAY.year))


def test_a_line_is_understood_before_enter_and_noted_by_it(rig: DirectoryRig, qtbot: QtBot) -> None:
    tool = log(rig)
    QTest.keyClicks(tool.entry.line.edit, "les tilleuls tel logement mise en contact @Diop hier")
    qtbot.waitUntil(lambda: bool(tool.entry.words.text()), timeout=20_000)
    assert tool.entry.words.text().startswith("Les Tilleuls · Anna Diop · By phone · Putting in touch · logement")
    assert tool.entry.fields["way"].value() is ContactWay.PHONE

    QTest.keyClick(tool.entry.line.edit, Qt.Key.Key_Return)
    rig.wait()

    (row,) = tool.model.rows()
    assert (row.organisation, row.person, row.theme, row.contact_on) == (
        "Les Tilleuls",
        "Anna Diop",
        "logement",
        date(2026, 11, 20),
    )
    assert [theme.theme for theme in tool.themes.rows()] == ["logement"]
    assert tool.entry.line.value() == ""
    rig.undo[-1][1]()
    rig.wait()
    assert tool.model.rows() == []


def test_what_was_set_by_hand_stands(rig: DirectoryRig, qtbot: QtBot) -> None:
    tool = log(rig)
    QTest.keyClicks(tool.entry.line.edit, "les tilleuls logement")
    qtbot.waitUntil(lambda: bool(tool.entry.words.text()), timeout=20_000)
    tool.entry.fields["nature"].set_value(ContactNature.SUPPORT)
    tool.entry.button.click()
    rig.wait()

    assert year(rig).entries[0].nature is ContactNature.SUPPORT


def test_a_line_without_anybody_is_refused_and_stays(rig: DirectoryRig) -> None:
    tool = log(rig)
    tool.entry.line.edit.setText("logement")
    tool.entry.note()
    rig.wait()

    assert "Say with whom" in tool.entry.line.refusal()
    assert tool.entry.line.edit.text() == "logement"
    assert year(rig).entries == ()


def test_a_private_name_is_doubted(rig: DirectoryRig, qtbot: QtBot) -> None:
    tool = log(rig)
    QTest.keyClicks(tool.entry.line.edit, "les tilleuls dettes de Mme Janssens")
    qtbot.waitUntil(lambda: bool(tool.entry.warning.text()), timeout=20_000)

    assert "Mme Janssens" in tool.entry.warning.text()


def test_the_record_of_an_organisation_notes_its_contacts(rig: DirectoryRig) -> None:
    rig.open("Les Tilleuls")
    card = rig.page.organisation.contact_log
    card.entry.line.edit.setText("mail subsides")
    rig.open("École du Parc")
    assert card.entry.line.edit.text() == ""
    rig.open("Les Tilleuls")
    assert card.entry.line.edit.text() == "mail subsides"  # half typed: it waited here
    card.entry.note()
    rig.wait()
    rig.open("École du Parc")
    rig.open("Les Tilleuls")
    assert card.entry.line.edit.text() == ""

    (line,) = card.lines.lines()
    assert (line.row.theme, line.row.way, line.row.organisation) == ("subsides", ContactWay.MAIL, "Les Tilleuls")


def test_a_contact_is_removed_and_taken_back(rig: DirectoryRig) -> None:
    tool = log(rig)
    tool.entry.line.edit.setText("les tilleuls logement")
    tool.entry.note()
    rig.wait()
    tool.list.choose_first()
    tool.remove()
    rig.wait()
    assert tool.model.rows() == []

    rig.undo[-1][1]()
    rig.wait()
    assert len(tool.model.rows()) == 1
    tool.list.row_opened.emit(tool.model.rows()[0])
    rig.wait()
    assert rig.page.shown == ("organisation", rig.ids["Les Tilleuls"])


def silence(rig: DirectoryRig) -> SilencePage:
    rig.page.open_tool("silence")
    rig.wait()
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, SilencePage)
    return tool


def test_who_is_silent_is_called_and_leaves_the_list(rig: DirectoryRig) -> None:
    tool = silence(rig)
    assert [row.name for row in tool.model.rows()] == ["(Le) Canevas", "Les Tilleuls"]
    assert tool.panel.preview.pdf()

    tool.list.choose(rig.ids["Les Tilleuls"])
    tool.called()
    rig.wait()
    rig.wait()
    assert [row.name for row in tool.model.rows()] == ["(Le) Canevas"]

    tool.who.set_value("all")
    tool.who.changed.emit("all")
    rig.wait()
    rig.wait()
    assert {row.name for row in tool.model.rows()} == {"(Le) Canevas", "Ancienne Maison", "École du Parc"}
    tool.open_button.click()
    rig.wait()
    assert rig.page.shown is not None
