"""The three palettes: every text is read on every ground it is written on, every edge of a control is seen."""

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.look import Look
from csxl_desktop.ui.style_sheet import style_sheet
from csxl_desktop.ui.tokens import PALETTES, Sizes, Tokens
from csxl_desktop.ui.widgets.status_strip import StatusStrip
from tests.legible.contrast import EDGES, WORDS, contrast

GROUNDS = ("background", "surface", "hover", "accent_soft", "neutral_soft")
INKS = ("text", "secondary", "accent", "good", "late", "wrong", "disabled")
PAIRS = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, f"{tone}_soft") for tone in ("good", "late", "wrong") for ink in (tone, "text", "secondary")),
    *(("on_accent", ground) for ground in ("accent", "accent_strong")),
    *(("on_badge", each.name) for each in fields(Tokens) if each.name.startswith("badge_")),
)
LINES = ("line_strong", "accent", "chosen_line", "good", "late", "wrong")


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(name: str, ink: str, ground: str) -> None:
    tokens = PALETTES[name]

    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= WORDS


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("line", LINES)
def test_every_edge_of_a_control_is_seen(name: str, line: str) -> None:
    tokens = PALETTES[name]

    assert min(contrast(getattr(tokens, line), getattr(tokens, ground)) for ground in GROUNDS[:3]) >= EDGES


@pytest.mark.parametrize("name", PALETTES)
def test_what_the_sheet_gives_an_edge_is_one_of_those(name: str, qapp: QApplication) -> None:
    """A control never stands behind the hairline of a card; one that cannot be used may."""
    assert qapp  # letters are measured
    sheet = style_sheet(Look(name, PALETTES[name], Sizes()))
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    controls = re.compile(r"^\s*(QPushButton|QLineEdit|QComboBox|QPlainTextEdit|QTextEdit|QToolButton\[look=.button)")
    faint = PALETTES[name].line
    behind = [
        selector.strip()
        for selector, body in rules
        if controls.match(selector) and ":disabled" not in selector and ":read-only" not in selector
        and re.search(rf"border(-color)?:[^;]*{faint}", body) and faint != PALETTES[name].line_strong
    ]  # fmt: skip

    assert behind == []


def test_a_pair_that_cannot_be_read_would_be_told() -> None:
    assert contrast("#C9D0DA", "#FFFFFF") < EDGES < contrast("#838C9B", "#FFFFFF") < WORDS
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


class _Hints:
    """What the system was asked for, in the place of the hints of a platform that asks for nothing."""

    def motionPreference(self) -> Qt.MotionPreference:
        return Qt.MotionPreference.ReducedMotion


def test_where_nothing_may_move_a_busy_bar_stands_still(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.set_progress("Reading", 0)
    moving = strip._bar.maximum()
    monkeypatch.setattr(QStyleHints, "accessibility", lambda _hints: _Hints())
    strip.set_progress("Reading", 0)

    assert (moving, strip._bar.maximum()) == (0, 1)
