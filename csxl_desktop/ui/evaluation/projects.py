"""Projets: what the office intends, what the year says, what the report announces."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from csxl_desktop.domain.evaluation_choices import ProjectState
from csxl_desktop.domain.labelled_counts import added_up, counts_words
from csxl_desktop.domain.library_words import PROJECT_STATES
from csxl_desktop.domain.projects import Project, ProjectCount, ProjectPartner
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.projects import ProjectRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField

_TONES = {
    ProjectState.PLANNED: "neutral",
    ProjectState.RUNNING: "accent",
    ProjectState.DONE: "good",
    ProjectState.STOPPED: "late",
}


class ProjectPane(RecordPane):
    """What lasts above, what the year says below."""

    ENTITY = Project

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("Title"), required=True), "title")
        self.state = bind(ChoiceField(_("State"), choices(PROJECT_STATES)), "state")
        self.from_on = bind(self.fuzzy_day(_("Begins")), "from_on", shows="start")
        self.to_on = bind(self.fuzzy_day(_("Ends")), "to_on", shows="end")
        self.funding = bind(TextField(_("Funded by")), "funding")
        self.reason = bind(TextField(_("Why it stands so")), "state_reason")
        self.objective = bind(MultilineField(_("Objective"), lines=2), "objective")
        self.announced = bind(CheckField(_("Announced in the report, under Perspectives")), "in_perspectives")
        self.told = bind(self.words(_("What was done this year")), "told", self._say)
        self.outlook = bind(self.words(_("What is to follow")), "outlook", self._say)
        self.partners = PartRows(
            place,
            ProjectPartner,
            (
                PartField("organisation_id", _("Partner of the directory"), lambda: self.organisation(""), 3),
                PartField("name", _("Or another name"), lambda: TextField("", placeholder=_("Or another name")), 2),
                PartField("role", _("Role"), lambda: TextField("", placeholder=_("Role")), 2),
            ),
            add_words=_("Add a partner"),
            thrown_words=_("Partner moved to the trash"),
            owner=lambda: {"project_id": self.key(), "position": len(self.partners.lines()) + 1},
        )
        self.counts = _Counts(self, place)
        self.summed = label("", "secondary", wrap=True)
        self._build()

    def _build(self) -> None:
        whole = card_of("", 2, self.name, self.state, self.from_on, self.to_on, self.funding, self.reason)
        whole.box.addWidget(self.objective)
        whole.box.addWidget(self.announced)
        partners = Card(_("Partners"))
        partners.box.addWidget(self.partners)
        year = card_of(
            _("This year"), 1, self.outlook, self.told, below=(SectionLabel(_("Counts")), self.counts, self.summed)
        )
        self.lay(whole, year, partners)

    def show_more(self, row: ProjectRow) -> None:
        self.partners.show_rows(row.partners)
        self.counts.show_rows(row.counts)
        self.summed.setText(_("In all: {counts}").format(counts=counts_words(row.counts)))
        self.summed.setVisible(len(added_up(row.counts)) < sum(each.number is not None for each in row.counts))

    def _say(self, project_id: UUID, column: str, value: Any) -> Callable[[], object]:
        context, year = self.place.context, self.place.year
        column = {"told": "text"}.get(column, column)
        return lambda: context.services.projects.say(project_id, year, column, value)


class _Counts(PartRows):
    """The first one begins the year of the project."""

    def __init__(self, pane: ProjectPane, place: Place) -> None:
        super().__init__(
            place,
            ProjectCount,
            (
                PartField("number", _("How many"), lambda: NumberField("")),
                PartField("label", _("Of what"), lambda: TextField("", placeholder=_("workshops, meetings…")), 3),
            ),
            add_words=_("Add a count"),
            thrown_words=_("Count moved to the trash"),
            owner=dict,
        )
        self._pane, self._of = pane, place

    def add_part(self) -> None:
        context, key, year = self._of.context, self._pane.key(), self._of.year
        self._of.act(
            lambda: context.services.projects.add_count(key, year), lambda _written: self.rows.focus_next_new()
        )


class ProjectsPlace(ListPlace):
    """A module: off until the office wants it."""

    KEY = "projects"
    ENTITY = Project
    WORDS = PlaceWords(
        title=N_("Projects {year}"),
        one=N_("Project"),
        add=N_("New project"),
        filter=N_("Filter the projects…"),
        icon="trending-up",
        empty=N_("No project yet"),
        how=N_("Write down what you intend: the report announces it under Perspectives."),
    )

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self.summed = label("", "secondary", wrap=True)
        self.card.add_below(self.summed)

    def pane(self) -> RecordPane:
        return ProjectPane(self)

    def read(self) -> Callable[[], Sequence[ProjectRow]]:
        year, context = self.year, self.context
        return lambda: context.services.projects.rows(year)

    def lines(self, row: ProjectRow) -> Lines:
        span = " – ".join(part for part in (row.start.written(), row.end.written()) if part)
        partners = ", ".join(each.shown for each in row.partners if each.shown)
        detail = " · ".join(part for part in (span, partners, row.funding) if part)
        return Lines(row.title, detail, ("trending-up", "accent"), ((_(PROJECT_STATES[row.state]), _TONES[row.state]),))

    def new_values(self) -> Mapping[str, Any]:
        return {"title": _("New project"), "position": self.model.total() + 1}

    def sum_up(self, rows: Sequence[ProjectRow]) -> str:
        words = counts_words(each for row in rows for each in row.counts)
        self.summed.setText(_("All projects of the year: {counts}").format(counts=words))
        self.summed.setVisible(bool(words))
        active = sum(row.active_in(self.year) for row in rows)
        return ngettext("{count} project active", "{count} projects active", active).format(count=active)
