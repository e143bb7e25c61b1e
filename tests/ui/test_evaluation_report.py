"""The report: begun, written, read section by section, its pages beside it."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.report_archives import ArchiveRow
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.report_outline import section_pages, title_key
from csxl_desktop.ui.evaluation.report_sections import next_to_read
from csxl_desktop.ui.evaluation.report_text import caption, same_text
from csxl_desktop.ui.jobs import Jobs
from tests.factories import paragraph
from tests.ui.evaluation_support import Trial, evaluation
from tests.ui.typing_keys import press_key, type_text


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


def begun(trial: Trial) -> ReportPlace:
    trial.run(lambda services: services.report.begin_year(2026))
    return trial.go("report", ReportPlace)


def sections(trial: Trial) -> list[SectionRow]:
    return trial.run(lambda services: services.report.sections(2026))


def test_a_year_without_report_is_begun_in_one_click(trial: Trial) -> None:
    place = trial.go("report", ReportPlace)
    assert place.stack.currentIndex() == 0
    assert place.empty.action is not None
    assert place.empty.action.text() == "Begin the report 2026"

    place.empty.action.click()
    trial.settle()

    assert place.stack.currentIndex() == 1
    assert [row.code for row in place.sections.model.rows()][:2] == ["introduction", "members"]
    shown = place.text.row()
    assert shown is not None
    assert shown.code == "introduction"
    archived = ArchiveRow(new_id(), 2026, 1, datetime(2026, 3, 4, 12, tzinfo=UTC), "Ana", "premier tirage", 1_240_000)
    place.look.archives.show_rows([archived])
    assert place.look.archives.texts() == ["Version 1 · 04/03/2026, by Ana · 1.2 MB · premier tirage"]


def test_the_pages_follow_what_is_typed(trial: Trial) -> None:
    place = begun(trial)
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()), timeout=15_000)

    trial.enter(place.text.text.edit)
    type_text(place.text.text.edit, "Une année bien remplie. ")
    with trial.qtbot.waitSignal(place.panel.shown, timeout=15_000):
        trial.leave()

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(place.panel.preview.pdf())).pages]
    assert any("Une année bien remplie." in page for page in pages)
    assert sections(trial)[0].text.plain().startswith("Une année bien remplie.")


def test_a_section_alone_stands_beside_its_text_until_the_whole_is_wanted(trial: Trial) -> None:
    place = begun(trial)
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()), timeout=15_000)
    whole = len(PdfReader(io.BytesIO(place.panel.preview.pdf())).pages)
    assert place.pages.whole_button.isHidden()

    with trial.qtbot.waitSignal(place.panel.shown, timeout=15_000):
        place.pages.alone_button.click()
    alone = [page.extract_text() for page in PdfReader(io.BytesIO(place.panel.preview.pdf())).pages]
    assert len(alone) < whole
    assert "Introduction" in alone[0]
    assert not place.pages.whole_button.isHidden()

    with trial.qtbot.waitSignal(place.panel.shown, timeout=15_000):
        place.pages.whole_button.click()
    assert len(PdfReader(io.BytesIO(place.panel.preview.pdf())).pages) == whole
    assert place.pages.whole_button.isHidden()


def test_read_marks_the_section_and_goes_to_the_next_one(trial: Trial) -> None:
    place = begun(trial)
    first, second = sections(trial)[:2]

    place.text.read_button.click()
    trial.settle()

    assert sections(trial)[0].state is SectionState.READ
    shown = place.text.row()
    assert shown is not None
    assert (shown.id, first.id) == (second.id, sections(trial)[0].id)
    assert place.sections.progress.text().startswith("1 of ")


def test_sections_are_reordered_renamed_and_left_out(trial: Trial) -> None:
    place = begun(trial)
    first = sections(trial)[0]

    press_key(place.sections.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    trial.settle()
    trial.enter(place.text.name.edit)
    place.text.name.edit.selectAll()
    type_text(place.text.name.edit, "Avant-propos")
    trial.leave()
    place.text.included.box.click()
    trial.settle()

    moved = sections(trial)[1]
    assert (moved.id, moved.title, moved.included) == (first.id, "Avant-propos", False)


def test_an_own_section_is_added_and_thrown_away(trial: Trial) -> None:
    place = begun(trial)
    before = len(sections(trial))

    trial.page.new_record()
    trial.settle()
    assert place.text.name.value() == "New section"
    trial.page.trash_record()
    trial.settle()
    assert len(sections(trial)) == before
    trial.undo_offers[0]()
    trial.settle()

    assert [row.title for row in sections(trial)][-1] == "New section"


def test_last_year_s_text_stands_under_a_fold(trial: Trial) -> None:
    trial.run(lambda services: services.report.begin_year(2025))
    trial.run(
        lambda services: services.records.change(
            ReportSection, services.report.sections(2025)[0].id, {"text": paragraph("Texte d’avant.")}
        )
    )
    place = begun(trial)

    assert place.text.caption.text().startswith("Unchanged since 2025")
    assert place.text.previous.text.isHidden()
    place.text.previous.fold.click()
    assert place.text.previous.text.isVisible()
    assert place.text.previous.text.text().plain() == "Texte d’avant."


def test_the_bookmarks_of_the_pages_lead_to_the_sections(trial: Trial) -> None:
    place = begun(trial)
    trial.qtbot.waitUntil(lambda: bool(place.panel.preview.pdf()), timeout=15_000)
    pdf = place.panel.preview.pdf()

    pages = section_pages(pdf)

    outline = {str(each.title): each for each in PdfReader(io.BytesIO(pdf)).outline if not isinstance(each, list)}
    assert pages
    reader = PdfReader(io.BytesIO(pdf))
    expected = {
        title_key(title): (reader.get_destination_page_number(each) or 0) + 1 for title, each in outline.items()
    }
    assert pages == expected


def test_texts_are_compared_by_what_they_say() -> None:
    one = RichText((Block("a", "p", (Span("Bonjour"),)),))
    other = RichText((Block("b", "p", (Span("Bonjour"),)),))

    assert same_text(one, other)
    assert not same_text(one, RichText((Block("a", "p", (Span("Bonjour", "b"),)),)))


@pytest.mark.parametrize(
    ("text", "previous", "words"),
    [
        ("", "", "Nothing written yet."),
        ("", "Avant", "Empty this year; 2025 had a text."),
        ("Avant", "Avant", "Unchanged since 2025; its live fields follow the figures of the year."),
        ("Neuf", "Avant", ""),
    ],
)
def test_the_caption_compares_with_the_year_before(text: str, previous: str, words: str) -> None:
    now, before = (paragraph(each) if each else RichText() for each in (text, previous))
    row = SectionRow(new_id(), "own", "Titre", 1, True, SectionState.TO_WRITE, now, before)

    assert caption(row, 2026) == words


def test_the_next_section_to_read_goes_round(trial: Trial) -> None:
    begun(trial)
    rows = sections(trial)

    assert next_to_read(rows, rows[-1].id) == rows[0]
    assert next_to_read(rows[:1], rows[0].id) is None
