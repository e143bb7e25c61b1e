"""Text blocks: their names in order on the left, the text of the chosen one on the right."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.wording import TextBlock
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.records import Written
from csxl_desktop.services.text_blocks import TextBlockRow
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.spelling import SpellingWaves
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_LANGUAGES = (("fr", N_("French")), ("nl", N_("Dutch")), ("en", N_("English")))
_LOWEST = 300  # pixels of a card that stands below the other


class TextBlockEditor(RowEditor[TextBlockRow]):
    """Name and language; where the keys are, the text on the right follows."""

    def __init__(self, page: "TextBlocksPage", row_id: UUID) -> None:
        super().__init__(row_id)
        self._page = page
        self.name = TextField("").called(_("Name of the text block"))
        self.language = ChoiceField("", [(code, _(words)) for code, words in _LANGUAGES]).called(_("Language"))
        self.language.setFixedWidth(look().sizes.px(130))
        for field, column_name in ((self.name, "name"), (self.language, "language")):
            save_to(page.context, field, TextBlock, column_name, lambda: row_id, page.reload)
            self.watch(field.control)
        self.body.addWidget(self.name, 1)
        self.body.addWidget(self.language)
        self.body.addWidget(icon_button("square-pen", _("Write its text"), lambda: page.write(row_id)))
        self.name.edit.installEventFilter(self)
        self.setFocusProxy(self.name.control)

    def show_row(self, row: TextBlockRow, _place: int, *, same: bool) -> None:
        self.name.show_value(row.name, same=same)
        self.language.show_value(row.language, same=same)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.name.edit and event.type() == QEvent.Type.FocusIn:
            self._page.choose(self.row_id)
        return super().eventFilter(watched, event)


class TextBlocksPage(AgendaPlace):
    """What the office writes again and again, once."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self.context, self._page = context, page
        self._rows: tuple[TextBlockRow, ...] = ()
        self._chosen: UUID | None = None
        self.new_block = Adder(_("Name of a new text block, then Enter"))
        self.rows: RowStack[TextBlockRow] = RowStack(
            lambda key: TextBlockEditor(self, key), empty=_("No text block yet.")
        )
        self.heading = label("", "strong", wrap=True)
        self.editor = RichTextEditor("")
        self.editor.called(_("Text of the block"))
        self.spelling = SpellingWaves(context, self.editor)
        save_to(context, self.editor, TextBlock, "text", self._key, self.reload)
        self._build()
        self.new_block.entered.connect(self._begin)
        self.rows.removed.connect(self._remove)
        self.rows.reordered.connect(self._reorder)

    def _build(self) -> None:
        words = _("Texts written again and again, put in the minutes by their name: Ctrl+Shift+B in the text.")
        left, self.right = Card(), Card()
        left.box.addWidget(self.new_block)
        left.box.addWidget(scrolled(column(self.rows, loose=True)), 1)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(history_button(self._page, self._key))
        self.right.box.addLayout(top)
        self.right.box.addWidget(self.editor, 1)
        cards = SideBySide(least=_LOWEST)
        cards.addWidget(left, 1)
        cards.addWidget(self.right, 1)
        self.arrange(ToolHead(_("Text blocks"), words, self), cards)

    def begin(self) -> None:
        self.reload()
        self.new_block.setFocus()

    def reload(self) -> None:
        context = self.context
        context.jobs.ask(
            lambda: context.services.text_blocks.rows(),
            self._show,
            context.errors.show,
            owner=self,
            latest="meetings/blocks",
        )

    def choose(self, block_id: UUID) -> None:
        """The text of a block on the right; what was typed in another is sent first."""
        if block_id != self._chosen:
            self.editor.flush()
            self._chosen = block_id
            self._show_text(same=False)

    def write(self, block_id: UUID) -> None:
        self.choose(block_id)
        self.editor.edit.setFocus()

    # Within.

    def _show(self, rows: Sequence[TextBlockRow]) -> None:
        self._rows = tuple(rows)
        self.rows.show_rows(self._rows)
        known = [row.id for row in self._rows]
        same = self._chosen in known
        if not same:
            self._chosen = known[0] if known else None
        self._show_text(same=same)

    def _show_text(self, *, same: bool) -> None:
        row = next((row for row in self._rows if row.id == self._chosen), None)
        self.right.setVisible(row is not None)
        if row is not None:
            self.heading.setText(row.name)
            self.editor.show_value(row.text, same=same)

    def _key(self) -> UUID:
        if self._chosen is None:
            raise LookupError("no block is shown")
        return self._chosen

    def _begin(self, name: str) -> None:
        context = self.context

        def begun(made: Written) -> None:
            self.editor.flush()
            self._chosen = made.record_id
            self.reload()

        act(context, self._page, lambda: context.services.text_blocks.begin(name), begun)

    def _remove(self, row: TextBlockRow) -> None:
        words = _("“{title}” moved to the trash").format(title=row.name)
        trash(self.context, self._page, TextBlock, row.id, words, self.reload)

    def _reorder(self, keys: list[UUID]) -> None:
        context = self.context
        act(context, self._page, lambda: context.services.records.reorder(TextBlock, keys), lambda _made: self.reload())
