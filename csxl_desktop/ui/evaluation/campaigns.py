"""Appels à témoignages: what we ask and until when, whom, who answered, whom we remind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.campaign_rows import CampaignRow, Proposed, RequestRow
from csxl_desktop.domain.campaigns import Campaign, CampaignRequest
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.campaign_choosing import Choosing
from csxl_desktop.ui.evaluation.campaign_requests import RequestTable
from csxl_desktop.ui.evaluation.campaign_sending import CampaignSending
from csxl_desktop.ui.evaluation.list_place import ListPlace, PlaceWords
from csxl_desktop.ui.evaluation.ordered_list import Lines
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.record_pane import RecordPane, card_of
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import Card, keys_told, label
from csxl_desktop.ui.widgets.text_fields import TextField

_FEWEST, _MOST = 4, 8  # lines of the list that are seen at once


def counts(row: CampaignRow) -> str:
    """How many were asked, and what they answer."""
    said = [ngettext("{count} asked", "{count} asked", row.asked).format(count=row.asked)]
    received, refused = row.count(RequestOutcome.RECEIVED), row.count(RequestOutcome.REFUSED)
    said.append(ngettext("{count} answer", "{count} answers", received).format(count=received))
    if refused:
        said.append(ngettext("{count} declines", "{count} decline", refused).format(count=refused))
    said.append(ngettext("{count} silent", "{count} silent", row.silent).format(count=row.silent))
    if to_ask := sum(each.to_ask for each in row.requests):
        said.append(ngettext("{count} still to ask", "{count} still to ask", to_ask).format(count=to_ask))
    return " · ".join(said)


class CampaignPane(RecordPane):
    """The call on top, its list in the middle, its mail below."""

    ENTITY = Campaign

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        bind = self.bind
        name = bind(TextField(_("Title"), required=True), "name")
        days = [
            bind(self.day(words), column)
            for words, column in (
                (_("Begun on"), "opened_on"),
                (_("Answers until"), "due_on"),
                (_("Closed on"), "closed_on"),
            )
        ]
        self.due = days[1]
        question = bind(self.words(_("What we ask"), 110), "question")
        self.counts = label("", "strong", wrap=True)
        self.table = RequestTable()
        self.choosing = Choosing(place, self.key)
        self.add_field = ReferenceField("", self._addable, placeholder=_("Add a person…"), pick_and_clear=True)
        self.add_field.called(_("Add a person to the list"))
        self.sending = CampaignSending(place, self.key)
        told = card_of("", 3, *days)
        told.box.insertWidget(0, name)
        words = _("Greeting, day of reply and signature are added to it; the addresses stand in Bcc.")
        self.lay(told, self._whom(), card_of("", 1, question, below=(label(words, "small", wrap=True),)))
        self.table.outcome_wanted.connect(self.note)
        self.table.asked.connect(self.asked)
        self.table.removed.connect(self.remove)
        self.table.row_opened.connect(self.open_testimonial)
        self.choosing.chosen.connect(self.put_on)
        self.add_field.picked.connect(self._add)

    def _whom(self) -> Card:
        card = Card(_("Whom we ask"))
        tools = QHBoxLayout()
        tools.setSpacing(look().sizes.inside)
        tools.addWidget(self.choosing.source_button)
        tools.addWidget(self.add_field, 1)
        keys = _("D asked today · R has answered · N declines · S no answer · A waits · Enter opens the testimonial")
        for widget in (self.counts, self.sending, self.table, keys_told(keys)):
            card.box.addWidget(widget)
        card.box.addLayout(tools)
        card.box.addWidget(self.choosing)
        return card

    def show_more(self, row: CampaignRow) -> None:
        self.choosing.show_call(row.id)
        self.counts.setText(counts(row))
        self.table.lines.set_rows(row.requests)
        shown = min(max(len(row.requests), _FEWEST), _MOST) + 1
        self.table.setFixedHeight(look().sizes.compact_row * shown)
        self.sending.show_row(row)

    # What is done with the list.

    def put_on(self, key: UUID, people: Sequence[Proposed]) -> None:
        """These go on the list of that call, all at once."""
        context, place = self.place.context, self.place

        def put(written: Written) -> None:
            words = ngettext("{count} person put on the list", "{count} people put on the list", len(people))
            place.offer_undo(written, words.format(count=len(people)))
            self.table.setFocus()

        place.act(lambda: context.services.campaigns.put_on(key, people), put)

    def asked(self, row: RequestRow) -> None:
        """Asked by word of mouth."""
        context = self.place.context
        self.place.act(lambda: context.services.campaigns.asked(row.id))

    def note(self, row: RequestRow, outcome: RequestOutcome) -> None:
        """What they answer; with an answer, a testimonial waits to be typed."""
        context, place = self.place.context, self.place

        def noted(written: Written) -> None:
            if outcome is RequestOutcome.RECEIVED:
                words = named(_("The testimonial of {name} is begun: Enter opens it"), name=row.name)
            else:
                words = named(_("Answer of {name} noted"), name=row.name)
            place.offer_undo(written, words)

        place.act(lambda: context.services.campaigns.note(row.id, outcome), noted)

    def remove(self, row: RequestRow) -> None:
        """Not asked after all."""
        self.place.throw(CampaignRequest, row.id, _("{name} taken off the list").format(name=row.name))

    def open_testimonial(self, row: RequestRow) -> None:
        """What they wrote, or the person where nothing is there yet."""
        if row.testimonial_id is not None:
            self.place.page.record_requested.emit("testimonial", row.testimonial_id)
        elif row.person_id is not None:
            self.place.page.record_requested.emit("person", row.person_id)

    def _addable(self) -> list[Option]:
        row = self.row()
        known = {each.person_id for each in row.requests} if row is not None else set()
        people = self._references.people
        return [Option(each.id, each.label, each.secondary) for each in people if each.id not in known]

    def _add(self, person_id: UUID) -> None:
        """One person, with whoever they speak for."""
        context, key = self.place.context, self.key()
        self.place.act(lambda: context.services.campaigns.add_person(key, person_id))
        self.add_field.edit.setFocus()


class CampaignsPlace(ListPlace):
    """The calls of the year."""

    KEY = "campaigns"
    ENTITY = Campaign
    WORDS = PlaceWords(
        title=N_("Calls {year}"),
        one=N_("Call for testimonials"),
        add=N_("New call"),
        filter=N_("Filter the calls…"),
        icon="mail",
        empty=N_("Nobody has been asked for a testimonial this year"),
        how=N_("Say until when, choose whom to ask: the mail, the answers and the reminders follow from it."),
        note=N_("In your own order: drag, or Alt+↑ and Alt+↓."),
    )
    SIZES = (320, 820)

    record: CampaignPane

    def pane(self) -> RecordPane:
        return CampaignPane(self)

    def read(self) -> Callable[[], Sequence[CampaignRow]]:
        year, context = self.year, self.context
        return lambda: context.services.campaigns.rows(year)

    def lines(self, row: CampaignRow) -> Lines:
        pills: tuple[tuple[str, str], ...] = ()
        if row.closed_on is not None:
            pills = ((_("closed"), "neutral"),)
        elif row.due_on is not None:
            pills = ((_("until {day}").format(day=short_date(row.due_on)), "wrong" if row.overdue else "accent"),)
        return Lines(row.title, counts(row), ("mail", "accent"), pills)

    def new_values(self) -> Mapping[str, Any]:
        return {}

    def new_record(self) -> None:
        context, year = self.context, self.year
        self._new = True
        self.act(lambda: context.services.campaigns.begin(year), self.open_written)

    def trash_record(self) -> None:
        """Del on a line of the list means that line."""
        row = self.record.table.chosen_row() if self.record.table.hasFocus() else None
        if row is not None:
            self.record.remove(row)
        else:
            super().trash_record()

    def sum_up(self, rows: Sequence[CampaignRow]) -> str:
        words = ngettext("{count} call for testimonials", "{count} calls for testimonials", len(rows))
        return words.format(count=len(rows))
