"""The three parts of a refusal have the form of paragraphs wherever a strip shows them."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.errors import TextTooLongError
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.widgets.messages import Notice


def test_a_refusal_of_three_parts_is_three_paragraphs(qtbot: QtBot) -> None:
    """The first stands out: what happened; what is safe and what to do stand below it."""
    notice = Notice()
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(notice)
    holder.resize(600, 200)
    holder.show()
    qtbot.waitExposed(holder)
    refused = sentence(TextTooLongError(length=300, limit=200))
    told = refused.split("\n")
    assert len(told) == 3

    notice.say(refused, "late")

    lines = [each for each in notice.findChildren(QLabel) if each.isVisible() and each.text()]
    assert [each.text() for each in lines] == told
    assert [each.property("look") for each in lines] == ["strong", "", ""]
    assert [each.y() for each in lines] == sorted({each.y() for each in lines})
    assert notice.text() == notice.accessibleName() == refused

    notice.say("Saved.", "good")

    assert [each.text() for each in notice.findChildren(QLabel) if each.isVisible() and each.text()] == ["Saved."]
