"""The printed lists of the directory: members, committee, changes of the year, the brochure, the sheets of members."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.printing import WORD, Document
from csxl_desktop.services.two_languages import in_languages
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import COMMITTEE, MEMBERS, PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.directory.publishing import PublishBar
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.document_language import BOTH, DocumentLanguage
from csxl_desktop.ui.widgets.text import Card, label

CHANGES, BROCHURE, SHEETS = "changes", "directory", "member-sheet"
_DATED = frozenset({MEMBERS, COMMITTEE, CHANGES})
_IN_BOTH = frozenset({MEMBERS, COMMITTEE, BROCHURE})


class DocumentView(QWidget):
    """`closed` when the user goes back to the record."""

    closed = Signal()

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self._marked: tuple[UUID, ...] = ()
        self.switch = SegmentedSwitch(
            _("Which document"),
            [
                (MEMBERS, _("Members")),
                (COMMITTEE, _("Committee")),
                (CHANGES, _("Changes")),
                (BROCHURE, _("Brochure")),
                (SHEETS, _("Sheets")),
            ],
        )
        self.language = DocumentLanguage()
        self.day = DateField(_("On the day"), lambda text: parse_date(text, context.today()), write=short_date)
        self.day.weekday.hide()
        self.day.setMaximumWidth(look().sizes.px(150))
        self.about = label("", "secondary", wrap=True)
        self.panel = DocumentPanel(context)
        self.word_button = button(_("Save for Word…"), "download", self.panel.save_word)
        self.publish = PublishBar(context, page)
        self._build()
        self.switch.changed.connect(lambda _key: self._ask())
        self.language.changed.connect(lambda _key: self._ask())
        self.day.committed.connect(lambda _day: self._ask())

    def _build(self) -> None:
        sizes = look().sizes
        top = Card(padding=sizes.between)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.switch)
        first.addStretch()
        first.addWidget(button(_("Back to the record"), "arrow-left", self.closed.emit))
        for widget in (self.day, self.language):
            second.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self.about.setMinimumHeight(sizes.control_height)  # its words stand in the line of those of the buttons
        second.addWidget(self.about, 1, Qt.AlignmentFlag.AlignBottom)
        second.addWidget(self.publish.button, 0, Qt.AlignmentFlag.AlignBottom)
        second.addWidget(self.word_button, 0, Qt.AlignmentFlag.AlignBottom)
        top.box.addLayout(first)
        top.box.addLayout(second)
        top.box.addWidget(self.publish.notice)
        card = Card(padding=1)
        card.box.addWidget(self.panel)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(top)
        box.addWidget(card, 1)

    def show_list(self, which: str, on: date, marked: tuple[UUID, ...] = ()) -> None:
        """`which`: the committee, or else the members; `marked` are the organisations whose sheets may be wanted."""
        self._show(COMMITTEE if which == COMMITTEE else MEMBERS, on, marked)

    def show_sheets(self, organisations: tuple[UUID, ...], on: date) -> None:
        """The sheet of each of these."""
        self._show(SHEETS, on, organisations)

    def _show(self, which: str, on: date, marked: tuple[UUID, ...]) -> None:
        self._marked = marked
        self.switch.set_value(which)
        self.day.set_value(on)
        self.publish.notice.dismiss()
        self._ask()

    def _ask(self) -> None:
        which = self.switch.value()
        published = which == BROCHURE
        self.day.setVisible(which in _DATED)
        self.language.offer_both(both=which in _IN_BOTH)
        self.publish.button.setVisible(published)
        if not published:
            self.publish.notice.dismiss()
        self.word_button.setVisible(which in WORD)
        self.about.setText(self._about(which))
        language = self.language.value()
        shown = self.day.value()
        on = shown if isinstance(shown, date) else self._context.today()
        self.panel.show_document(self._work(which, on, language), (which, on, language, self._marked))

    def _about(self, which: str) -> str:
        match which:
            case "changes":
                return _("The whole year of that day.")
            case "member-sheet" if not self._marked:
                return _("Every member of today.")
            case "member-sheet":
                count = len(self._marked)
                return ngettext("{count} organisation", "{count} organisations", count).format(count=count)
            case _other:
                return ""

    def _work(self, which: str, on: date, language: str) -> Callable[[], Document]:
        """What reads the document in the database lane."""
        dossier, marked = self._context.dossier, self._marked or None

        def work() -> Document:
            workspace = dossier.workspace
            further = workspace.directory_documents
            match which:
                case "committee":
                    return in_languages(language, lambda each: workspace.documents.committee(on, language=each))
                case "changes":
                    return further.changes(on.year, language=language)
                case "directory":
                    return further.directory(bilingual=language == BOTH, language=language[:2])
                case "member-sheet":
                    return further.member_sheet(marked, language=language)
                case _members:
                    return in_languages(language, lambda each: workspace.documents.members(on, language=each))

        return work


def marked(shown: DirectoryList) -> tuple[UUID, ...]:
    """The organisations whose rows are marked in the list in front."""
    match shown.view():
        case view if view == PEOPLE:
            return ()
        case view if view == COMMITTEE:
            return tuple(row.organisation_id for row in shown.seat_table.selected_rows())
        case _organisations:
            return tuple(row.id for row in shown.organisation_table.selected_rows())
