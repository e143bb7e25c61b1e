"""A series of days asked for: every second Tuesday, every three weeks, but for what is left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from csxl_desktop.domain.recurrence import LAST
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import weekday_name
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.services.year_opening import Series
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.date_fields import NOON, DateField, TimeField
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField

_MONDAY = date(2024, 1, 1)
_RHYTHMS = (
    ((1, None), N_("the first of the month")),
    ((2, None), N_("the second of the month")),
    ((3, None), N_("the third of the month")),
    ((4, None), N_("the fourth of the month")),
    ((LAST, None), N_("the last of the month")),
    ((0, 1), N_("every week")),
    ((0, 2), N_("every two weeks")),
    ((0, 3), N_("every three weeks")),
    ((0, 4), N_("every four weeks")),
)


class SeriesForm(AddForm):
    """`submitted` gives the values; `series(values)` makes of them what the service reads."""

    def __init__(self, drafts: Drafts) -> None:
        self.kind, self.group = ChoiceField(_("Kind of meeting")), ChoiceField(_("Working group"))
        days = [(number, weekday_name(_MONDAY.replace(day=number + 1))) for number in range(7)]
        super().__init__(
            _("Propose these days"),
            {
                "kind": self.kind.narrow(),
                "group": self.group.narrow(),
                "title": TextField(_("Title or theme")),
                "day_of_week": ChoiceField(_("Weekday"), days),
                "rhythm": ChoiceField(_("Rhythm"), [(value, _(words)) for value, words in _RHYTHMS]),
                "first": DateField(_("From"), lambda text: parse_date(text, self._start)),
                "last": DateField(_("Until"), lambda text: parse_date(text, self._start)),
                "starts_at": TimeField(_("Starts at")),
                "ends_at": TimeField(_("Ends at"), example=NOON),
                "without_summer": CheckField(_("Not in July and August")),
                "without_leaves": CheckField(_("Not during school holidays")),
            },
            columns=4,
        )
        self.keep_in(drafts, "series")
        self._start = _MONDAY

    def offer(self, choices: Choices, year: int) -> None:
        """Kinds and groups to choose from; a day without year is one of `year`."""
        self._start = date(year, 1, 1)
        self.kind.set_options([(kind.id, kind.label) for kind in choices.kinds])
        self.group.set_options([(None, _("none")), *((group.id, group.label) for group in choices.groups)])

    def open_year(self) -> None:
        """Empty, for the whole year."""
        year = self._start.year
        kinds = self.fields["kind"].value()
        self.open_form(
            kind=kinds,
            day_of_week=1,
            rhythm=(2, None),
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            without_summer=True,
        )


def series(values: Mapping[str, Any]) -> Series:
    """What the form says."""
    place, every = values["rhythm"]
    return Series(
        values["kind"],
        values["day_of_week"],
        values["first"],
        values["last"],
        place,
        every,
        values["starts_at"],
        values["ends_at"],
        values["group"],
        values["title"],
        values["without_leaves"],
        values["without_summer"],
    )
