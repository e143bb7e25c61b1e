"""The style sheet, written from the tokens; what Fusion and the palette draw well is left to them."""

from string import Template

from PySide6.QtGui import QFont

from csxl_desktop.ui.look import Look

_SHEET = Template("""
QMainWindow, QDialog, QStackedWidget { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: ${p4}px; }
QLabel { background: transparent; }
QLabel[look="secondary"] { color: $secondary; }
QLabel[look="small"] { color: $secondary; font-size: ${small}px; }
QLabel[look="section"] { color: $secondary; font-size: ${section}px; font-weight: 600; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="figure"] { color: $accent; font-size: ${figure}px; font-weight: 600; }
QLabel[look="accent"] { color: $accent; font-weight: 600; }
QLabel[look="good"] { color: $good; font-size: ${small}px; }
QLabel[look="late"] { color: $late; font-size: ${small}px; }
QLabel[look="wrong"] { color: $wrong; font-size: ${small}px; }
QWidget[look="page"] { background: $background; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[look="status"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[look="hairline"] { background: $line; border: none; }
QFrame[look="line"] { background: transparent; border: 1px solid transparent; border-radius: ${p6}px; }
QFrame[look="line"]:hover { background: $hover; }
QFrame[look="line"]:focus { background: $accent_soft; border-color: $accent; }
QFrame[look="soft"] { background: $accent_soft; border: none; border-radius: ${p6}px; }
QFrame[look="strip-plain"] { background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px; }
QFrame[look="strip-good"] { background: $good_soft; border: 1px solid $good; border-radius: ${radius}px; }
QFrame[look="strip-late"] { background: $late_soft; border: 1px solid $late; border-radius: ${radius}px; }
QFrame[look="strip-wrong"] { background: $wrong_soft; border: 1px solid $wrong; border-radius: ${radius}px; }

QPushButton, QToolButton[look="button"] {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: ${p6}px;
  padding: ${p5}px ${p12}px; min-height: ${p20}px; }
QPushButton:hover, QToolButton[look="button"]:hover { background: $hover; border-color: $secondary; }
QPushButton, QToolButton { outline: none; }
QPushButton:pressed, QToolButton[look="button"]:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton[look="button"]:focus { border: ${focus}px solid $accent;
  padding: ${pf5}px ${pf12}px; }
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $disabled; background: $background;
  border: 1px $locked_line $line; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $chosen_line; font-weight: 600; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:focus { background: $surface; color: $accent; border: ${focus}px solid $accent; }
QPushButton[look="primary"]:disabled { background: $neutral_soft; color: $disabled;
  border: 1px $locked_line $line; }
QPushButton[look="danger"] { color: $wrong; }
QPushButton[look="bare"] { padding: ${p5}px ${p4}px; }
QPushButton[look="bare"]:focus { padding: ${pf5}px ${pf4}px; }
QPushButton[look="switch"] { color: $secondary; border-color: $line_strong; min-height: ${word}px;
  padding: ${p4}px ${p10}px; }
QPushButton[look="switch"]:focus { border: ${focus}px solid $accent; padding: ${pf4}px ${pf10}px; }
QPushButton[look="switch"]:checked { color: $accent; border-color: $chosen_line; }
QPushButton[look="switch"]:checked:focus { border-color: $accent; }
QPushButton[look="chip"] { color: $secondary; border-color: $line_strong; border-radius: ${p12}px;
  min-height: ${chip}px; padding: ${p4}px ${p10}px; font-size: ${section}px; }
QPushButton[look="chip"]:checked { color: $accent; border-color: $accent; }
QPushButton[look="chip"]:focus { border: ${focus}px solid $accent; padding: ${pf4}px ${pf10}px; }
QPushButton[look="link"], QPushButton[look="status"] { background: transparent; border: none; color: $accent;
  padding: ${p2}px ${p4}px; min-height: 0; text-align: left; }
QPushButton[look="status"] { color: $secondary; font-size: ${small}px; padding: 0 ${p4}px; }
QPushButton[look="link"] { text-decoration: $link_line; min-height: ${word}px; }
QPushButton[look="link"]:hover, QPushButton[look="status"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus, QPushButton[look="status"]:focus { border: 1px solid $accent;
  border-radius: ${p4}px; padding: ${p1}px ${p3}px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${p6}px;
  padding: ${p4}px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="tab"] { border: none; border-bottom: ${p2}px solid transparent; border-radius: 0;
  color: $secondary; padding: 0 ${p12}px; font-size: ${body}px; }
QToolButton[look="tab"]:hover { color: $text; background: transparent; }
QToolButton[look="tab"]:checked { color: $text; font-weight: 600; background: transparent;
  border-bottom-color: $accent; }
QToolButton[look="tab"]:focus { background: $accent_soft; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: ${p6}px;
  padding: ${p5}px ${p8}px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${p20}px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $secondary; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {
  border: ${focus}px solid $accent; padding: ${pf5}px ${pf8}px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: $background;
  border: 1px $locked_line $line; }
QComboBox:disabled, QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
  background: $background; color: $disabled; border: 1px $locked_line $line; }
QLineEdit:read-only:focus, QPlainTextEdit[readOnly="true"]:focus {
  border: ${focus}px solid $accent; padding: ${pf5}px ${pf8}px; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] { border: 1px solid $wrong; }
QLineEdit[refused="true"]:focus, QPlainTextEdit[refused="true"]:focus, QComboBox[refused="true"]:focus {
  border: ${focus}px solid $wrong; padding: ${pf5}px ${pf8}px; }
QLineEdit[look="bare"] { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: ${p24}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; padding: ${p4}px;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QCheckBox { spacing: ${p8}px; }
QCheckBox:focus { color: $accent; }

QAbstractItemView { background: $surface; border: none; outline: none; selection-color: $text;
  selection-background-color: $accent_soft; }
QTableView, QListView, QTreeView, QPdfView, QScrollArea {
  border: ${focus}px solid transparent; border-radius: ${p4}px; }
QTableView:focus, QListView:focus, QTreeView:focus, QPdfView:focus, QScrollArea:focus {
  border: ${focus}px solid $accent; }
QScrollArea[look="room"], QScrollArea[look="room"]:focus { border: none; }
QListView[look="popup"] { border: 1px solid $line_strong; padding: ${p4}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $secondary; border: none; border-bottom: 1px solid $line;
  font-size: ${section}px; font-weight: 600; padding: ${p6}px ${p8}px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }

QDialogButtonBox { button-layout: 3; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${p4}px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QMenu::icon { padding-left: ${p8}px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $accent_soft; }
QScrollArea, QScrollArea > QWidget > QWidget[look="plain"] { background: transparent; }
QScrollArea > QWidget > QWidget[look="plain"] { border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${p10}px; margin: ${p2}px; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: ${p2}px; }
QScrollBar::handle { background: $line_strong; border-radius: ${p3}px; min-height: ${p32}px;
  min-width: ${p32}px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $neutral_soft; border: 1px solid $line; border-radius: ${p3}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }
QTabBar::tab { color: $secondary; padding: ${p8}px ${p12}px; border-bottom: ${p2}px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_soft; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QGroupBox { border: 1px solid $line; border-radius: ${p6}px; margin-top: ${p12}px; padding: ${p8}px; }
QCalendarWidget QWidget { alternate-background-color: $surface; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton, QCalendarWidget QSpinBox { background: transparent; color: $text; font-weight: 600;
  border: none; border-radius: ${p6}px; padding: ${p4}px ${p8}px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
""")


def style_sheet(look: Look) -> str:
    """The sheet for one palette at one scale; `pN` stands for N scaled pixels, `pfN` for N less the focus ring."""
    tokens, sizes = look.tokens, look.sizes
    lengths = {f"p{n}": sizes.px(n) for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 18, 20, 24, 32)}
    ring = tokens.focus_width - 1
    lengths |= {f"pf{n}": max(0, sizes.px(n) - ring) for n in (4, 5, 8, 10, 12)}
    colors = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__}
    bold = QFont.Weight.DemiBold  # the heights below are what a layout may squeeze a button to: never into its letters
    return _SHEET.substitute(
        colors,
        **lengths,
        word=max(sizes.px(18), look.metrics(sizes.body, bold).height()),
        chip=max(sizes.px(16), look.metrics(sizes.section, bold).height()),
        focus=tokens.focus_width,
        small=sizes.small,
        section=sizes.section,
        body=sizes.body,
        title=sizes.title,
        figure=sizes.figure,
        radius=sizes.radius,
    )
