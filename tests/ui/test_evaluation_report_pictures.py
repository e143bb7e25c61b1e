"""Pictures and links of the report: their words, and what is printed of them."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.report_pictures import PictureDialog
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.widgets.rich_text_link import LinkDialog
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.rich_text_keys import ALT, CTRL, SHIFT, press, put_cursor
from tests.ui.typing_keys import press_key

A = "https://a.example"


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def begun(trial: Trial) -> ReportPlace:
    trial.run(lambda services: services.report.begin_year(2026))
    return trial.go("report", ReportPlace)


def asked(place: ReportPlace) -> PictureDialog:
    trial_dialogs = place.text.text.findChildren(PictureDialog)
    assert trial_dialogs[-1].isVisible()
    return trial_dialogs[-1]


def test_a_picture_comes_with_its_words_and_they_are_changed(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begun(trial)
    editor = place.text.text
    path = tmp_path / "colline.png"
    Image.new("RGB", (40, 30), "#7FB7BE").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    trial.enter(editor.edit)
    put_cursor(editor, 0, 0)

    editor.toolbar.command_button("picture").click()
    trial.qtbot.waitUntil(lambda: bool(editor.findChildren(PictureDialog)))
    dialog = asked(place)
    dialog.caption.set_value("La colline")
    dialog.alt.set_value("Une colline verte")
    dialog.width_field.set_value(0.5)
    dialog.beside.set_value(True)
    dialog.accept()
    (at,) = [place for place, block in enumerate(editor.text().blocks) if block.kind == "image"]
    put_cursor(editor, at, 0)
    press(editor, Qt.Key.Key_Return, ALT)
    dialog = asked(place)
    dialog.caption.set_value("La colline en mai")
    dialog.accept()
    trial.enter(editor.edit)
    trial.leave()

    text = trial.run(lambda services: services.report.sections(2026)[0].text)
    (block,) = [block for block in text.blocks if block.kind == "image"]
    assert (block.caption, block.alt, block.width) == ("La colline en mai", "Une colline verte", 0.5)
    assert block.beside
    content = trial.run(lambda services: services.documents.report(2026).content)
    with Image.open(io.BytesIO(content.attachments[block.attachment])) as kept:
        assert kept.size == (40, 30)


def pictures(trial: Trial) -> list[Block]:
    rows = trial.run(lambda services: services.report.sections(2026))
    return [block for row in rows for text in (row.text, row.closing) for block in text.blocks if block.kind == "image"]


def test_a_picture_never_lands_in_a_section_that_did_not_want_it(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begun(trial)
    editor = place.text.text
    path = tmp_path / "colline.png"
    Image.new("RGB", (40, 30), "#7FB7BE").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))

    editor.toolbar.command_button("picture").click()
    press_key(place.sections.list, Qt.Key.Key_Down)
    trial.settle()
    assert not editor.findChildren(PictureDialog)
    assert len(trial.refusals) == 1

    editor.toolbar.command_button("picture").click()
    trial.qtbot.waitUntil(lambda: bool(editor.findChildren(PictureDialog)))
    press_key(place.sections.list, Qt.Key.Key_Down)
    asked(place).accept()
    trial.enter(editor.edit)
    trial.leave()
    assert not pictures(trial)
    assert trial.refusals[1].startswith("Another text has come on screen meanwhile")


def test_the_qr_code_of_a_link_is_asked_for(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    place = begun(trial)
    editor = place.text.text
    editor.set_value(RichText((Block("a", runs=(Span("Le site", url=A),)),), {"qr": ["https://b.example"], "later": 1}))
    shown: list[bool] = []

    def answer(dialog: LinkDialog) -> int:
        shown.append(dialog.qr.isChecked())
        dialog.qr.click()
        dialog.accept()
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(LinkDialog, "exec", answer)
    put_cursor(editor, 0, 2)
    press(editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert editor.text().extra == {"later": 1, "qr": ["https://b.example", A]}
    put_cursor(editor, 0, 2)
    press(editor, Qt.Key.Key_K, CTRL | SHIFT)

    assert editor.text().extra == {"qr": ["https://b.example"], "later": 1}
    assert shown == [False, True]
