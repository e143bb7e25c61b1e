"""One piece of news: what is asked to be relayed, by whom, until when, and where it went."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.evaluation_reads import NewsRow, References
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.evaluation.channel_field import ChannelField
from csxl_desktop.ui.evaluation.part_rows import PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import FormLayout, scrolled_cards
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title
from csxl_desktop.ui.widgets.text_fields import TextField


class NewsRecord(QWidget):
    """Shows a row of the list; every field saves when left."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._row: NewsRow | None = None
        self._references = References()
        self._channels: tuple[str, ...] = ()
        self.heading = Title()
        self._fields()
        self.relays = PartRows(
            place,
            NewsRelay,
            (
                PartField("channel", _("Channel"), self._channel_field, 3, ""),
                PartField("relayed_on", _("Relayed on"), lambda: DateField("", self._parse), 3),
                PartField("note", _("Note"), lambda: TextField("", placeholder=_("number, page…")), 2),
            ),
            add_words=_("Add a relay"),
            thrown_words=_("Relay moved to the trash"),
            owner=lambda: {"news_item_id": self._id(), "relayed_on": self._today()},
        )
        self.portrait = DocumentPanel(place.context)
        self.relay_button = button(_("Note that it went out"), "check", self.relay_portrait)
        self.language = DocumentLanguage()
        self.language.changed.connect(lambda _language: self.show_portrait())
        self._build()

    def _fields(self) -> None:
        self.title = TextField(_("Title"), required=True)
        self.organisation = ReferenceField(_("Organisation"), self._organisations)
        self.contact = TextField(_("Contact"), placeholder=_("mail or phone to print"))
        self.received_on = DateField(_("Received on"), self._parse)
        self.received_how = TextField(_("Received by"), placeholder=_("mail, phone, assembly…"))
        self.event_on = DateField(_("Day of the event"), self._parse)
        self.valid_until = DateField(_("Valid until"), self._parse)
        self.text = RichTextEditor(_("Text to relay"))
        self.text.set_french_typography(on=True)
        self.names = GroupNames(self._place.context, self.text)
        self.text.edit.setFixedHeight(look().sizes.px(140))
        save = self._place.save
        for field, column in (
            (self.title, "title"),
            (self.organisation, "organisation_id"),
            (self.contact, "contact"),
            (self.received_on, "received_on"),
            (self.received_how, "received_how"),
            (self.event_on, "event_on"),
            (self.valid_until, "valid_until_on"),
        ):
            save(field, NewsItem, column, self._id)
        save(self.text, NewsItem, "text", self._id)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(
            button(_("Portrait"), "printer", self.show_portrait, tip=_("Print it as the portrait of a partner"))
        )
        head.addWidget(history_button(self._place.page, self._id))
        head.addWidget(icon_button("trash-2", _("To the trash"), self._place.trash_record))
        news, relayed = Card(), Card()
        form = FormLayout(2)
        form.add(self.title, 2)
        form.add_all(
            self.organisation, self.contact, self.received_on, self.received_how, self.event_on, self.valid_until
        )
        news.box.addLayout(head)
        news.box.addLayout(form)
        news.box.addWidget(self.text)
        relayed.box.addWidget(SectionLabel(_("Where it went")))
        relayed.box.addWidget(self.relays)
        pages = Card(padding=look().sizes.inside)
        top = QHBoxLayout()
        top.addWidget(SectionLabel(_("Portrait of a partner")))
        top.addStretch()
        top.addWidget(self.language)
        top.addWidget(self.relay_button)
        top.addWidget(button(_("Back to the record"), "arrow-left", self.hide_portrait))
        pages.box.addLayout(top)
        pages.box.addWidget(self.portrait, 1)
        self.stack = Stack()
        self.stack.addWidget(scrolled_cards(news, relayed))
        self.stack.addWidget(pages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def show_portrait(self) -> None:
        """The news as the portrait of the partner that it presents."""
        context, key, language = self._place.context, self._id(), self.language.value()

        def read() -> Document:
            return context.services.newsletters.portrait(key, language=language)

        self.portrait.show_document(read, (key, language))
        self.stack.setCurrentIndex(1)

    def relay_portrait(self) -> None:
        """The portrait counts as a relay of the news."""
        context = self._place.context
        values = {"news_item_id": self._id(), "channel": _("portrait of a partner"), "relayed_on": context.today()}
        self._place.act(
            lambda: context.services.records.create(NewsRelay, values, N_("Portrait relayed")),
            lambda _written: self._place.page.said.emit(_("The relay is noted.")),
        )
        self.hide_portrait()

    def hide_portrait(self) -> None:
        self.stack.setCurrentIndex(0)

    def portrait_shown(self) -> bool:
        return self.stack.currentIndex() == 1

    # What the place calls.

    def show_references(self, references: References) -> None:
        self._references = references

    def show_channels(self, channels: tuple[str, ...]) -> None:
        self._channels = channels

    def show_row(self, row: NewsRow) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        if not same:
            self.hide_portrait()
        self.heading.setText(row.title)
        for field, value in (
            (self.title, row.title),
            (self.organisation, row.organisation_id),
            (self.contact, row.contact),
            (self.received_on, row.received_on),
            (self.received_how, row.received_how),
            (self.event_on, row.event_on),
            (self.valid_until, row.valid_until_on),
        ):
            field.show_value(value, same=same)
        self.text.show_value(row.text, same=same)
        self.relays.show_rows(row.relays)

    def row(self) -> NewsRow | None:
        return self._row

    # Within.

    def _id(self) -> UUID:
        if self._row is None:
            raise LookupError("no news is shown")
        return self._row.id

    def _today(self) -> date | None:
        today = self._place.context.today()
        return today if today.year == self._place.year else None

    def _parse(self, text: str) -> date | None:
        """A day typed without its year belongs to the year shown."""
        today = self._place.context.today()
        return parse_date(text, today if today.year == self._place.year else date(self._place.year, today.month, 1))

    def _organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary) for each in self._references.organisations]

    def _channel_field(self) -> ChannelField:
        return ChannelField(lambda: self._channels)
