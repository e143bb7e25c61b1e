"""The charts of the year, one at a time, each with its numbers beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from csxl_desktop.domain.chart import HeatMap, Picture, in_words
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.widgets.chart import ChartView
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

_NO_CHART = N_("Nothing to show of this year yet: figures come by themselves with the attendance of the meetings.")
_LEAST = 300  # pixels of a chart
NAMES = (
    ("assemblies", N_("Assemblies")),
    ("months", N_("Months")),
    ("members", N_("Members")),
    ("presence", N_("Presence")),
    ("categories", N_("Categories")),
    ("groups", N_("Groups")),
)


class ChartsCard(Card):
    """`chosen(target)` when a place of a chart is opened."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, Picture] = {}
        self.switch = SegmentedSwitch(_("Which chart"), [(code, _(name)) for code, name in NAMES], wraps=True)
        self.title = SectionLabel()
        self.view = ChartView(empty=_(_NO_CHART), least=_LEAST)
        self.numbers = label("", "small", wrap=True, selectable=True)
        self.note = label("", "small", wrap=True)
        for part in (self.switch, self.title, self.view, self.note, self.numbers):
            self.box.addWidget(part)
        self.switch.changed.connect(lambda _code: self._show())
        self.view.chosen.connect(self.chosen)

    def show_pictures(self, pictures: Sequence[tuple[str, Picture]]) -> None:
        self._pictures = dict(pictures)
        self._show()

    def show_chart(self, code: str) -> None:
        self.switch.set_value(code)
        self._show()

    def _show(self) -> None:
        picture = self._pictures.get(self.switch.value())
        self.title.setText(picture.title if picture else "")
        self.view.show_picture(picture)
        self.note.setText(picture.note if picture else "")
        self.note.setVisible(bool(self.note.text()))
        told = picture is not None and not isinstance(picture, HeatMap)
        self.numbers.setText(in_words(picture) if picture and told else "")
        self.numbers.setVisible(told)
