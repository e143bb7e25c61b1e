"""What narrows the lists: category, type, the day they are about, what was not verified for a year."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.directory_rows import OrganisationRow
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import COMMITTEE, PEOPLE, Facets, a_year_before
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_UNVERIFIED = "unverified"


class FacetBar(QWidget):
    """`changed` when other rows are to be shown; `day_changed` when they are to be read again."""

    changed = Signal()
    day_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._today = context.today
        self.category = ChoiceField(_("Category"), [("", _("All categories"))])
        self.kind = ChoiceField(_("Type"), [("", _("All types"))])
        self.unverified = FilterChips([(_UNVERIFIED, _("To verify"))])
        self.unverified.setToolTip(_("Not verified for a year"))
        self.day = DateField(_("On the day"), lambda text: parse_date(text, context.today()), write=short_date)
        self.day.setToolTip(_("Who was a member, active, in the committee, speaking for whom on that day"))
        self.day.edit.setPlaceholderText(_("today"))
        self.day.weekday.hide()
        sizes = look().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.between, 0, sizes.between, 0)
        row.addWidget(self.category, 1)
        row.addWidget(self.kind, 1)
        row.addWidget(self.day)
        row.addWidget(self.unverified, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        self.day.setMaximumWidth(sizes.px(146))
        for choice in (self.category, self.kind):
            choice.setMinimumWidth(sizes.px(96))
            choice.combo.setMinimumWidth(sizes.px(96))
            choice.committed.connect(lambda _value: self.changed.emit())
        self.unverified.changed.connect(lambda _keys: self.changed.emit())
        self.day.committed.connect(lambda _day: self.day_changed.emit())

    def show_view(self, view: str) -> None:
        """Only what makes sense for this list."""
        for facet in (self.category, self.kind, self.unverified):
            facet.setVisible(view not in {PEOPLE, COMMITTEE})

    def show_choices(self, rows: Sequence[OrganisationRow]) -> None:
        """The categories and types that the rows bear."""
        kinds = sorted({row.kind for row in rows if row.kind})
        categories = sorted({name for row in rows for name in row.categories})
        self.kind.set_options([("", _("All types")), *((kind, kind) for kind in kinds)])
        self.category.set_options([("", _("All categories")), *((name, name) for name in categories)])

    def facets(self, view: str) -> Facets:
        unverified = a_year_before(self._today()) if self.unverified.value() else None
        return Facets(
            view, self.category.value() or "", self.kind.value() or "", unverified, only_active=self.is_dated()
        )

    def on(self) -> date:
        """The day that the lists are about."""
        day = self.day.value()
        return day if isinstance(day, date) else self._today()

    def is_dated(self) -> bool:
        """Whether a day was chosen: then the lists show who was active on it."""
        return isinstance(self.day.value(), date)

    def clear(self) -> bool:
        """Narrow nothing any more (the day stays); False where nothing was narrowed."""
        narrowed = bool(self.category.value() or self.kind.value() or self.unverified.value())
        self.category.set_value("")
        self.kind.set_value("")
        self.unverified.set_value(frozenset())
        return narrowed
