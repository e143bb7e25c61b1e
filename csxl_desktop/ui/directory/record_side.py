"""The right side of the Répertoire: the record, a new one, a document, or the word that nothing is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.recipients import Selection
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.directory.document_view import DocumentView, marked
from csxl_desktop.ui.directory.new_record import NewRecordPanel
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.organisation_panel import OrganisationPanel
from csxl_desktop.ui.directory.person_panel import PersonPanel
from csxl_desktop.ui.directory.put_away import Place
from csxl_desktop.ui.directory.selection_panel import SelectionPanel
from csxl_desktop.ui.directory.sheets import OrganisationSheet, PersonSheet
from csxl_desktop.ui.document_panel import print_shown
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.stack import Stack


class RecordSide(Stack):
    """Shows one panel at a time; the page says which record it is. `import_wanted` where there is none yet."""

    import_wanted = Signal()

    def __init__(self, context: Context, screen: OnScreen, place: QWidget) -> None:
        super().__init__(place)
        words = _("The record opens here. Ctrl+N writes down a new one; Ctrl+F filters the list.")
        self.empty = EmptyState("book-user", _("Choose a line"), words)
        self.nobody = EmptyState(
            "book-user",
            _("Your directory is still empty"),
            _("Organisations and people stand here, each with its mandates, its contacts and its presence."),
            action=_("Import a table"),
            clicked=self.import_wanted.emit,
        )
        self._nobody_yet = False
        self.addWidget(self.empty)
        self.addWidget(self.nobody)
        self.organisation = OrganisationPanel(screen, self)
        self.person = PersonPanel(screen, self)
        self.new = NewRecordPanel(context)
        self.documents = DocumentView(context, screen.page)
        self.sending = SelectionPanel(context, screen.page, _("Back to the record"))
        for panel in (self.organisation, self.person, self.new, self.documents, self.sending):
            self.addWidget(panel)

    def panel(self, kind: str) -> OrganisationPanel | PersonPanel:
        return self.organisation if kind == "organisation" else self.person

    def title(self, kind: str) -> str:
        """What the record shown is called."""
        return self.panel(kind).head.title.text()

    def show_new(self, kind: str, name: str) -> None:
        """The panel of a new record, the keyboard in its name."""
        self.new.open_for(kind, name)
        self.setCurrentWidget(self.new)
        self.new.name.setFocus()

    def show_record(self, shown: Place | None) -> None:
        """Back to the record, or to the empty side."""
        empty = self.nobody if self._nobody_yet else self.empty
        self.setCurrentWidget(empty if shown is None else self.panel(shown[0]))

    def begin(self, shown: Place) -> None:
        """The keyboard into the first field of the record, which comes forward with its cards."""
        self.show_record(shown)
        self.close_personal()
        self.panel(shown[0]).identity.focus_first()

    def know_emptiness(self, *, nobody: bool) -> None:
        """Whether the directory holds anybody: where not, the empty side says how one begins."""
        self._nobody_yet = nobody
        if self.currentWidget() in {self.empty, self.nobody}:
            self.show_record(None)

    def show_sheet(self, sheet: OrganisationSheet | PersonSheet, shown: Place) -> None:
        """Fill the record's panel; what stands in front of it for a while stays there."""
        if isinstance(sheet, OrganisationSheet):
            self.organisation.show_sheet(sheet)
        else:
            self.person.show_sheet(sheet)
        if not self.is_aside():
            self.show_record(shown)

    def show_selection(self, place: str, selection: Selection, criteria: SearchCriteria, instead: int) -> None:
        """What is done with several; `instead` says how many all the rows of the list are."""
        self.setCurrentWidget(self.sending)
        self.sending.show_selection(selection, place, criteria, instead)

    def print_front(self, shown: Place | None, listed: DirectoryList) -> None:
        """Ctrl+P: print the document in front; else offer the sheet of the organisation in front, else the lists."""
        if print_shown(self):
            return
        if shown is not None and self.currentWidget() is self.organisation:
            self.documents.show_sheets((shown[1],), listed.on())
            self.setCurrentWidget(self.documents)
        else:
            self.offer_lists(listed)

    def offer_lists(self, shown: DirectoryList) -> None:
        """What the directory prints: the list in front first, the sheets of the marked rows beside it."""
        self.documents.show_list(shown.view(), shown.on(), marked(shown))
        self.setCurrentWidget(self.documents)

    def topic(self) -> str:
        """What is in front, for the manual."""
        front = self.currentWidget()
        if front is self.sending:
            return self.sending.switch.value()
        asides: dict[QWidget | None, str] = {self.new: "new", self.documents: "print"}
        personal = front is self.person and not self.person.personal.isHidden()
        return "personal" if personal else asides.get(front, "record")

    def close_personal(self) -> bool:
        """Bring the cards of a person back; False where they are there."""
        shown = self.currentWidget() is self.person and not self.person.personal.isHidden()
        if shown:
            self.person.show_cards()
        return shown

    def is_aside(self) -> bool:
        """Whether something stands before the record that Esc takes away."""
        return self.currentWidget() in {self.new, self.documents, self.sending}
