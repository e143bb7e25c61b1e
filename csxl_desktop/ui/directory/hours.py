"""The opening hours of an organisation: the week of today as a table, those before and after beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.detail_rows import AddressRow
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.opening_hours import HoursPeriod, Span
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.opening_hours import WeekSlot, day_name, opening_range
from csxl_desktop.ui.directory.hours_field import HoursField, week_words
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.words import span_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_WEEK = range(7)


class HoursCard(Section):
    """Each set of hours with its days and its weekly total; one line types a whole week."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Opening hours"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        self._screen = screen
        self._sites: dict[UUID, str] = {}
        self._shown: tuple[HoursPeriod, ...] | None = None
        self._drawn_sites: dict[UUID, str] = {}
        self.add_form = AddForm(
            _("Keep"),
            {
                "hours": HoursField(_("Hours of the week")),
                "site": ChoiceField(_("Site"), [(None, _("Main address"))]),
                "from_on": screen.day_field(_("From"), _("Empty: always")),
                "to_on": screen.day_field(_("To")),
            },
        ).keep_in(screen.context.drafts, "hours")
        self.add_form.submitted.connect(self._write)
        self._views: list[_PeriodView] = []
        self._empty = label(_("No hours yet: one line is enough, like mo-fr 9-12 13-17."), "secondary", wrap=True)
        self._holder = QWidget()
        self._periods = QVBoxLayout(self._holder)
        self._periods.setContentsMargins(0, 0, 0, 0)
        self._periods.setSpacing(look().sizes.between)
        self.note = TextField(_("Beside the hours"), placeholder=_("by appointment, closed in July…"))
        screen.save(self.note, Organisation, "opening_note")
        self.in_all = label("", "strong")
        self.in_all.hide()
        for widget in (self.add_form, self._empty, self.in_all, self._holder, self.note):
            self.box.addWidget(widget)

    def show_hours(
        self, periods: tuple[HoursPeriod, ...], note: str, sites: Sequence[AddressRow] = (), *, other: bool
    ) -> None:
        """`other` says that another record is shown than before; `sites` are its further addresses."""
        self.note.show_value(note, same=not other)
        self._sites = {each.id: each.label or each.street or each.city for each in sites}
        field = self.add_form.fields["site"]
        if isinstance(field, ChoiceField):
            field.set_options([(None, _("Main address")), *self._sites.items()])
        field.setVisible(bool(sites))
        self.add_form.turn_to(self._screen.key())
        if other or periods != self._shown or self._sites != self._drawn_sites:
            self._shown, self._drawn_sites = periods, self._sites
            self._draw(periods)

    def edit(self, period: HoursPeriod) -> None:
        """Open the line with the hours of a period, to be written again."""
        site, start, end = period.site, period.from_on, period.to_on
        about = {"site": site.hex if site else "", "from": _written(start), "to": _written(end)}
        self.add_form.open_anew(about, hours=period.slots, site=site, from_on=start, to_on=end)

    def remove(self, period: HoursPeriod) -> None:
        span = (period.from_on, period.to_on)
        self._save((), span, span, _("Opening hours removed"), site=period.site)

    def words(self) -> list[str]:
        """What each set of hours says on its first line."""
        return [view.accessibleName() for view in self._views]

    def weekday(self) -> int:
        """Today, Monday being 0."""
        return self._screen.today().weekday()

    def _write(self, values: dict[str, Any]) -> None:
        start, end = values["from_on"], values["to_on"]
        if not values["hours"]:
            self.add_form.fields["hours"].show_refusal(_("Type the days and their hours, like mo-fr 9-12."))
        elif start is not None and end is not None and end < start:
            self.add_form.fields["to_on"].show_refusal(_("The end comes before the beginning."))
        else:
            instead = _instead(self.add_form.about(), values["site"])
            self.add_form.close_form()
            self._save(values["hours"], (start, end), instead, site=values["site"])

    def site_name(self, site: UUID | None) -> str:
        """How a site is called, where there are several."""
        return self._sites.get(site, "") if site is not None else _("Main address") if self._sites else ""

    def _save(
        self, slots: tuple[WeekSlot, ...], span: Span, instead: Span | None, told: str = "", *, site: UUID | None
    ) -> None:
        context, key, page = self._screen.context, self._screen.key(), self._screen.page

        def take_back(transaction: object) -> Callable[[], None]:
            return lambda: self._screen.act(lambda: context.services.history.undo_transaction(transaction))  # type: ignore[arg-type]

        def done(written: Any) -> None:
            if told:
                page.undo_offered.emit(told, take_back(written.transaction_id))
            self._screen.changed()

        work = lambda: context.services.details.write_hours(key, slots, span, instead, site)  # noqa: E731
        context.jobs.save(work, done, context.errors.show, owner=page)

    def _draw(self, periods: tuple[HoursPeriod, ...]) -> None:
        for old in self._views:
            self._periods.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._views = [_PeriodView(period, self) for period in sorted(periods, key=lambda each: not each.holds)]
        for view in self._views:
            self._periods.addWidget(view)
        self._empty.setVisible(not periods)
        now = [each for each in periods if each.holds]
        several = len({each.site for each in now}) > 1
        words = ngettext("{total} over {count} site", "{total} over {count} sites", len({each.site for each in now}))
        minutes = sum(each.minutes for each in now)
        self.in_all.setText(words.format(total=week_words(minutes), count=len({each.site for each in now})))
        self.in_all.setVisible(several)


def _written(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _instead(about: Mapping[str, str], site: UUID | None) -> Span | None:
    """The hours that are written again, where they are still of that site."""
    if not about or about["site"] != (site.hex if site is not None else ""):
        return None
    start, end = (date.fromisoformat(about[key]) if about[key] else None for key in ("from", "to"))
    return start, end


class _PeriodView(QWidget):
    """One set of hours: its days, its total, the days of the week below each other."""

    def __init__(self, period: HoursPeriod, card: HoursCard) -> None:
        super().__init__()
        days = span_words(period.from_on, period.to_on) or _("Every week")
        told = " · ".join(part for part in (card.site_name(period.site), days) if part)
        total = week_words(period.minutes)
        self.setAccessibleName(f"{told} · {total}")
        sizes = look().sizes
        top = QHBoxLayout()
        top.setSpacing(sizes.px(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(total, "strong" if period.holds else "secondary"))
        words.addWidget(label(told, "small", wrap=True))
        top.addLayout(words, 1)
        if period.holds:
            top.addWidget(Pill(_("today"), "good"))
        top.addWidget(icon_button("pencil", _("Edit: {name}").format(name=told), lambda: card.edit(period)))
        top.addWidget(icon_button("trash-2", _("Remove: {name}").format(name=told), lambda: card.remove(period)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(4))
        box.addLayout(top)
        box.addLayout(_table(period, card.weekday()))


def _table(period: HoursPeriod, today: int) -> QGridLayout:
    """Monday to Sunday, today stronger; of hours that do not hold today, the open days only, those alike together."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look().sizes.between)
    grid.setVerticalSpacing(look().sizes.px(1))
    grid.setColumnStretch(1, 1)
    told = {day: ", ".join(opening_range(slot) for slot in period.slots if slot.weekday == day) for day in _WEEK}
    if period.holds:
        tones = {day: "strong" if day == today else "" if hours else "secondary" for day, hours in told.items()}
        lines = [(day_name(day), hours or _("closed"), tones[day]) for day, hours in told.items()]
    else:
        lines = [(days, hours, "secondary") for days, hours in _together(told)]
    for place, (days, hours, tone) in enumerate(lines):
        grid.addWidget(label(days, "secondary"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(hours, tone, wrap=True), place, 1)
    return grid


def _together(told: dict[int, str]) -> list[tuple[str, str]]:
    """“Monday – Friday” where days beside each other have the same hours."""
    lines = []
    for hours, days in groupby(_WEEK, key=lambda day: told[day]):
        names = [day_name(day) for day in days]
        if hours:
            lines.append((names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}", hours))
    return lines
