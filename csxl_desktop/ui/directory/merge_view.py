"""Two records side by side: choose field by field, see what hangs on both, make them one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.merge_rows import Choices, Comparison
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.merge_fields import MergeFields
from csxl_desktop.ui.directory.merge_parts import parts_table
from csxl_desktop.ui.directory.words import NATURES, choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_FIELDS, _PARTS = 460, 300  # pixels of the two cards at least
_LOWEST = 300  # pixels of a card that stands below the other
_KEPT_AS = {nature: NATURES[nature] for nature in (AliasNature.ALIAS, AliasNature.FORMER)}


class MergeView(QWidget):
    """`merged(choices)`, `different()`, `swapped()`, `left()`: what was decided of the two shown."""

    merged = Signal(object)
    different = Signal()
    swapped = Signal()
    left = Signal()

    def __init__(self, day_field: Callable[[str], DateField]) -> None:
        super().__init__()
        self.shown: Comparison | None = None
        self.title = label("", "strong", wrap=True)
        self.notice = Notice(closable=False)
        self.fields = MergeFields()
        self.parts = parts_table()
        self.nature = ChoiceField(_("The other name is kept as"), choices(_KEPT_AS))
        self.until = day_field(_("Its last day"))
        self.swap_button = button(_("Keep the other one"), "arrow-right-left", self.swapped.emit)
        self.different_button = button(_("These are different"), "x", self.different.emit)
        self.merge_button = primary_button(_("Merge"), "merge", self._merge)
        self._build()
        self.nature.committed.connect(lambda _value: self._show_until())

    def _build(self) -> None:
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.inside)
        head.addWidget(self.title, 1)
        head.addWidget(self.swap_button)
        keys = _("← and → choose a value, the space bar too; both where both may stand.")
        left = Card(_("Field by field"), padding=sizes.between)
        left.box.addLayout(head)
        left.box.addWidget(label(keys, "small", wrap=True))
        left.box.addWidget(self.fields, 1)
        left.setMinimumWidth(sizes.px(_FIELDS))
        right = Card(_("What hangs on both"), padding=sizes.between)
        right.box.addWidget(self.parts, 1)
        right.setMinimumWidth(sizes.px(_PARTS))
        cards = SideBySide(least=_LOWEST)
        cards.addWidget(left, 6)
        cards.addWidget(right, 5)
        self._names = QWidget()
        names = QHBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(sizes.between)
        names.addWidget(self.nature)
        names.addWidget(self.until)
        names.addStretch()
        bottom = Card(padding=sizes.between)
        below = HeadLayout()
        below.addWidget(self._names)
        below.addWidget(button(_("Back to the list"), "arrow-left", self.left.emit))
        below.addWidget(self.different_button)
        below.addWidget(self.merge_button)
        bottom.box.addLayout(below)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self.notice)
        box.addLayout(cards, 1)
        box.addWidget(bottom)

    def show_comparison(self, found: Comparison, *, named: bool) -> None:
        """Two records; `named` where the lost one's name becomes another name of the kept one."""
        self.shown = found
        self.title.setText(_("“{lost}” goes into “{kept}”").format(lost=found.right, kept=found.left))
        self.notice.say("\n".join(found.notes), "late")
        self.fields.show_fields(found.fields)
        self.parts.show_parts(found.parts)
        self.nature.set_value(AliasNature.ALIAS)
        self.until.set_value(None)
        self._names.setVisible(named)
        self._show_until()
        self.fields.table.setFocus()

    def _show_until(self) -> None:
        self.until.setVisible(self.nature.value() is AliasNature.FORMER)

    def _merge(self) -> None:
        nature = self.nature.value()
        self.until.flush()
        if self.until.refusal():
            return
        until = self.until.value() if nature is AliasNature.FORMER else None
        self.merged.emit(Choices(self.fields.choices(), nature, until))
