"""The letter paper in the settings: a file is chosen, a letter on it shown, ticks and numbers saved when left."""

import io
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.services.letterhead import LetterheadService, LetterheadSettings
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.home.settings_paper import PaperCard
from csxl_desktop.ui.widgets.text_fields import CheckField
from tests.ui.groups_support import Rig


@pytest.fixture
def card(qtbot: QtBot, rig: Rig) -> PaperCard:
    page = HomePage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    page.settings_button.click()
    rig.settle()
    assert page.settings is not None
    return page.settings.paper


def kept(rig: Rig) -> LetterheadSettings:
    return rig.ask(lambda: LetterheadService(rig.context.services.database).settings())


def file(folder: Path, size: tuple[float, float] = A4, pages: int = 1) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(pages):
        canvas.setFillColorRGB(0.9, number / 2, 0)
        canvas.rect(0, size[1] - 60, size[0], 60, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    path = folder / "papier.pdf"
    path.write_bytes(out.getvalue())
    return path


def corner(card: PaperCard) -> tuple[int, int, int]:
    """The colour at the upper edge of the letter shown."""
    colour = card.picture.pixmap().toImage().pixelColor(20, 10)
    return colour.red(), colour.green(), colour.blue()


def test_without_one_a_plain_letter_is_shown(card: PaperCard) -> None:
    assert card.file.text() == "No letter paper yet: documents carry the head above."
    assert corner(card) == (255, 255, 255)
    assert not card.remove_button.isVisible()
    assert not any(field.isEnabled() for field in (*card.fields.values(), *card.served.values()))


def test_a_file_is_chosen_shown_and_taken_away(rig: Rig, card: PaperCard, tmp_path: Path) -> None:
    card.take_file(file(tmp_path))
    rig.settle()
    assert card.file.text() == kept(rig).file_name == "papier.pdf"
    assert corner(card)[0] > 200 > corner(card)[1]
    assert not card.page.isVisible()
    assert not card.notice.isVisible()

    card.remove_button.click()
    rig.settle()
    assert kept(rig).file_name == ""
    assert corner(card) == (255, 255, 255)


def test_another_page_of_the_file_is_one_number_away(rig: Rig, card: PaperCard, tmp_path: Path) -> None:
    card.take_file(file(tmp_path, pages=2))
    rig.settle()
    first = corner(card)
    assert card.page.isVisible()

    card.page.edit.setText("2")
    card.page.flush()
    rig.settle()

    assert corner(card) != first


def test_ticks_and_numbers_are_saved_when_left(rig: Rig, card: PaperCard, tmp_path: Path) -> None:
    card.take_file(file(tmp_path))
    rig.settle()
    minutes, top, pages = card.served["minutes"], card.fields["top"], card.fields["every_page"]
    assert isinstance(minutes, CheckField)
    minutes.box.click()
    top.edit.setText("70")  # type: ignore[attr-defined]
    top.flush()
    pages.set_value(True)
    pages.committed.emit(True)
    rig.settle()

    use = kept(rig).use
    assert {"minutes", "letters"} <= use.kinds
    assert (use.top, use.bottom, use.every_page) == (70, 25, True)

    top.edit.setText("500")  # type: ignore[attr-defined]
    top.flush()
    assert "from 0 to 120" in top.refusal()
    assert kept(rig).use.top == 70


def test_a_page_that_is_not_a4_is_said(rig: Rig, card: PaperCard, tmp_path: Path) -> None:
    card.take_file(file(tmp_path, letter))
    rig.settle()

    assert card.notice.text().startswith("This paper is not A4: it is fitted to the width")


@pytest.mark.parametrize(("name", "content"), [("papier.pdf", b"%PDF-1.4 broken"), ("gone.pdf", None)])
def test_what_cannot_be_read_is_said_and_changes_nothing(
    rig: Rig, card: PaperCard, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    card.take_file(tmp_path / name)
    rig.settle()

    assert rig.shown == [
        f"“{name}” cannot be read as letter paper: choose a PDF, a JPEG or a PNG that opens in other programs."
    ]
    assert kept(rig).file_name == ""


def test_a_lost_file_is_said(rig: Rig, card: PaperCard, tmp_path: Path) -> None:
    card.take_file(file(tmp_path))
    rig.settle()
    for path in (rig.context.services.database.folder / "annexes").glob("??/*"):
        path.unlink()

    card.reload()
    rig.settle()

    assert card.notice.text().startswith("The letter paper is lost")
    assert corner(card) == (255, 255, 255)
