"""Footnotes of the report: written, cited from the library, numbered, printed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.evaluation_choices import PublicationKind
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Span
from csxl_desktop.services.printing import render
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.report_notes import FootnoteDialog
from csxl_desktop.ui.jobs import Jobs
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.rich_text_keys import ALT, CTRL, press, put_cursor, type_text
from tests.ui.typing_keys import press_key
from tests.ui.typing_keys import type_text as type_into


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def written(trial: Trial) -> RichText:
    return trial.run(lambda services: services.report.sections(2026)[0].text)


def asked(place: ReportPlace) -> FootnoteDialog:
    found = place.text.text.findChildren(FootnoteDialog)[-1]
    assert found.isVisible()
    return found


def test_a_note_cites_the_library_and_is_numbered_and_printed(trial: Trial) -> None:
    values = {"title": "Baromètre social", "authors": "Observatoire", "kind": PublicationKind.SOURCE}
    values |= {"url": "https://a.example/barometre"}
    source = trial.run(lambda services: services.records.create(Publication, values)).record_id
    trial.run(lambda services: services.report.begin_year(2026))
    first = trial.run(lambda services: services.report.sections(2026)[0].id)
    text = RichText(
        (Block("a", runs=(Span("Un quart"), Mark("note", "old", (Span("Voir aussi."),)), Span(" de tous"))),)
    )
    trial.run(lambda services: services.records.change(ReportSection, first, {"text": text}))
    place = trial.go("report", ReportPlace)
    editor = place.text.text
    trial.enter(editor.edit)

    put_cursor(editor, 0, 2)
    press(editor, Qt.Key.Key_F, CTRL | ALT)
    dialog = asked(place)
    dialog.accept()
    assert dialog.isVisible()  # a note that says nothing
    type_into(dialog.source.edit, "barom")
    dialog.accept()
    assert dialog.isVisible()  # nothing chosen yet
    press_key(dialog.source.edit, Qt.Key.Key_Return)
    type_into(dialog.where.edit, "page 8")
    type_into(dialog.words.edit, "Chiffres de {year}.")
    dialog.accept()
    trial.enter(place.text.name.edit)
    trial.leave()

    note, old = written(trial).notes()
    assert note.note == (LiveField(f"source.{source.hex}|page 8"), Span(" Chiffres de "), LiveField("year"), Span("."))
    assert old.target == "old"
    assert editor.edit.objects.description(note) == (
        "Observatoire. Baromètre social, page 8. https://a.example/barometre Chiffres de 2026."
    )
    pdf = trial.run(lambda services: render(services.documents.report(2026)))
    page = next(
        words
        for each in PdfReader(io.BytesIO(pdf)).pages
        if "Un" in (words := each.extract_text()) and "quart" in words
    )
    flat = " ".join(page.replace("\u00a0", " ").replace("\u202f", " ").split())
    assert "1 Observatoire. Baromètre social, page 8. https://a.example/barometre Chiffres de 2026." in flat
    assert "2 Voir aussi." in flat


def test_a_note_is_changed_in_place_and_a_new_source_joins_the_library(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2026))
    first = trial.run(lambda services: services.report.sections(2026)[0].id)
    note = Mark("note", "n", (Span("En "), Span("italique", "i")))
    text = RichText((Block("a", runs=(Span("Un quart"), note)),))
    trial.run(lambda services: services.records.change(ReportSection, first, {"text": text}))
    place = trial.go("report", ReportPlace)
    trial.enter(place.text.text.edit)

    put_cursor(place.text.text, 0, -1)
    press(place.text.text, Qt.Key.Key_Return, ALT)
    dialog = asked(place)
    assert (dialog.source.value(), dialog.words.value()) == (None, "En italique")
    dialog.source.create_requested.emit("Enquête nouvelle")
    trial.settle()
    assert dialog.source.edit.text() == "Enquête nouvelle"
    dialog.accept()
    trial.enter(place.text.text.edit)
    press(place.text.text, Qt.Key.Key_End)
    type_text(place.text.text, " Fin.")
    trial.enter(place.text.name.edit)
    trial.leave()

    (source,) = trial.run(lambda services: services.library.rows())
    (changed,) = written(trial).notes()
    assert source.kind is PublicationKind.SOURCE
    assert changed.note == (LiveField(f"source.{source.id.hex}"), Span(" En "), Span("italique", "i"))
    assert changed.target != "n"
    assert written(trial).plain() == "Un quart Fin."
