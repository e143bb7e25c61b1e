"""A step of an evaluation in full: what was done, and the records that it rests on."""

from collections.abc import Sequence
from uuid import UUID

from csxl_desktop.domain.cycles import CycleStep
from csxl_desktop.i18n import _
from csxl_desktop.services.cycles import StepRow
from csxl_desktop.ui.evaluation.record_pane import RecordPane
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.widgets.text import Card, SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class StepCard(Card):
    """The step chosen, at first the last one of the year shown."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__(_("The step in full"))
        place = pane.place
        self._steps: dict[UUID, StepRow] = {}
        self._shown: UUID | None = None
        self.step = ChoiceField(_("Step")).narrow()
        self.text = pane.words(_("What is done, what came of it"), 72)
        self.links = RecordLinks(
            place.context, place.page, "cycle_step", prompt=_("Rests on an activity, a survey, a testimonial…")
        )
        place.save(self.text, CycleStep, "text", self._key)
        self.step.committed.connect(lambda _value: self._show())
        for widget in (self.step, self.text, SectionLabel(_("Rests on")), self.links):
            self.box.addWidget(widget)

    def show_steps(self, steps: Sequence[StepRow], year: int) -> None:
        """The steps of one evaluation; none, no card."""
        known = self.step.value()
        self._steps, self._year = {each.id: each for each in steps}, year
        self.step.set_options([(each.id, f"{each.year} – {each.title}") for each in steps])
        self.setVisible(bool(steps))
        if known not in self._steps and steps:
            until = [each for each in steps if each.year <= year]
            self.step.set_value((until or steps)[-1].id)
        self._show()

    def _show(self) -> None:
        row = self._steps.get(self.step.value())
        same, self._shown = row is not None and row.id == self._shown, row.id if row else None
        if row is not None:
            self.text.show_value(row.text, same=same)
        if not same:
            self.links.show_owner(self._shown, self._year)

    def _key(self) -> UUID:
        if self._shown is None:
            raise LookupError("no step is shown")
        return self._shown
