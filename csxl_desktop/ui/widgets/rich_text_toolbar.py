"""The slim bar above a text: what the words at the cursor are, and what they can become."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import ToolButton, icon_button
from csxl_desktop.ui.widgets.rich_text_shortcuts import keys_of
from csxl_desktop.ui.widgets.text import set_tip

KINDS = {
    "paragraph": N_("Paragraph"),
    "heading-1": N_("Heading 1"),
    "heading-2": N_("Heading 2"),
    "heading-3": N_("Heading 3"),
    "quote": N_("Quote"),
}
_GROUPS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (
        ("bold", "bold", N_("Bold")),
        ("italic", "italic", N_("Italic")),
        ("underline", "underline", N_("Underlined")),
        ("strike", "strikethrough", N_("Struck out")),
        ("raised", "superscript", N_("Superscript")),
    ),
    (
        ("bullets", "list", N_("Bulleted list")),
        ("numbers", "list-ordered", N_("Numbered list")),
        ("outdent", "list-indent-decrease", N_("Move out")),
        ("indent", "list-indent-increase", N_("Move in")),
    ),
    (
        ("link", "link", N_("Link")),
        ("field", "hash", N_("Figure or name that follows by itself")),
        ("block", "stamp", N_("Text block")),
        ("picture", "image-plus", N_("Picture")),
    ),
)
_CHECKABLE = {"bold", "italic", "underline", "strike", "raised", "bullets", "numbers", "link"}
TABLE_COMMANDS = {
    "row": N_("Add a row below"),
    "column": N_("Add a column on the right"),
    "header": N_("Heading in the first row"),
    "caption": N_("Caption of the table…"),
    "drop-row": N_("Remove the row"),
    "drop-column": N_("Remove the column"),
    "drop-table": N_("Remove the table"),
}
_MORE = {
    "align-left": N_("Align left"),
    "align-center": N_("Centre"),
    "align-right": N_("Align right"),
    "align-justify": N_("Justify"),
    "": "",
    "note": N_("Footnote…"),
    "reference": N_("Reference to another part…"),
    "pagebreak": N_("Page break"),
    "plain": N_("Remove bold, italic and links"),
}

_OFFERED = {"note", "reference", "caption"}


class RichTextToolbar(QFrame):
    """Sends `wanted(command)`; `show_state` makes it tell where the cursor is. Where it is narrow it takes two rows."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.kind = self._kind_button()
        self.buttons: dict[str, QToolButton] = {}
        *first, last = [[self._button(*entry) for entry in entries] for entries in _GROUPS]
        self.table = self._menu_button("table", _("Table"), {"table": N_("New table"), "": "", **TABLE_COMMANDS})
        self.more = self._menu_button("ellipsis", _("More"), _MORE)
        for action in self._in_menus():
            action.setVisible(action.data() not in _OFFERED)
        self._groups = [_group(*buttons) for buttons in ([self.kind], *first, [*last, self.table, self.more])]
        self._above = 0  # how many groups stand in the first row
        self._rows = (QHBoxLayout(), QHBoxLayout())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for row in self._rows:
            row.setSpacing(look().sizes.inside)
            row.addStretch()
            box.addLayout(row)
        self._arrange(len(self._groups))

    # Its width.

    def minimumSizeHint(self) -> QSize:
        """As narrow as two rows allow."""
        places = range(1, len(self._groups))
        narrowest = min(max(self._width(0, place), self._width(place, len(self._groups))) for place in places)
        return QSize(narrowest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """A group that has become wider (a button was shown) may no longer have room."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            count = len(self._groups)
            fitting = (place for place in range(count, 1, -1) if self._width(0, place) <= self.width())
            self._arrange(next(fitting, 1))
        return done

    def _width(self, first: int, end: int) -> int:
        groups = self._groups[first:end]
        return sum(group.sizeHint().width() for group in groups) + look().sizes.inside * (len(groups) - 1)

    def _arrange(self, above: int) -> None:
        if above == self._above:
            return
        self._above = above
        for place, group in enumerate(self._groups):
            row, index = (self._rows[0], place) if place < above else (self._rows[1], place - above)
            row.insertWidget(index, group)

    def show_state(self, kind: str, on: Mapping[str, bool], alignment: str, *, in_table: bool) -> None:
        """Show the kind of paragraph (a key of `KINDS`, or empty in a list) and which commands hold here."""
        self.kind.setText(_(KINDS[kind]) if kind else _("List"))
        for action in self._kind_actions.actions():
            action.setChecked(action.data() == kind)
        for command, button in self.buttons.items():
            if command in _CHECKABLE:
                button.setChecked(on.get(command, False))
        for command in ("outdent", "indent"):
            self.buttons[command].setEnabled(on.get("list", False))
        for action in self.table.menu().actions():
            action.setEnabled(bool(in_table) or action.data() not in TABLE_COMMANDS)
            if action.data() == "header":
                action.setCheckable(True)
                action.setChecked(on.get("header", False))
        for action in self.more.menu().actions():
            if str(action.data()).startswith("align-"):
                action.setCheckable(True)
                action.setChecked(action.data() == f"align-{alignment}")

    def offer(self, command: str) -> None:
        """Show a command of a menu that only some texts have."""
        for action in self._in_menus():
            if action.data() == command:
                action.setVisible(True)

    def _in_menus(self) -> list[QAction]:
        return [*self.table.menu().actions(), *self.more.menu().actions()]

    def command_button(self, command: str) -> QToolButton:
        return self.buttons[command]

    def _kind_button(self) -> QToolButton:
        button = ToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(look().sizes.px(108))
        set_tip(button, _("Kind of paragraph"))
        button.setAccessibleName(_("Kind of paragraph"))
        set_icon(button, "chevron-down")
        menu = QMenu(button)
        self._kind_actions = QActionGroup(menu)
        for command, name in KINDS.items():
            action = self._action(menu, command, _(name))
            action.setCheckable(True)
            self._kind_actions.addAction(action)
        button.setMenu(menu)
        return button

    def _button(self, command: str, icon: str, name: str) -> QToolButton:
        button = icon_button(icon, _(name), lambda: self.wanted.emit(command))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(command in _CHECKABLE)
        if keys := keys_of(command):
            set_tip(button, f"{_(name)} ({keys})")
        self.buttons[command] = button
        return button

    def _menu_button(self, icon: str, name: str, commands: Mapping[str, str]) -> QToolButton:
        button = icon_button(icon, name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for command, label in commands.items():
            if command:
                self._action(menu, command, _(label))
            else:
                menu.addSeparator()
        button.setMenu(menu)
        return button

    def _action(self, menu: QMenu, command: str, label: str) -> QAction:
        keys = keys_of(command)
        action = menu.addAction(f"{label}\t{keys}" if keys else label)
        action.setData(command)
        action.triggered.connect(lambda: self.wanted.emit(command))
        return action

    def below(self, command: str) -> QPoint:
        """Where a small window about `command` opens."""
        button = self.buttons[command]
        return button.mapToGlobal(button.rect().bottomLeft())


def command_names() -> list[tuple[str, str]]:
    """Every command of the bar and its name, not translated yet."""
    groups = [(command, name) for entries in _GROUPS for command, _icon, name in entries]
    return [*KINDS.items(), *groups, *((command, name) for command, name in _MORE.items() if command)]


def _group(*buttons: QToolButton) -> QWidget:
    """Buttons that stay on one line together."""
    result = QWidget()
    box = QHBoxLayout(result)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().sizes.px(1))
    for button in buttons:
        box.addWidget(button)
    return result
