"""What a survey says, kept as a figure of the coordination: a result chosen, the figure that takes it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from csxl_desktop.documents.survey_words import tally_words
from csxl_desktop.domain.survey_counts import Tally
from csxl_desktop.domain.survey_results import Result, results
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import decimal, percent
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.surveys import SurveyRow
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class SurveyResults(Card):
    """`keep(question, result, figure)` writes; no figure chosen is a new one."""

    def __init__(self, figure: ReferenceField, keep: Callable[[UUID, str, UUID | None], None]) -> None:
        super().__init__(_("Keep a result as a figure"))
        self._keep = keep
        self._survey: UUID | None = None
        self.result = ChoiceField(_("Result")).narrow()
        self.figure = figure
        self.button = button(_("Keep as a figure"), "chart-column", self._chosen)
        words = _("It stands under “Figures”, in the report, with the survey as its source.")
        self.note = label(words, "secondary", wrap=True)
        form = FormLayout(2)
        form.add(self.result, 2)
        form.add(self.figure, 2)
        self.box.addLayout(form)
        self.box.addWidget(self.note)
        self.box.addWidget(self.button)

    def show_row(self, row: SurveyRow) -> None:
        """The results of the sheets typed in so far; nothing to keep, no card."""
        if row.id != self._survey:
            self._survey = row.id
            self.figure.set_value(None)
        found = tuple(_results(row))
        self.setVisible(bool(found))
        self.result.set_options(found)
        if found and self.result.value() not in [key for key, _words in found]:
            self.result.set_value(found[0][0])

    def _chosen(self) -> None:
        chosen = self.result.value()
        if chosen is not None:
            question, result = chosen
            self._keep(question, result, self.figure.value())
            self.figure.set_value(None)


def _results(row: SurveyRow) -> Sequence[tuple[tuple[UUID, str], str]]:
    return [
        ((question.id, result.key), f"{place}. {question.text} – {result_words(result)}")
        for place, (question, count) in enumerate(zip(row.questions, row.counts, strict=True), start=1)
        for result in results(count)
    ]


def result_words(result: Result) -> str:
    """“moyenne 3,4”, “oui : 70 %”, “oui : 7”."""
    if result.value is not None and not result.label:
        return _("mean {number}").format(number=decimal(float(result.value), 1))
    told = decimal(float(result.value)) if result.value is not None else percent(float(result.share or 0) / 100, 1)
    said, _count, _share = tally_words(Tally(result.label, 0, 0))
    return told_of(said, told)
