"""Parts of a record below each other: what stands in front of their words, and behind them, stands in columns."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from pytestqt.qtbot import QtBot

from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool


@dataclass(frozen=True)
class _Part:
    kind: str
    state: str
    id: UUID = field(default_factory=uuid4)


def _shown(part: _Part) -> Shown:
    tools = (Tool("trash-2", f"Remove: {part.kind}", lambda: None),)
    return Shown(f"The {part.kind}", badge=(part.kind, "teal"), pills=((part.state, "good"),), tools=tools)


def test_words_and_states_stand_in_columns_whatever_the_badges_say(qtbot: QtBot) -> None:
    lines = Lines(_shown)
    qtbot.addWidget(lines)
    lines.resize(500, 200)
    lines.show_rows([_Part("Tool", "adopted"), _Part("Thematic directory", "on trial")])
    with qtbot.waitExposed(lines):
        lines.show()

    def left(of: str) -> set[int]:
        found = [each for line in lines.editors() for each in line.findChildren(Pill)]
        words = [line._words for line in lines.editors()]
        return {each.mapTo(lines, each.rect().topLeft()).x() for each in (found if of == "states" else words)}

    assert len(left("words")) == 1
    assert len(left("states")) == 1

    lines.show_rows([_Part("Tool", "adopted"), _Part("Note", "under way")])
    qtbot.waitUntil(lambda: len(left("words")) == 1 and max(left("words")) < 100)
