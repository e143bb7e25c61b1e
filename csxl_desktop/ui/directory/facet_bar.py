"""What narrows the lists: category, type, the day they are about, what was not verified for a year, and more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow
from csxl_desktop.domain.search_criteria import SearchCriteria, a_year_before
from csxl_desktop.i18n import _, fold, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import COMMITTEE, MEMBERS, PEOPLE, Facets
from csxl_desktop.ui.directory.further_facets import GROUP, LANGUAGE, TAG, FurtherFacets
from csxl_desktop.ui.directory.words import category_words, kind_words
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text import set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_UNVERIFIED = "unverified"


@dataclass(frozen=True)
class HeldFacets:
    """All that narrows the lists, and whether the further filters are in sight."""

    category: str
    kind: str
    unverified: frozenset[str]
    day: Any
    further: Mapping[str | tuple[bool, str], str]
    wants_further: bool


class FacetBar(QWidget):
    """`changed` when other rows are to be shown; `day_changed` when they are to be read again.

    `more` shows the further filters, or hides them; it stands where the list wants it.
    """

    changed = Signal()
    day_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._today = context.today
        self._wants_further, self._view = False, MEMBERS
        self.category = ChoiceField(_("Category"), [("", _("All categories"))])
        self.kind = ChoiceField(_("Type"), [("", _("All types"))])
        self.unverified = FilterChips([(_UNVERIFIED, _("To verify"))])
        set_tip(self.unverified, _("Not verified for a year"))
        self.day = DateField(_("On the day"), lambda text: parse_date(text, context.today()), write=short_date)
        set_tip(self.day, _("Who was a member, active, in the committee, speaking for whom on that day"))
        self.day.edit.setPlaceholderText(_("today"))
        self.day.weekday.hide()
        self.further = FurtherFacets()
        self.further.hide()
        self.more = icon_button("filter", _("More filters"), self._turn_further)
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.between, 0, sizes.between, 0)
        box.setSpacing(sizes.inside)
        row = QHBoxLayout()
        box.addLayout(row)
        box.addWidget(self.further)
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
        self.further.changed.connect(self._further_changed)
        self.day.committed.connect(lambda _day: self.day_changed.emit())

    def show_view(self, view: str) -> None:
        """Only what makes sense for this list."""
        for facet in (self.category, self.kind, self.unverified):
            facet.setVisible(view not in {PEOPLE, COMMITTEE})
        self.more.setVisible(view != COMMITTEE)
        self.further.show_view(view)
        self._view = view
        self._show_further(wanted=self._wants_further or bool(self.further.narrowing()))

    def held(self) -> HeldFacets:
        """What is chosen, for a window that is built anew."""
        chosen = self.category.value() or "", self.kind.value() or "", self.unverified.value()
        return HeldFacets(*chosen, self.day.value(), self.further.held(), self._wants_further)

    def take_back(self, held: HeldFacets) -> None:
        """Choose it again; the rows are read next, on that day, and bring what may be chosen."""
        self.category.set_value(held.category)
        self.kind.set_value(held.kind)
        self.unverified.set_value(held.unverified)
        self.day.set_value(held.day)
        self.further.take_back(held.further)
        self._wants_further = held.wants_further
        self._show_further(wanted=held.wants_further)
        self.changed.emit()

    def show_people(self, rows: Sequence[PersonRow]) -> None:
        """The tags, languages and own values that the rows bear."""
        before = self.facets(self._view)
        self.further.show_people(rows)
        self._narrow_by_what_came(before)

    def show_choices(self, rows: Sequence[OrganisationRow]) -> None:
        """The categories, types, tags… that the rows bear."""
        before = self.facets(self._view)
        self.further.show_organisations(rows)
        kinds = {row.kind: kind_words(row) for row in rows if row.kind}
        categories = {
            name: said for row in rows for name, said in zip(row.categories, category_words(row), strict=True)
        }
        self.kind.set_options([("", _("All types")), *_by_words(kinds)])
        self.category.set_options([("", _("All categories")), *_by_words(categories)])
        self._narrow_by_what_came(before)

    def facets(self, view: str) -> Facets:
        unverified = a_year_before(self._today()) if self.unverified.value() else None
        return Facets(
            view,
            self.category.value() or "",
            self.kind.value() or "",
            unverified,
            tag=self.further.value(TAG),
            group=self.further.value(GROUP),
            language=self.further.value(LANGUAGE),
            own=self.further.own(),
            only_active=self.is_dated(),
        )

    def criteria(self, view: str, text: str) -> SearchCriteria:
        """What the bar and the filter's `text` ask for, to be kept under a name."""
        day = self.day.value()
        asked = self.facets(view)
        narrows, further = view not in {PEOPLE, COMMITTEE}, view != COMMITTEE
        return SearchCriteria(
            view,
            text,
            on=day if isinstance(day, date) else None,
            categories=_given(asked.category, wanted=narrows),
            kinds=_given(asked.kind, wanted=narrows),
            tags=_given(asked.tag, wanted=further),
            groups=_given(asked.group, wanted=narrows),
            languages=_given(asked.language, wanted=further),
            own=tuple(asked.own.items()) if further else (),
            unverified=narrows and asked.unverified_since is not None,
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
        narrowed = self.further.clear() or narrowed
        self._mark_more()
        self.category.set_value("")
        self.kind.set_value("")
        self.unverified.set_value(frozenset())
        return narrowed

    def _narrow_by_what_came(self, before: Facets) -> None:
        """What is chosen narrows the list as soon as the rows offer it, and no longer where they do not."""
        if self.facets(self._view) == before:
            return
        self._show_further(wanted=self._wants_further or bool(self.further.narrowing()))
        self._mark_more()
        self.changed.emit()

    def _turn_further(self) -> None:
        self._wants_further = self.further.isHidden()
        self._show_further(wanted=self._wants_further)

    def _show_further(self, *, wanted: bool) -> None:
        self.further.setVisible(wanted and self._view != COMMITTEE)

    def _further_changed(self) -> None:
        self._mark_more()
        self.changed.emit()

    def _mark_more(self) -> None:
        """The button says how many of the further filters narrow the list, hidden or not."""
        count = self.further.narrowing()
        words = ngettext("More filters ({count} chosen)", "More filters ({count} chosen)", count).format(count=count)
        set_icon(self.more, "filter", "accent" if count else "secondary")
        set_tip(self.more, words if count else _("More filters"))
        self.more.setAccessibleName(words if count else _("More filters"))


def _given(word: str, *, wanted: bool) -> tuple[str, ...]:
    return (word,) if word and wanted else ()


def _by_words(said: Mapping[str, str]) -> list[tuple[str, str]]:
    """The names to choose from with what is said for them, in the order of what is said."""
    return sorted(said.items(), key=lambda each: fold(each[1]))
