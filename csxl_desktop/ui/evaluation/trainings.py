"""Formations: what the team learnt in the year, with hours and attendees."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from csxl_desktop.domain.library_words import TRAINING_KINDS
from csxl_desktop.domain.trainings import Training, TrainingAttendee
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.services.trainings import Teammate, TrainingRow
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField


class TrainingPane(RecordPane):
    """What, when, by whom; who of the team was there."""

    ENTITY = Training

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        self._team: tuple[Teammate, ...] = ()
        self.name = bind(TextField(_("Theme"), required=True), "theme")
        self.kind = bind(ChoiceField(_("Kind"), choices(TRAINING_KINDS)), "kind")
        self.held = bind(self.fuzzy_day(_("Date")), "held_on", shows="held")
        self.hours = bind(NumberField(_("Hours of one attendee"), decimals=True, unit=_("h")), "hours")
        self.speaker = bind(TextField(_("Speaker")), "speaker")
        self.body = bind(self.organisation(_("Organisation in the directory")), "organisation_id")
        self.body_name = bind(TextField(_("Or another organisation")), "organisation_name")
        self.text = bind(self.words(_("Short account for the team")), "text")
        self.attendees = PartRows(
            place,
            TrainingAttendee,
            (
                PartField("staff_member_id", _("Of the team"), self._teammates, 2),
                PartField("name", _("Or another name"), lambda: TextField("", placeholder=_("Or another name")), 2),
            ),
            add_words=_("Add an attendee"),
            thrown_words=_("Attendee moved to the trash"),
            owner=lambda: {"training_id": self.key()},
        )
        told = card_of("", 2, self.name, self.kind, self.held, self.hours, self.speaker, self.body_name, self.body)
        there = Card(_("Attendees"))
        there.box.addWidget(self.attendees)
        self.lay(told, there, card_of(_("Account"), 1, self.text))

    def show_team(self, team: tuple[Teammate, ...]) -> None:
        """Who may be chosen as an attendee."""
        self._team = team
        for line in self.attendees.lines():
            field = line.fields[0]
            if isinstance(field, ChoiceField):
                field.set_options(self._options())

    def show_more(self, row: TrainingRow) -> None:
        self.attendees.show_rows(row.attendees)

    def _teammates(self) -> ChoiceField:
        return ChoiceField("", self._options()).narrow()

    def _options(self) -> list[tuple[Any, str]]:
        return [(None, "—"), *((each.id, each.name) for each in self._team)]


class TrainingsPlace(ListPlace):
    """A module: off until the office wants it."""

    KEY = "trainings"
    ENTITY = Training
    ORDERED = False
    WORDS = PlaceWords(
        title=N_("Trainings {year}"),
        one=N_("Training"),
        add=N_("New training"),
        filter=N_("Filter the trainings…"),
        icon="badge-check",
        empty=N_("No training this year yet"),
        how=N_("Write down theme, date, hours and who attended: the team's part of the report lists them."),
        note=N_("By date. The report lists them under the team."),
    )

    def pane(self) -> RecordPane:
        return TrainingPane(self)

    def read(self) -> Callable[[], Sequence[TrainingRow]]:
        year, context = self.year, self.context
        return lambda: context.services.trainings.of_year(year).rows

    def enter(self) -> None:
        """Whoever joined the team may be chosen too."""
        year, context = self.year, self.context
        self.ask(lambda: context.services.trainings.of_year(year).team, self._show_team, "trainings/team")
        super().enter()

    def _show_team(self, team: tuple[Teammate, ...]) -> None:
        if isinstance(self.record, TrainingPane):
            self.record.show_team(team)

    def lines(self, row: TrainingRow) -> Lines:
        hours = _("{count} h").format(count=decimal(float(row.hours))) if row.hours is not None else ""
        count = len(row.attendees)
        there = ngettext("{count} attendee", "{count} attendees", count).format(count=count) if count else ""
        detail = " · ".join(
            part for part in (row.held.written(), row.speaker or row.organisation, hours, there) if part
        )
        return Lines(row.theme, detail, ("badge-check", "accent"), ((_(TRAINING_KINDS[row.kind]), "neutral"),))

    def new_values(self) -> Mapping[str, Any]:
        today = self.context.today()
        return {"theme": _("New training"), "year": self.year, "held_on": today if today.year == self.year else None}

    def sum_up(self, rows: Sequence[TrainingRow]) -> str:
        words = ngettext("{count} training", "{count} trainings", len(rows)).format(count=len(rows))
        hours = sum((row.hours_in_all or Decimal(0) for row in rows), Decimal(0))
        return f"{words} · {_('{count} h').format(count=decimal(float(hours)))}" if hours else words
