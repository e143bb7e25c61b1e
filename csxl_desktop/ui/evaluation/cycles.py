"""Évaluation qualitative: a theme over several years, its actors, steps and criteria; a module, off until wanted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.attainments import ATTAINMENTS
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.cycle_words import CYCLE_STATES, NATURES
from csxl_desktop.domain.cycles import CycleActor, CycleCriterion, CycleStep, EvaluationCycle
from csxl_desktop.domain.evaluation_choices import CycleState
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.cycles import CriterionRow, CycleRow
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.evaluation.cycle_step import StepCard
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartEditor, PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, NumberField, TextField

_TONES = {
    CycleState.PLANNED: "neutral",
    CycleState.RUNNING: "accent",
    CycleState.DONE: "good",
    CycleState.DROPPED: "neutral",
}


def _line(name: str) -> Callable[[], TextField]:
    return lambda: TextField("", placeholder=name)


class CriterionEditor(PartEditor):
    """Below its lines, what its indicator was worth beside what was aimed at."""

    def __init__(self, place: Place, entity: type[Record], specs: Sequence[PartField], row_id: UUID) -> None:
        super().__init__(place, entity, specs, row_id)
        self.reached = label("", "secondary", wrap=True)
        self.under.addWidget(self.reached)

    def show_row(self, row: CriterionRow, place: int, *, same: bool) -> None:
        super().show_row(row, place, same=same)
        self.reached.setText(row.reached)
        self.reached.setVisible(bool(row.reached))


class CyclePane(RecordPane):
    """The steps of all years stand together; the list says those of the year."""

    ENTITY = EvaluationCycle

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("Title"), required=True), "title")
        self.theme = bind(TextField(_("Theme")), "theme")
        self.first = bind(NumberField(_("From the year")), "from_year")
        self.last = bind(NumberField(_("Until the year")), "to_year")
        self.state = bind(ChoiceField(_("State"), choices(CYCLE_STATES)), "state")
        self.objectives = bind(self.words(_("Objectives")), "objectives")
        self.presentation = bind(self.words(_("Presentation")), "presentation")
        self.steps = self._steps()
        self.actors = self._actors()
        self.criteria = self._criteria()
        told = card_of("", 2, self.name, self.theme, self.first, self.last, self.state)
        self.step = StepCard(self)
        cards = [Card(_("Steps")), Card(_("Who takes part")), Card(_("Criteria and indicators"))]
        for card, rows in zip(cards, (self.steps, self.actors, self.criteria), strict=True):
            card.box.addWidget(rows)
        self.lay(told, cards[0], self.step, *cards[1:], card_of("", 1, self.objectives, self.presentation))

    def show_more(self, row: CycleRow) -> None:
        self.steps.show_rows(row.steps)
        self.step.show_steps(row.steps, self.place.year)
        self.actors.show_rows(row.actors)
        self.criteria.show_rows(row.criteria)

    def _steps(self) -> PartRows:
        return PartRows(
            self.place,
            CycleStep,
            (
                PartField("title", _("Step"), _line(_("Step")), 7, blank=_("New step")),
                PartField("year", _("Year"), lambda: NumberField("")),
                PartField("state", _("State"), lambda: ChoiceField("", choices(CYCLE_STATES)).narrow(), 2),
                PartField("done_on", _("Done on"), self._done_on, 2),
            ),
            add_words=_("Add a step"),
            thrown_words=_("Step moved to the trash"),
            owner=lambda: {**self._own(), "year": self.place.year, "position": self._behind(self.steps)},
        )

    def _done_on(self) -> DateField:
        field = self.day("")
        field.weekday.hide()  # else the lines would not stand under each other
        return field

    def _actors(self) -> PartRows:
        return PartRows(
            self.place,
            CycleActor,
            (
                PartField("person_id", _("Person"), lambda: self.person("", _("Person…")), 3),
                PartField("organisation_id", _("Organisation"), lambda: self.organisation("", _("Organisation…")), 3),
                PartField("name", _("Or another name"), _line(_("Or another name")), 3),
                PartField("role", _("Role"), _line(_("Role")), 3, line=1),
                PartField("contact", _("Contact person"), lambda: CheckField(_("Contact person")), 1, line=1),
            ),
            add_words=_("Add somebody who takes part"),
            thrown_words=_("Moved to the trash"),
            owner=lambda: {**self._own(), "position": self._behind(self.actors)},
        )

    def _criteria(self) -> PartRows:
        return PartRows(
            self.place,
            CycleCriterion,
            (
                PartField("text", _("Criterion"), _line(_("Criterion")), 6),
                PartField("nature", _("Nature"), lambda: ChoiceField("", choices(NATURES)).narrow(), 2),
                PartField("attainment", _("Reached"), lambda: ChoiceField("", choices(ATTAINMENTS)).narrow(), 2),
                PartField("expected", _("Expected"), _line(_("Expected")), 2, line=1),
                PartField("result", _("Result"), _line(_("Result")), 2, line=1),
                PartField("indicator_id", _("Indicator"), lambda: self.indicator("", _("Indicator…")), 2, line=1),
            ),
            add_words=_("Add a criterion"),
            thrown_words=_("Criterion moved to the trash"),
            owner=lambda: {**self._own(), "position": self._behind(self.criteria)},
            editor=CriterionEditor,
        )

    def _own(self) -> dict[str, Any]:
        return {"evaluation_cycle_id": self.key()}

    @staticmethod
    def _behind(rows: PartRows) -> int:
        return len(rows.lines()) + 1


class CyclesPlace(ListPlace):
    """Those that cover the year; three years from this one where a new one begins."""

    KEY = "cycles"
    ENTITY = EvaluationCycle
    PRINTED = True
    OF_RECORD = True
    WORDS = PlaceWords(
        title=N_("Qualitative evaluation {year}"),
        one=N_("Evaluation"),
        add=N_("New evaluation"),
        filter=N_("Filter the evaluations…"),
        icon="repeat-2",
        empty=N_("No qualitative evaluation covers this year"),
        how=N_("Choose a theme for three years: objectives, who takes part, steps, criteria."),
    )

    def pane(self) -> RecordPane:
        return CyclePane(self)

    def read(self) -> Callable[[], Sequence[CycleRow]]:
        year, context = self.year, self.context
        return lambda: context.services.cycles.rows(year)

    def lines(self, row: CycleRow) -> Lines:
        steps = ", ".join(step.title for step in row.steps_of(self.year))
        detail = " · ".join(part for part in (f"{row.from_year}–{row.to_year}", steps or row.theme) if part)
        return Lines(row.title, detail, ("repeat-2", "accent"), ((_(CYCLE_STATES[row.state]), _TONES[row.state]),))

    def new_values(self) -> Mapping[str, Any]:
        years = {"from_year": self.year, "to_year": self.year + 2}
        return {"title": _("New evaluation"), **years, "position": self.model.total() + 1}

    def document(self, language: str) -> Callable[[], Document]:
        context, key = self.context, self.record.key()
        return lambda: context.services.cycles.document(key, language=language)

    def sum_up(self, rows: Sequence[CycleRow]) -> str:
        steps = sum(len(row.steps_of(self.year)) for row in rows)
        return ngettext("{count} step this year", "{count} steps this year", steps).format(count=steps)
