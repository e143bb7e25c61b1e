"""The papers of an election: the ballot, and the call for candidates."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.election_rows import ElectionRow
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField

BALLOT, CALL = "ballot", "call"


class ElectionPapers(QWidget):
    """Ballot or call, in either language; one, two or four ballots to the page, by name or drawn."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._row: ElectionRow | None = None
        self._printed: object = None
        self.switch = SegmentedSwitch(_("Which document"), [(BALLOT, _("Ballot")), (CALL, _("Call"))])
        self.language = DocumentLanguage(both=True)
        self.per_page = ChoiceField("", [(1, _("1 per page")), (2, _("2 per page")), (4, _("4 per page"))]).called(
            _("Ballots to the page")
        )
        self.per_page.set_value(1)
        self.drawn = CheckField(_("Order drawn"))
        self.panel = DocumentPanel(context)
        top = QHBoxLayout()
        top.setSpacing(look().sizes.inside)
        for each in (self.switch, self.per_page, self.drawn):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch()
        top.addWidget(self.language)
        bar = Card(padding=look().sizes.inside)
        bar.box.addLayout(top)
        pages = on_card(self.panel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.between)
        box.addWidget(bar)
        box.addWidget(pages, 1)
        self.switch.changed.connect(lambda _key: self._print())
        self.language.changed.connect(lambda _key: self._print())
        self.per_page.combo.activated.connect(lambda _place: self._print())
        self.drawn.box.clicked.connect(lambda _checked: self._print())

    def show_election(self, row: ElectionRow) -> None:
        self._row = row
        self._print()

    def _print(self) -> None:
        row, context = self._row, self._context
        if row is None:
            return
        which, language = self.switch.value(), self.language.value()
        per_page, drawn = int(self.per_page.value() or 1), bool(self.drawn.value())
        for each in (self.per_page, self.drawn):
            each.setVisible(which == BALLOT)
        wanted = (row, which, language, per_page, drawn)
        if wanted == self._printed:
            return
        self._printed = wanted

        def read() -> Document:
            documents = context.services.joining_documents
            if which == CALL:
                return documents.election_call(row.id, language=language)
            return documents.ballot(row.id, per_page=per_page, drawn=drawn, language=language)

        self.panel.show_document(read, (*wanted[1:], row.id))
