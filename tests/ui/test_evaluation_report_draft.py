"""The pages beside the text follow what is typed, before it is saved, and where the cursor stands."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def words(place: ReportPlace) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(place.panel.preview.pdf())).pages]


def test_the_section_alone_is_shown_while_typing_and_the_whole_once_saved(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    preview = place.panel.preview
    trial.qtbot.waitUntil(lambda: bool(preview.pdf()), timeout=15_000)
    whole = preview.page_count()

    trial.enter(place.text.text.edit)
    place.text.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    place.text.text.edit.textCursor().insertText(" Encore des mots qui remplissent la page." * 120)
    type_text(place.text.text.edit, " Voici la chute.")
    trial.qtbot.waitUntil(lambda: any("Voici la chute." in page for page in words(place)), timeout=15_000)

    assert place.panel.is_draft()
    assert preview.page_count() < whole
    at = next(number for number, page in enumerate(words(place), start=1) if "Voici la chute." in page)
    assert at > 1
    trial.qtbot.waitUntil(lambda: preview.page() == at, timeout=15_000)

    sent: list[bytes] = []
    place.panel._go_out(lambda _document, pdf: sent.append(pdf))  # the dialog that asks for a place would wait
    trial.qtbot.waitUntil(lambda: bool(sent), timeout=15_000)
    printed = [page.extract_text() for page in PdfReader(io.BytesIO(sent[0])).pages]
    assert len(printed) >= whole
    assert any("Voici la chute." in page for page in printed)
    trial.qtbot.waitUntil(lambda: not place.panel.is_draft(), timeout=15_000)
    trial.qtbot.waitUntil(lambda: "Voici la chute." in words(place)[preview.page() - 1], timeout=15_000)


def test_words_that_stand_nowhere_are_not_looked_for_on_every_page(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    preview = place.panel.preview
    trial.qtbot.waitUntil(lambda: bool(preview.pdf()), timeout=15_000)
    trial.settle()
    writer, stream = PdfWriter(), io.BytesIO()
    for _page in range(101):
        writer.add_blank_page(595, 842)
    writer.write(stream)
    preview.show_pdf(stream.getvalue(), "blank")
    preview.go_to_page(80)
    asked, text_of = list[int](), preview.text_of

    def noted(number: int) -> str:
        asked.append(number)
        return text_of(number)

    monkeypatch.setattr(preview, "text_of", noted)
    trial.enter(place.text.text.edit)
    place.text.text.edit.moveCursor(QTextCursor.MoveOperation.End)

    trial.qtbot.waitUntil(lambda: bool(asked))
    assert set(asked) == {*range(1, 25), 80, 81}


def test_what_was_just_typed_goes_to_word(trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    place = trial.go("report", ReportPlace)
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()), timeout=15_000)
    target = tmp_path / "rapport.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    trial.enter(place.text.text.edit)
    place.text.text.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(place.text.text.edit, " Voici la chute.")

    place.pages.word_button.click()

    trial.qtbot.waitUntil(target.exists, timeout=15_000)
    written = docx.Document(io.BytesIO(target.read_bytes()))
    assert any("Voici la chute." in paragraph.text for paragraph in written.paragraphs)
