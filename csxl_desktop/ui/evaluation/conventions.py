"""Conventions: agreements with other bodies, the one that ends soonest on top."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.library_words import CONVENTION_STATES
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.conventions import ConventionRow
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField


class ConventionPane(RecordPane):
    """With whom and until when; what is owed; what the year says."""

    ENTITY = Convention

    def __init__(self, place: "ConventionsPlace") -> None:
        super().__init__(place)
        bind = self.bind
        self.name = bind(TextField(_("What about"), required=True), "object")
        self.body = bind(self.organisation(_("With an organisation of the directory")), "organisation_id")
        self.party = bind(TextField(_("Or with another body"), placeholder=_("its name")), "name")
        self.state = bind(ChoiceField(_("State"), choices(CONVENTION_STATES)), "state")
        self.signed = bind(self.day(_("Signed on")), "signed_on")
        self.from_on = bind(self.day(_("From")), "from_on")
        self.to_on = bind(self.day(_("Until")), "to_on")
        self.alert = bind(NumberField(_("Recall it on Home"), unit=_("days before")), "alert_days")
        self.tacit = bind(CheckField(_("Goes on by itself (tacit renewal)")), "tacit")
        self.counterpart = bind(MultilineField(_("What each side gives"), lines=2), "counterpart")
        self.follow_up = bind(MultilineField(_("What is to be followed up"), lines=2), "follow_up")
        self.quantities = bind(TextField(_("Quantities"), placeholder=_("110 tickets a month…")), "quantities")
        self.told = bind(self.words(_("What the year says of it")), "told", self._say)
        self.renew = button(_("Renew: the convention that follows"), "repeat-2", place.renew)
        self._build()

    def _build(self) -> None:
        whom = card_of("", 2, self.name, self.state, self.body, self.party, self.signed, self.quantities)
        when = card_of(_("Until when"), 2, self.from_on, self.to_on, self.alert, self.tacit, below=(self.renew,))
        owed = card_of(_("What it says"), 1, self.counterpart, self.follow_up)
        self.lay(whom, when, owed, card_of(_("This year"), 1, self.told))

    def show_more(self, row: ConventionRow) -> None:
        self.renew.setEnabled(not row.is_renewed)

    def _say(self, convention_id: UUID, _column: str, value: Any) -> Callable[[], object]:
        context, year = self.place.context, self.place.year
        return lambda: context.services.conventions.say(convention_id, year, value)


class ConventionsPlace(ListPlace):
    """A module: off until the office wants it."""

    KEY = "conventions"
    ENTITY = Convention
    PRINTED = True
    ORDERED = False
    WORDS = PlaceWords(
        title=N_("Conventions {year}"),
        one=N_("Convention"),
        add=N_("New convention"),
        filter=N_("Filter the conventions…"),
        icon="signature",
        empty=N_("No convention yet"),
        how=N_("Write down with whom and until when: Home recalls in time what is to be renewed."),
        note=N_("Those that run first, the one that ends soonest on top."),
    )

    def pane(self) -> RecordPane:
        return ConventionPane(self)

    def read(self) -> Callable[[], Sequence[ConventionRow]]:
        year, context = self.year, self.context
        return lambda: context.services.conventions.rows(year)

    def lines(self, row: ConventionRow) -> Lines:
        until = _("until {day}").format(day=short_date(row.to_on)) if row.to_on else ""
        detail = " · ".join(part for part in (row.party, until) if part)
        active = row.active_on(date(self.year, 12, 31))
        if row.is_due(self.context.today()) and not row.tacit:
            pill = (_("to renew"), "late")
        else:
            pill = (_(CONVENTION_STATES[row.state]), "good" if active else "neutral")
        return Lines(row.object, detail, ("signature", "accent" if active else "secondary"), (pill,))

    def new_values(self) -> Mapping[str, Any]:
        return {"object": _("New convention"), "position": self.model.total() + 1}

    def renew(self) -> None:
        """The agreement that follows the one on screen, opened."""
        key, context = self.record.key(), self.context
        self.act(lambda: context.services.conventions.renew(key), self.open_written)

    def document(self, language: str) -> Callable[[], Document]:
        year, context = self.year, self.context
        return lambda: context.services.conventions.document(year, language=language)

    def sum_up(self, rows: Sequence[ConventionRow]) -> str:
        last = date(self.year, 12, 31)
        active = sum(row.active_on(last) for row in rows)
        words = ngettext("{count} convention in force on {day}", "{count} conventions in force on {day}", active)
        return words.format(count=active, day=short_date(last))
