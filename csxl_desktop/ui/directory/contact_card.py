"""The last contacts with an organisation, and the line that notes the next one."""

from collections.abc import Sequence
from uuid import UUID

from csxl_desktop.domain.contact_log import ContactEntry as Contact
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.contact_log import ContactRow
from csxl_desktop.services.records import Written
from csxl_desktop.ui.directory.contact_entry import ContactEntry, known
from csxl_desktop.ui.directory.contact_words import NATURES, WAY_ICONS, WAYS
from csxl_desktop.ui.directory.lines import LineKind, Lines
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import choices
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class ContactLogCard(Section):
    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Contacts"))
        self._screen = screen
        self._key: UUID | None = None
        self._name = ""
        self.entry = ContactEntry(screen.context, organisation=lambda: known(self._key, self._name))
        self.entry.line.edit.setPlaceholderText(_("phone, housing, @professional, yesterday"))
        self.entry.noted.connect(self._noted)
        self.lines = Lines(self._kind(), screen, _("No contact noted so far."))
        self.box.addWidget(self.entry)
        self.box.addWidget(self.lines)

    def show_contacts(self, key: UUID, name: str, rows: Sequence[ContactRow], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        if other:
            self.entry.turn_to(key)
        self._key, self._name = key, name
        self.lines.show_rows(rows)

    def _kind(self) -> LineKind[ContactRow]:
        def fields() -> dict[str, Field]:
            return {
                "contact_on": self._screen.day_field(_("Day")),
                "theme": TextField(_("Subject")),
                "way": ChoiceField(_("How"), choices(WAYS)),
                "nature": ChoiceField(_("What for"), choices(NATURES)),
                "professional": TextField(_("Professional")),
            }

        return LineKind(
            entity=Contact,
            words=lambda row: row.theme or _(NATURES[row.nature]),
            secondary=_secondary,
            icon=lambda row: WAY_ICONS[row.way],
            fields=fields,
        )

    def _noted(self, written: Written, words: str) -> None:
        context = self._screen.context

        def take_back() -> None:
            self._screen.act(lambda: context.services.history.undo_transaction(written.transaction_id))

        self._screen.page.undo_offered.emit(words, take_back)
        self._screen.changed()


def _secondary(row: ContactRow) -> str:
    parts = (short_date(row.contact_on), _(NATURES[row.nature]), row.person or row.professional, row.noted_by)
    return " · ".join(part for part in parts if part)
