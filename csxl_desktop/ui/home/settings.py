"""The settings of the office, opened from Accueil: every field saved when left, documents carry its own head."""

from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.modules import wanted_modules
from csxl_desktop.domain.own_words import words_of
from csxl_desktop.i18n import _
from csxl_desktop.services.office_settings import OfficeSettings, OfficeSettingsService
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.guide import Guide
from csxl_desktop.ui.home.settings_dossier import DossierCard
from csxl_desktop.ui.home.settings_elsewhere import ElsewhereCard
from csxl_desktop.ui.home.settings_identity import IdentityCard, RulesCard
from csxl_desktop.ui.home.settings_modules import ModulesCard
from csxl_desktop.ui.home.settings_paper import PaperCard
from csxl_desktop.ui.home.settings_rows import KindsCard, StaffCard
from csxl_desktop.ui.home.settings_typography import TypographyCard
from csxl_desktop.ui.home.settings_updates import UpdatesCard
from csxl_desktop.ui.home.settings_words import WordRow, WordsCard
from csxl_desktop.ui.home.steps_reading import AT_IDENTITY, AT_TEAM
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.flow import BoundedColumn, EqualColumns, HeadLayout
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.scroll_place import ScrollMark
from csxl_desktop.ui.widgets.text import Title, label

_WIDEST, _COLUMN = 1700, 420  # pixels


class SettingsSheet(QWidget):
    """Letterhead, modules | team, rules; then words, kinds, typography, paper, updates. `left` is the way back."""

    left = Signal()

    def __init__(self, context: Context, page: Page, guide: Guide) -> None:
        super().__init__()
        self._context = context
        self._shown: OfficeSettings | None = None
        self._place = ""
        self._wanted: WordRow | None = None  # instead of the first field
        self._brought: WordRow | None = None
        self.identity = IdentityCard(context, self._key, self.reload)
        self.rules = RulesCard(context, self._key)
        self.modules = ModulesCard(context)
        self.staff = StaffCard(context, page, self.reload)
        self.words = WordsCard(context)
        self.kinds = KindsCard(context, page)
        self.elsewhere = ElsewhereCard(page)
        self.paper = PaperCard(context)
        self.typography = TypographyCard(context, self._key)
        self.updates = UpdatesCard(context)
        self.dossier = DossierCard(context, guide)
        self.history = history_button(page, self._key, _("History of these settings"))
        self.back_button = button(_("Back to Home"), "arrow-left", self.left.emit)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        content = QWidget()
        box = BoundedColumn(content, _WIDEST)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.between)
        words = label(_("Everything is saved as you leave a field."), "secondary")
        head = HeadLayout()
        head.addWidget(column(Title(_("Settings of the office")), words, spacing=sizes.px(2)))
        head.addWidget(self.history)
        head.addWidget(self.back_button)
        box.addLayout(head)
        box.addLayout(_beside(column(self.identity, self.modules), column(self.staff, self.rules)))
        for card in (self.words, self.kinds, self.elsewhere, self.typography, self.paper):
            box.addWidget(card)
        box.addLayout(_beside(self.dossier, self.updates))
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content, wide=_WIDEST, cards=True)
        self.scroll_mark = ScrollMark(self._area, self._cards())
        outer.addWidget(self._area)
        # Its place is known once everything above it is laid out.
        self._area.verticalScrollBar().rangeChanged.connect(
            lambda _least, _most: QTimer.singleShot(0, self, self._bring_into_view)
        )

    def _cards(self) -> tuple[QWidget, ...]:
        """From above, the left column before the right one."""
        beside = (self.identity, self.modules, self.staff, self.rules)
        whole = (self.words, self.kinds, self.elsewhere, self.typography, self.paper)
        return (*beside, *whole, self.dossier, self.updates)

    def topic(self) -> str:
        """The page of the manual that tells of it."""
        return "settings"

    def begin_at(self, place: str) -> None:
        """Read, and put the keyboard where a first step has something to type."""
        self._place = place
        self.reload()

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: OfficeSettingsService(context.services.database).settings(),
            self._show,
            context.errors.show,
            owner=self,
            latest="settings",
        )
        self.paper.reload()
        self.updates.reload()
        self.dossier.reload()

    def show_words_of(self, term: str) -> None:
        """The words to choose from for `term`, in the middle of the page."""
        self._wanted = self.words.rows.get(term)

    def _show_row(self, row: WordRow) -> None:
        self._wanted, self._brought = None, row
        row.switch.focus_value()
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        row, focus = self._brought, self.window().focusWidget()
        if row is not None and focus is not None and row.isAncestorOf(focus):
            self._area.ensureWidgetVisible(row, 0, self._area.height() // 3)

    def _key(self) -> UUID:
        if self._shown is None:
            raise LookupError("no office is shown yet")
        return self._shown.id

    def _show(self, settings: OfficeSettings) -> None:
        same, self._shown = self._shown is not None, settings
        self.identity.show_settings(settings, same=same)
        self.rules.show_settings(settings, same=same)
        self.typography.show_settings(settings, same=same)
        self.modules.show_modules(wanted_modules(settings.values["modules"]), same=same)
        self.staff.show_rows(settings.staff)
        self.words.show_words(words_of(settings.values["vocabulary"]))
        self.kinds.rows.show_rows(settings.kinds)
        if self._wanted is not None:
            self._show_row(self._wanted)
        else:
            self._show_place(same=same)

    def _show_place(self, *, same: bool) -> None:
        place, self._place = self._place, ""
        places: dict[str, QWidget] = {
            AT_IDENTITY: self.identity.first_empty(),
            AT_TEAM: self.staff.adder,
            "": self.identity.fields["name"],
        }
        if self.scroll_mark.holds() and not place:
            self._area.setFocus()
        elif place or not same:
            places[place].setFocus()
            self._area.ensureWidgetVisible(places[place])


def _beside(*cards: QWidget) -> EqualColumns:
    """Two cards in a line, or one below the other where letters are large."""
    columns = EqualColumns(_COLUMN)
    columns.setSpacing(look().sizes.between)
    for card in cards:
        columns.addWidget(card)
    return columns
