"""What the report of a year prints of the figures: charts to tick, the most years side by side."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.domain.report_choices import CHART_NAMES, YEARS_OFFERED, ReportChoices
from csxl_desktop.i18n import _
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import FormLayout, scrolled
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField

_LEAST = 130  # pixels of what is unfolded


class ReportCharts(QWidget):
    """Folded until asked for; a chart without anything to show is left out whatever is ticked.

    Unfolded it scrolls in the room that the texts of the section leave; `opened` asks other folds for theirs.
    """

    opened = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.fold = link_button(_("Charts and years printed…"), self.toggle, "chevron-right")
        self.charts = {code: CheckField(_(name)) for code, name in CHART_NAMES.items()}
        self.years = ChoiceField(
            _("Years side by side, at the most"),
            [(count, str(count)) for count in YEARS_OFFERED],
        )
        inner = QWidget()
        form = FormLayout(1)
        for code, field in self.charts.items():
            self._save(field, self._chart_write(code))
            form.add(field)
        self._save(self.years, self._years_write)
        form.add(self.years)
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look().sizes.px(4))
        inside.addLayout(form)
        inside.addWidget(
            label(_("A chart is printed where it has something to show, its numbers beneath."), "small", wrap=True)
        )
        self.choices = scrolled(inner)
        self.choices.setMinimumHeight(look().sizes.px(_LEAST))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.fold)
        box.addWidget(self.choices, 1)
        self._open(shown=False)

    def toggle(self) -> None:
        self._open(shown=self.choices.isHidden())
        if not self.choices.isHidden():
            self.opened.emit()

    def close_fold(self) -> None:
        """Leave the room to a text."""
        self._open(shown=False)

    def _open(self, *, shown: bool) -> None:
        self.choices.setVisible(shown)
        height = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        set_icon(self.fold, "chevron-down" if shown else "chevron-right", "accent")

    def reload(self) -> None:
        context, year = self._place.context, self._place.year
        self._place.ask(lambda: context.services.report_choices.choices(year), self.show_choices, "report_choices")

    def show_choices(self, choices: ReportChoices) -> None:
        for code, field in self.charts.items():
            field.refresh(code in choices.charts)
        self.years.refresh(choices.years)

    def _save(self, field: CheckField | ChoiceField, write: Callable[..., Callable[[], object]]) -> None:
        save_when_left(field, self._place.context.jobs, self._place.context.errors, write, self.reload)

    def _chart_write(self, code: str) -> Callable[[bool], Callable[[], object]]:
        context = self._place.context

        def write(wanted: bool) -> Callable[[], object]:
            year = self._place.year
            return lambda: context.services.report_choices.choose_chart(year, code, wanted=wanted)

        return write

    def _years_write(self, years: int) -> Callable[[], object]:
        context, year = self._place.context, self._place.year
        return lambda: context.services.report_choices.choose_years(year, years)
