"""The questions of a survey: a line each, with the fields that its kind asks for."""

from collections.abc import Callable, Mapping
from typing import Any

from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.surveys import SurveyQuestion
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.surveys import QuestionRow
from csxl_desktop.ui.evaluation.part_rows import PartEditor, PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, NumberField, TextField

QUESTION_KINDS = {
    QuestionKind.SCALE: N_("scale"),
    QuestionKind.ONE: N_("one choice"),
    QuestionKind.SEVERAL: N_("several choices"),
    QuestionKind.YES_NO: N_("yes or no"),
    QuestionKind.NUMBER: N_("number"),
    QuestionKind.TEXT: N_("in words"),
}
_CHOSEN, _SCALE = {QuestionKind.ONE, QuestionKind.SEVERAL}, {QuestionKind.SCALE}
_ASKED_OF = {
    "choices": _CHOSEN,
    "lowest": _SCALE,
    "lowest_label": _SCALE,
    "highest": _SCALE,
    "highest_label": _SCALE,
}


class QuestionEditor(PartEditor):
    """Choices are asked of a choice, the two ends and their words of a scale."""

    def show_row(self, row: QuestionRow, place: int, *, same: bool) -> None:
        super().show_row(row, place, same=same)
        for column, field in zip(self._columns, self.fields, strict=True):
            field.setVisible(column not in _ASKED_OF or row.kind in _ASKED_OF[column])


def question_rows(place: Place, owner: Callable[[], Mapping[str, Any]]) -> PartRows:
    """The lines of the questions; `owner()` ties a new one to the survey."""
    return PartRows(
        place,
        SurveyQuestion,
        (
            PartField("text", _("Question"), lambda: TextField("", placeholder=_("Question"), limit=600), 4),
            PartField("kind", _("Kind"), lambda: ChoiceField("", choices(QUESTION_KINDS)).narrow(), 2),
            PartField(
                "choices",
                _("Choices"),
                lambda: MultilineField("", placeholder=_("One a line"), lines=3, whole=True),
                line=1,
            ),
            PartField("lowest", _("Lowest"), lambda: NumberField(""), line=1),
            PartField("lowest_label", _("Means"), lambda: TextField("", placeholder=_("not at all")), 3, line=1),
            PartField("highest", _("Highest"), lambda: NumberField(""), line=1),
            PartField("highest_label", _("Means"), lambda: TextField("", placeholder=_("very much")), 3, line=1),
        ),
        add_words=_("Add a question"),
        thrown_words=_("Question moved to the trash"),
        owner=owner,
        editor=QuestionEditor,
    )
