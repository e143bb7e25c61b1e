"""Critères: what the funder asks, what the year says of it, what is not met."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import CriterionKind, MetState
from csxl_desktop.domain.funder import Criterion
from csxl_desktop.domain.funder_words import AXES, CRITERION_KINDS, MET_STATES, MET_TONES
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.criteria import CriterionRow
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.record_links import RecordLinks
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import SectionLabel
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, TextField


class CriterionPane(RecordPane):
    """What is asked above, what the year says of it below."""

    ENTITY = Criterion

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("Title"), required=True), "title")
        self.code = bind(TextField(_("Number in the text"), placeholder=_("1°, a), C3…"), limit=40), "code")
        self.kind = bind(ChoiceField(_("Kind"), choices(CRITERION_KINDS)), "kind")
        axes = [(None, "—"), *choices(AXES)]
        self.axis = bind(ChoiceField(_("Axis"), axes), "axis")
        self.text = bind(MultilineField(_("Text of the funder, word for word"), lines=2), "text")
        self.source = bind(
            TextField(_("Source"), placeholder=_("decree, order, convention; article and date")), "source"
        )
        self.from_on = bind(self.day(_("In force from")), "from_on")
        self.to_on = bind(self.day(_("Until")), "to_on")
        self.warning = Notice(closable=False)
        self.met = bind(ChoiceField(_("State"), choices(MET_STATES)), "met", self._say)
        self.note = bind(TextField(_("Note of the office, not printed")), "note", self._say)
        self.told = bind(self.words(_("How it was met"), 72), "told", self._say)
        self.links = RecordLinks(
            place.context, place.page, "criterion", prompt=_("Met by an activity, a group, a figure…")
        )
        self.links.changed.connect(place.reload)
        self._build()

    def _build(self) -> None:
        asked = card_of("", 2, self.name, self.code, self.kind, self.axis, below=(self.text, self.source))
        said = card_of(_("This year"), 2, self.met, self.note, below=(self.told, SectionLabel(_("Met by")), self.links))
        said.box.insertWidget(1, self.warning)
        valid = card_of(_("Validity"), 2, self.from_on, self.to_on)
        self.lay(asked, said, valid)

    def show_more(self, row: CriterionRow) -> None:
        self.title.setText(f"{row.code} {row.title}".strip())
        self.links.show_owner(row.id, self.place.year)
        self.warning.say(_warning(row), "late")

    def _say(self, criterion_id: UUID, column: str, value: Any) -> Callable[[], object]:
        context, year = self.place.context, self.place.year
        column = {"told": "text"}.get(column, column)
        return lambda: context.services.criteria.say(criterion_id, year, column, value)


def _warning(row: CriterionRow) -> str:
    if row.met is MetState.NOT_MET and row.in_force:
        return _("Not met: say why in the text below, the funder will ask.")
    if row.is_uncovered:
        return _("Nothing meets it yet this year: write how it was met, or attach an activity.")
    return ""


class CriteriaPlace(ListPlace):
    """The list of the office; it ships empty: the funder's own text is typed in by who has it."""

    KEY = "criteria"
    ENTITY = Criterion
    PRINTED = True
    WORDS = PlaceWords(
        title=N_("Criteria {year}"),
        one=N_("Criterion"),
        add=N_("New criterion"),
        filter=N_("Filter the criteria…"),
        icon="target",
        empty=N_("To be completed by the office"),
        how=N_("Copy here the missions and criteria from the funder's own text, with their source and validity."),
    )

    def pane(self) -> RecordPane:
        return CriterionPane(self)

    def read(self) -> Callable[[], Sequence[CriterionRow]]:
        year, context = self.year, self.context
        return lambda: context.services.criteria.rows(year)

    def lines(self, row: CriterionRow) -> Lines:
        title = f"{row.code} {row.title}".strip()
        detail = " · ".join(part for part in (_(AXES[row.axis]) if row.axis else "", row.source) if part)
        if not row.in_force:
            return Lines(title, detail, ("target", "secondary"), ((_("not in force"), "neutral"),))
        pill = (_("nothing yet"), "late") if row.is_uncovered else (_(MET_STATES[row.met]), MET_TONES[row.met])
        return Lines(title, detail, ("target", "accent"), (pill,))

    def new_values(self) -> Mapping[str, Any]:
        return {"title": _("New criterion"), "kind": CriterionKind.CRITERION, "position": self.model.total() + 1}

    def document(self, language: str) -> Callable[[], Document]:
        year, context = self.year, self.context
        return lambda: context.services.criteria.document(year, language=language)

    def sum_up(self, rows: Sequence[CriterionRow]) -> str:
        here = [row for row in rows if row.in_force]
        words = ngettext("{count} criterion", "{count} criteria", len(here)).format(count=len(here))
        warned = sum(row.is_warned for row in here)
        if warned:
            told = ngettext("{count} not met", "{count} not met yet", warned).format(count=warned)
            words = f"{words} · {told}"
        return words
