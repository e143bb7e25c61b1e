"""What leaves the Répertoire with a selection: labels, badges, cards, letters, tables."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.ui.directory.selection_export_place import ExportPlace
from csxl_desktop.ui.directory.selection_letter import LetterPlace
from csxl_desktop.ui.directory.selection_print import LabelsPlace, PrintPlace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.documents.trial_meeting import whole
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.selection_support import save_to, use


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


# Documents.


@pytest.mark.parametrize(
    ("place", "words"),
    [("labels", "1099 Sainte-Alix"), ("badges", "Anna Diop"), ("table-names", "Les Tilleuls")],
)
def test_what_is_printed_is_shown(rig: DirectoryRig, place: str, words: str) -> None:
    from csxl_desktop.domain.directory import Organisation  # an address, for the labels alone

    rig.ask(
        lambda: rig.dossier.workspace.records.change(
            Organisation, rig.ids["Les Tilleuls"], {"street": "Rue X 1", "postal_code": "1099"}
        )
    )
    use(rig, place, every=True)
    shown = rig.page.right.sending.place(place)
    assert isinstance(shown, PrintPlace)
    assert words in whole(shown.panel.preview.pdf())


def labels_of(rig: DirectoryRig) -> LabelsPlace:
    found = rig.page.right.sending.place("labels")
    assert isinstance(found, LabelsPlace)
    return found


def test_a_sheet_of_any_size_is_remembered_and_an_impossible_one_refused(rig: DirectoryRig) -> None:
    use(rig, "labels", every=True)
    labels = labels_of(rig)
    assert labels.free.isHidden()
    assert "(Le) Canevas" in labels.notice.text()
    labels.sheet.combo.setCurrentIndex(3)
    labels.sheet.flush()
    assert not labels.free.isHidden()
    labels.sizes["columns"].edit.setText("2")
    labels.sizes["columns"].flush()
    labels.sizes["width"].edit.setText("90,5")
    labels.sizes["width"].flush()
    rig.wait()
    assert (labels.chosen_sheet().columns, labels.chosen_sheet().width) == (2, 90.5)

    again = LabelsPlace(labels.context, rig.page)
    assert (again.chosen_sheet().columns, again.chosen_sheet().width) == (2, 90.5)

    labels.sizes["columns"].edit.setText("9")
    labels.sizes["columns"].flush()
    rig.wait()
    assert labels.notice.text().startswith("These labels do not stand on an A4 sheet")
    labels.context.state.set_text("selections/labels", "[damaged")
    assert LabelsPlace(labels.context, rig.page).chosen_sheet().name == "Avery L7160"
    again.deleteLater()


def test_a_start_beyond_the_sheet_is_refused(rig: DirectoryRig) -> None:
    use(rig, "labels", every=True)
    labels_of(rig).start.edit.setText("22")
    labels_of(rig).start.flush()
    rig.wait()
    shown = [each.text() for each in rig.page.findChildren(QLabel) if each.isVisible()]
    assert [each for each in shown if "from 1 to 21" in each]  # once, where the pages would stand
    assert rig.refusals == []


def letter_of(rig: DirectoryRig) -> LetterPlace:
    found = rig.page.right.sending.place("letter")
    assert isinstance(found, LetterPlace)
    return found


def test_a_letter_is_written_then_printed_for_each(
    rig: DirectoryRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(rig, "letter", every=True)
    letter = letter_of(rig)
    assert not letter.editor.isHidden()
    offers: list[Callable[[], object]] = []
    rig.page.undo_offered.connect(lambda _words, back: offers.append(back))
    letter.editor.title.edit.setText("Vœux")
    letter.editor.give_up()
    assert letter.editor.isHidden()
    offers.pop()()
    assert (letter.editor.isHidden(), letter.editor.title.edit.text()) == (False, "Vœux")
    letter.new_text()
    assert letter.editor.title.edit.text() == "Vœux"  # half written: it stays
    letter.editor.title.edit.setText("")
    letter.editor.keep_button.click()
    assert letter.editor.title.refusal() == "A letter needs a subject and a text."
    letter.editor.title.edit.setText("Vœux")
    letter.editor.text.set_value(RichText((Block("a", "p", (Span("Bonjour "), LiveField("organisation"))),)))
    letter.editor.keep_button.click()
    rig.wait()
    rig.wait()
    assert letter.editor.isHidden()
    assert "Bonjour Les Tilleuls" in whole(letter.panel.preview.pdf())

    path = tmp_path / "letters.docx"
    save_to(monkeypatch, path)
    letter.word_button.click()
    rig.wait()
    assert path.read_bytes()[:2] == b"PK"

    letter.edit_button.click()
    assert (letter.editor.title.edit.text(), letter.editor.text.text().plain()) == ("Vœux", "Bonjour {organisation}")
    letter.note_button.click()
    letter.log.action.click()
    rig.wait()
    (noted,) = rig.ask(lambda: rig.dossier.workspace.selections.mailings())
    assert (noted.title, noted.channel, noted.recipients) == ("Vœux", "post", 2)


# Exports.


def export_of(rig: DirectoryRig) -> ExportPlace:
    found = rig.page.right.sending.place("export")
    assert isinstance(found, ExportPlace)
    return found


def test_the_columns_ticked_are_exported_and_remembered(
    rig: DirectoryRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(rig, "export", every=True)
    export = export_of(rig)
    for key, box in export.boxes.items():
        box.setChecked(key in {"organisation", "email"})
    path = tmp_path / "members.csv"
    save_to(monkeypatch, path)
    export.csv_button.click()
    rig.wait()

    text = path.read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [
        ["Organisation", "E-mail"],
        ["(Le) Canevas", ""],
        ["Les Tilleuls", "info@lt.example"],
    ]
    assert ExportPlace(export.context, rig.page).columns() == ["organisation", "email"]
    for box in export.boxes.values():
        box.setChecked(False)
    assert not export.xlsx_button.isEnabled()


@pytest.mark.parametrize(
    ("press", "suffix", "begins"),
    [
        (lambda export: export.xlsx_button, "xlsx", b"PK"),
        (lambda export: export.cards_button, "vcf", b"BEGIN:VCARD"),
    ],
)
def test_a_selection_leaves_for_excel_and_for_address_books(
    rig: DirectoryRig,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    press: Callable[[ExportPlace], QPushButton],
    suffix: str,
    begins: bytes,
) -> None:
    use(rig, "export", every=True)
    path = tmp_path / f"file.{suffix}"
    save_to(monkeypatch, path)
    press(export_of(rig)).click()
    rig.wait()
    assert path.read_bytes().startswith(begins)
