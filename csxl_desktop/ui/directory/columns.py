"""The columns of the directory's lists, and what narrows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow, SeatRow
from csxl_desktop.domain.search_criteria import VIEWS, spoken
from csxl_desktop.i18n import N_, fold, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.opening_hours import duration
from csxl_desktop.ui.directory.membership import term_state
from csxl_desktop.ui.directory.organisation_panel import state_of
from csxl_desktop.ui.directory.words import category_words, kind_words
from csxl_desktop.ui.models.rows import Align, Column

MEMBERS, ORGANISATIONS, PEOPLE, FORMER, COMMITTEE = VIEWS

ORGANISATION_COLUMNS: tuple[Column[OrganisationRow], ...] = (
    Column(N_("Organisation"), lambda r: r.name, lambda r: r.sort_key),
    Column(N_("Representative"), lambda r: r.representative, lambda r: fold(r.representative), width=132),
    Column(
        N_("Category"),
        lambda r: ", ".join(category_words(r)),
        lambda r: fold(", ".join(category_words(r))),
        width=110,
        shown=False,
    ),
    Column(N_("Type"), kind_words, lambda r: fold(kind_words(r)), width=120, shown=False),
    Column(N_("Short name"), lambda r: r.short_name, lambda r: fold(r.short_name), width=92, shown=False),
    Column(N_("Town"), lambda r: r.city, lambda r: fold(r.city), width=100, shown=False),
    Column(
        N_("Verified on"),
        lambda r: short_date(r.verified_on) if r.verified_on else "",
        lambda r: r.verified_on or date.min,
        width=96,
        shown=False,
    ),
    Column(N_("State"), lambda _r: "", lambda r: fold(_word(r)), state=state_of, width=92),
    Column(N_("Tags"), lambda r: ", ".join(r.tags), lambda r: fold(", ".join(r.tags)), width=120, shown=False),
    Column(
        N_("Working groups"), lambda r: ", ".join(r.groups), lambda r: fold(", ".join(r.groups)), width=140, shown=False
    ),
    Column(
        N_("Member since"), lambda r: _day(r.member_since), lambda r: r.member_since or date.min, width=96, shown=False
    ),
    Column(
        N_("Hours a week"),
        lambda r: duration(r.minutes) if r.minutes else "",
        lambda r: r.minutes,
        align=Align.RIGHT,
        width=96,
        shown=False,
    ),
    Column(N_("Languages"), lambda r: r.languages, lambda r: fold(r.languages), width=90, shown=False),
)
PERSON_COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(N_("Name"), lambda r: f"{r.last_name} {r.first_name}".strip(), lambda r: r.sort_key, width=190),
    Column(N_("Speaks for"), lambda r: r.organisations, lambda r: sort_key(r.organisations)),
    Column(N_("Function"), lambda r: r.function_title, lambda r: fold(r.function_title), width=120),
    Column(N_("Tags"), lambda r: ", ".join(r.tags), lambda r: fold(", ".join(r.tags)), width=120, shown=False),
    Column(N_("Language"), lambda r: r.language, lambda r: r.language, width=76, shown=False),
)


def seat_columns(today: Callable[[], date]) -> tuple[Column[SeatRow], ...]:
    """The committee; a term that ends is said beside its date."""
    return (
        Column(N_("Organisation"), lambda r: r.organisation, lambda r: sort_key(r.organisation)),
        Column(N_("Person"), lambda r: r.person, lambda r: fold(r.person), width=156),
        Column(
            N_("Elected on"), lambda r: _day(r.elected_on), lambda r: r.elected_on or date.min, width=92, shown=False
        ),
        Column(
            N_("Term ends on"),
            lambda r: _day(r.term_end_on),
            lambda r: r.term_end_on or date.max,
            state=lambda r: term_state(r.term_end_on, today()),
            width=112,
        ),
    )


@dataclass(frozen=True, slots=True)
class Facets:
    """What the organisations or people shown have in common; empty words ask for nothing.

    `own` holds the values chosen of the office's own fields, by label.
    """

    view: str = MEMBERS
    category: str = ""
    kind: str = ""
    unverified_since: date | None = None
    tag: str = ""
    group: str = ""
    language: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    only_active: bool = False

    def keeps(self, row: OrganisationRow) -> bool:
        if self.view == MEMBERS and not row.is_member:
            return False
        if self.view == FORMER and not (row.was_member and not row.is_member):
            return False
        if self.only_active and self.view == ORGANISATIONS and row.status is OrganisationStatus.DISSOLVED:
            return False
        if self.category and self.category not in row.categories:
            return False
        if (self.kind and row.kind != self.kind) or (self.group and self.group not in row.groups):
            return False
        if self.language and self.language not in spoken(row.languages):
            return False
        if self.unverified_since is not None and row.verified_on and row.verified_on >= self.unverified_since:
            return False
        return self._has(row.tags, row.own)

    def narrows_people(self) -> bool:
        """Whether `keeps_person` may refuse anybody: a hundred thousand need not be asked one by one."""
        return bool(self.only_active or self.language or self.tag or self.own)

    def keeps_person(self, row: PersonRow) -> bool:
        if self.only_active and not row.organisations:  # on a chosen day: whoever spoke for somebody
            return False
        return (not self.language or row.language == self.language) and self._has(row.tags, row.own)

    def _has(self, tags: tuple[str, ...], own: Mapping[str, str]) -> bool:
        tagged = not self.tag or self.tag in tags
        return tagged and all(own.get(label) == value for label, value in self.own.items())


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _word(row: OrganisationRow) -> str:
    state = state_of(row)
    return state[0] if state else ""
