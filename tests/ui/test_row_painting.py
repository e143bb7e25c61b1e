"""How a cell of a list is painted: two lines where one is too short, a pill below its text."""

from PySide6.QtGui import QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.row_delegate import two_lines
from csxl_desktop.ui.widgets.row_table import RowTable


def _painted(qtbot: QtBot, width: int, words: str, *, beside: str = "", pill: tuple[str, str] | None = None) -> QImage:
    """A list of one row, `width` pixels wide."""
    column: Column[str] = Column("Item", str, str, secondary=lambda _item: beside, state=lambda _item: pill)
    model = RowTableModel((column,), lambda item: item)
    model.set_rows([words])
    table = RowTable(model, "Items", header=False)
    qtbot.addWidget(table)
    table.resize(width, 60)
    table.show()
    qtbot.waitExposed(table)
    return table.viewport().grab().toImage()


def _inked(image: QImage) -> list[int]:
    """The lines of pixels on which words stand."""
    inside = range(8, image.width() - 8)
    return [y for y in range(look().sizes.row - 1) if any(image.pixelColor(x, y).lightness() < 130 for x in inside)]


def test_a_long_name_stands_on_two_lines(qtbot: QtBot) -> None:
    metrics = QFontMetrics(look().font(look().sizes.body))

    def lines(width: str) -> tuple[str, str]:
        return two_lines("Commune de Sainte-Alix – Cohésion sociale", metrics, metrics.horizontalAdvance(width))

    assert lines("Commune de Sainte-Alix – ") == ("Commune de Sainte-Alix –", "Cohésion sociale")
    first, second = lines("Commune de Sainte-A")
    assert first == "Commune de"
    assert second.startswith("Sainte-Alix – ")
    assert second.endswith("…")
    assert all(line.endswith("…") for line in lines("Com"))


def test_a_pill_stands_below_its_text_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    def pill_rows(width: int) -> set[int]:
        image, soft = _painted(qtbot, width, "09/12/2028", pill=("soon", "late")), look().color("late_soft").rgb()
        return {y for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == soft}

    middle = look().sizes.row // 2
    assert min(pill_rows(400)) < middle - 5
    assert min(pill_rows(104)) > middle - 5


def test_a_text_with_quieter_words_takes_two_lines_before_it_is_cut(qtbot: QtBot) -> None:
    long, short = "Thematic meeting on unemployment limited in time", "Thematic meeting"

    lines = [len(_inked(_painted(qtbot, 220, words, beside="15 min"))) for words in (long, short)]

    assert lines[0] > 1.6 * lines[1]


def test_quieter_words_stand_whole_on_a_second_line_where_the_first_has_no_room_for_them(qtbot: QtBot) -> None:
    needed = look().metrics(look().sizes.body).horizontalAdvance("Round of the table 20 min") + look().sizes.px(40)
    middle = look().sizes.row // 2

    beside, below = (
        _inked(_painted(qtbot, width, "Round of the table", beside="20 min"))
        for width in (needed, needed - look().sizes.px(50))
    )

    assert max(beside) < middle + 8
    assert max(below) > middle + 10


def test_of_short_quieter_words_nothing_stands_where_the_second_line_has_no_room_for_all_of_them(qtbot: QtBot) -> None:
    metrics, sizes = look().metrics(look().sizes.body), look().sizes
    width = metrics.horizontalAdvance("Activities of the council") + sizes.px(16 + 8 + 30)

    pictures = [
        _painted(qtbot, width, "Activities of the council Activities of the council", beside=beside)
        for beside in ("20 min", "")
    ]

    assert metrics.horizontalAdvance("20 min") > sizes.px(30)
    assert pictures[0] == pictures[1]
