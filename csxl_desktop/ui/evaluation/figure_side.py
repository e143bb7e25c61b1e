"""Beside all figures: the charts, or what the figure chosen rests on. The page scrolls, and nothing in it."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from csxl_desktop.ui.evaluation.figure_charts import ChartsCard
from csxl_desktop.ui.evaluation.figure_table import BehindCard
from csxl_desktop.ui.look import look

_ABOVE = 2  # rows of the figures above the marked one, beside which this begins


class FigureSide(QWidget):
    """Follows the marked figure down the page, with its definition on top."""

    def __init__(self, charts: ChartsCard, behind: BehindCard, definition: QLabel) -> None:
        super().__init__()
        self._charts, self._behind = charts, behind
        self._lead = QWidget()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.inside)
        for each in (self._lead, definition, charts, behind):
            self._box.addWidget(each)
        self._box.addStretch(1)
        self.stand_at(0)
        self.show_behind(shown=False)

    def stand_at(self, height: int) -> None:
        """Stand beside what is `height` pixels below the first figure."""
        lead = max(0, height - _ABOVE * look().sizes.compact_row)
        self._lead.setFixedHeight(lead)
        self._lead.setVisible(lead > 0)

    def show_behind(self, *, shown: bool) -> None:
        """What the figure rests on in place of the charts, or the charts again."""
        self._charts.setVisible(not shown)
        self._behind.setVisible(shown)
