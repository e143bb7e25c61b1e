"""A verification round of a selection: a slip to each of its organisations."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import SelectionPlace
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import TextField


class SlipsPlace(SelectionPlace):
    """The name of the round and its day; the round then stands in its tool."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._organisations: list[UUID] = []
        self.words = label("", "secondary", wrap=True)
        self.name = TextField(_("Name of the round"), required=True)
        self.due_on = DateField(_("Due on"), lambda text: parse_date(text, context.today()), write=short_date)
        self.start_button = primary_button(_("Start the round"), "list-checks", self.start)
        box = self.card.box
        box.addWidget(SectionLabel(_("A verification round of these organisations")))
        box.addWidget(self.words)
        form = FormLayout(2)
        form.add_all(self.name, self.due_on)
        box.addLayout(form)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.start_button)
        box.addLayout(row)
        self.column.addStretch()
        self.name.set_value(_("Round of {year}").format(year=context.today().year))

    def show_recipients(self, found: Recipients) -> None:
        super().show_recipients(found)
        keys = (each.organisation_id for each in found.people)
        self._organisations = list(dict.fromkeys(key for key in keys if key is not None))
        count = len(self._organisations)
        words = ngettext("{count} organisation gets a slip.", "{count} organisations get a slip each.", count)
        self.words.setText(words.format(count=count) if count else _("No organisation is among them."))
        self.start_button.setEnabled(count > 0)

    def start(self) -> None:
        """Number the slips, and go where they are printed."""
        self.due_on.flush()
        name = self.name.edit.text().strip()
        if not name:
            self.name.show_refusal(_("A name is needed here."))
        elif not self.due_on.refusal():
            context, wanted, due = self.context, self._organisations, self.due_on.value()
            act(
                context,
                self.page,
                lambda: context.services.verification.start(name, wanted, due_on=due),
                lambda _written: self.page.record_requested.emit("directory_tool", "verification"),
            )
