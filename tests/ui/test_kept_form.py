"""What is typed in a form and not sent yet is there again at the next start, until it is sent or given up."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from csxl_desktop.ui.directory.letter_editor import LetterEditor
from csxl_desktop.ui.drafts import Drafts
from tests.factories import paragraph
from tests.ui.typing_keys import type_text


def _letter(qtbot: QtBot, folder: Path) -> LetterEditor:
    made = LetterEditor(lambda: None, Drafts(folder))
    qtbot.addWidget(made)
    return made


def test_half_written_letter_is_there_again_after_a_fall(qtbot: QtBot, tmp_path: Path) -> None:
    first = _letter(qtbot, tmp_path)
    first.begin()
    type_text(first.title.edit, "Vœux")
    type_text(first.text.edit, "Bonne année")
    qtbot.waitUntil(lambda: "Bonne" in str(Drafts(tmp_path).kept("letter-")))

    again = _letter(qtbot, tmp_path)
    again.begin()

    assert (again.title.value(), again.text.text().plain()) == ("Vœux", "Bonne année")
    again.give_up()
    last = _letter(qtbot, tmp_path)
    last.begin()
    assert last.title.value() == ""
    assert list(tmp_path.iterdir()) == []


def test_letter_being_changed_has_a_draft_of_its_own_and_an_untouched_one_none(qtbot: QtBot, tmp_path: Path) -> None:
    letter = _letter(qtbot, tmp_path)
    letter.begin("Vœux", paragraph("Bonne année"))
    letter.kept.leave()
    assert list(tmp_path.iterdir()) == []
    type_text(letter.title.edit, " 2027")
    letter.kept.leave()

    again = _letter(qtbot, tmp_path)
    again.begin()
    assert again.title.value() == ""
    again.hide()
    again.begin("Vœux", paragraph("Bonne année"))
    assert "2027" in again.title.value()
    assert again.text.text().plain() == "Bonne année"
