"""The panel beside a list: one selection, and all that can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.recipients import Recipients, Selection
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_export_place import ExportPlace
from csxl_desktop.ui.directory.selection_keep import KeepPlace
from csxl_desktop.ui.directory.selection_letter import LetterPlace
from csxl_desktop.ui.directory.selection_mail import MailPlace
from csxl_desktop.ui.directory.selection_place import SelectionPlace
from csxl_desktop.ui.directory.selection_print import BadgesPlace, LabelsPlace, PrintPlace, TableNamesPlace
from csxl_desktop.ui.directory.selection_slips import SlipsPlace
from csxl_desktop.ui.directory.selection_words import (
    BADGES,
    COPY,
    EXPORT,
    KEEP,
    LABELS,
    LETTER,
    MAIL,
    PLACES,
    SLIPS,
    TABLE_NAMES,
    selection_words,
)
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.recipient_words import notice_words
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, Title, label

_MAKERS: dict[str, type[SelectionPlace]] = {
    MAIL: MailPlace,
    LETTER: LetterPlace,
    LABELS: LabelsPlace,
    BADGES: BadgesPlace,
    TABLE_NAMES: TableNamesPlace,
    SLIPS: SlipsPlace,
    EXPORT: ExportPlace,
    KEEP: KeepPlace,
}


class SelectionPanel(QWidget):
    """`closed`: back to the record; `all_wanted(place)`: all rows of the list instead of those marked."""

    closed = Signal()
    all_wanted = Signal(str)

    def __init__(self, context: Context, page: Page, back: str) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.selection: Selection | None = None
        self.found: Recipients | None = None
        self._criteria: SearchCriteria | None = None
        self._copies = False
        self.title = Title()
        self.summary = label("", "secondary", wrap=True)
        self.all_button = link_button("", lambda: self.all_wanted.emit(self.switch.value()))
        doing = [(key, _(words)) for key, words in PLACES.items()]
        self.switch = SegmentedSwitch(_("What is done with them"), doing, wraps=True)
        self.notice = Notice(tone="late", closable=False)
        self.places: dict[str, SelectionPlace] = {}
        self._shown: dict[str, QWidget] = {}
        self.stack = Stack()
        self._build(back)
        self.switch.changed.connect(self._turned)

    def _build(self, back: str) -> None:
        sizes = look().sizes
        head = Card(padding=sizes.between)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        line = QHBoxLayout()
        line.addWidget(self.summary, 1)
        line.addWidget(self.all_button)
        told.addLayout(line)
        top = QHBoxLayout()
        top.addLayout(told, 1)
        top.addWidget(button(back, "arrow-left", self.closed.emit))
        head.box.addLayout(top)
        head.box.addWidget(self.switch)
        head.box.addWidget(self.notice)
        self.notice.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(head)
        box.addWidget(self.stack, 1)

    # What pages call.

    def show_selection(
        self, selection: Selection, place: str, criteria: SearchCriteria | None = None, instead: int = 0
    ) -> None:
        """Show what can be done with it; `criteria` is what saving it would ask, `instead` how many all rows are."""
        self.selection, self._criteria = selection, criteria
        self._copies = place == COPY
        self.title.setText(selection_words(selection))
        self.all_button.setVisible(instead > 0)
        words = ngettext("Take the {count} shown instead", "Take all {count} shown instead", instead)
        self.all_button.setText(words.format(count=instead))
        self.switch.set_value(MAIL if place == COPY else place)
        self._bring(self.switch.value())
        self.reload()

    def reload(self) -> None:
        """Read the recipients again."""
        context, selection = self._context, self.selection
        if selection is not None:
            context.jobs.ask(
                lambda: context.services.selections.recipients(selection),
                self._show,
                context.errors.show,
                owner=self,
                latest=f"directory.selection.{id(self)}",
            )

    def place(self, key: str) -> SelectionPlace:
        """The place of that key, built when it is first wanted."""
        if key not in self.places:
            made = self.places[key] = _MAKERS[key](self._context, self._page)
            # Pages fill the room there is; fields scroll where they need more.
            self._shown[key] = made if isinstance(made, PrintPlace) else scrolled(made)
            self.stack.addWidget(self._shown[key])
        return self.places[key]

    # Within.

    def _turned(self, key: str) -> None:
        self._bring(key)
        self._fill(key)

    def _bring(self, key: str) -> None:
        self.place(key)
        self.stack.setCurrentWidget(self._shown[key])

    def _show(self, found: Recipients) -> None:
        if found.selection != self.selection:
            return
        self.found = found
        self.summary.setText(_summary(found))
        self.notice.say(notice_words(found))
        self._fill(self.switch.value())
        if self._copies:
            self._copies = False
            mail = self.place(MAIL)
            assert isinstance(mail, MailPlace)
            mail.copy_next()

    def _fill(self, key: str) -> None:
        place = self.place(key)
        if isinstance(place, KeepPlace):
            place.show_criteria(self._criteria)
        if self.found is not None and self.found.selection == self.selection:
            place.show_recipients(self.found)


def _summary(found: Recipients) -> str:
    people, reached = len(found.people), sum(bool(each.email) for each in found.people)
    said = [
        ngettext("{count} recipient", "{count} recipients", people).format(count=people),
        _("{count} by mail").format(count=reached),
    ]
    if people > reached:
        said.append(_("{count} otherwise").format(count=people - reached))
    return " · ".join(said)
