"""The words of the directory's stored values: states, roles, kinds of contact, fields of the history."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import (
    AliasNature,
    AttendanceState,
    CandidacyOutcome,
    ChannelKind,
    MandateRole,
    OrganisationStatus,
    PreferredChannel,
)
from csxl_desktop.domain.directory_rows import OrganisationRow
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.code_words import code_words
from csxl_desktop.services.exchange.column_words import COLUMNS

STATUS: Mapping[OrganisationStatus, str] = {
    OrganisationStatus.ACTIVE: N_("Active"),
    OrganisationStatus.DORMANT: N_("Dormant"),
    OrganisationStatus.DISSOLVED: N_("Dissolved"),
}
ROLES: Mapping[MandateRole, str] = {
    MandateRole.REPRESENTATIVE: N_("Representative"),
    MandateRole.DEPUTY: N_("Deputy"),
    MandateRole.CONTACT: N_("Contact person"),
    MandateRole.DIRECTOR: N_("Director"),
    MandateRole.OTHER: N_("Other role"),
}
NATURES: Mapping[AliasNature, str] = {
    AliasNature.ALIAS: N_("Also known as"),
    AliasNature.FORMER: N_("Former name"),
    AliasNature.ACRONYM: N_("Acronym"),
}
CHANNELS: Mapping[ChannelKind, str] = {
    ChannelKind.PHONE: N_("Phone"),
    ChannelKind.MOBILE: N_("Mobile"),
    ChannelKind.EMAIL: N_("E-mail"),
    ChannelKind.WEB: N_("Web site"),
}
CHANNEL_ICONS: Mapping[ChannelKind, str] = {
    ChannelKind.PHONE: "phone",
    ChannelKind.MOBILE: "phone",
    ChannelKind.EMAIL: "mail",
    ChannelKind.WEB: "globe",
}
OUTCOMES: Mapping[CandidacyOutcome, str] = {
    CandidacyOutcome.PENDING: N_("Pending"),
    CandidacyOutcome.ACCEPTED: N_("Accepted"),
    CandidacyOutcome.POSTPONED: N_("Postponed"),
    CandidacyOutcome.REFUSED: N_("Refused"),
}
PREFERRED: Mapping[PreferredChannel, str] = {
    PreferredChannel.MAIL: N_("E-mail"),
    PreferredChannel.PHONE: N_("Phone"),
    PreferredChannel.POST: N_("Post"),
    PreferredChannel.SMS: N_("SMS"),
}
ATTENDANCE: Mapping[AttendanceState, str] = {
    AttendanceState.INVITED: N_("invited"),
    AttendanceState.ANNOUNCED: N_("announced"),
    AttendanceState.EXCUSED: N_("excused"),
    AttendanceState.PRESENT: N_("present"),
    AttendanceState.ABSENT: N_("absent"),
    AttendanceState.REPRESENTED: N_("represented"),
}
_COLUMNS: Mapping[str, str] = {
    "name": N_("Name"),
    "name_nl": N_("Dutch name"),
    "short_name": N_("Short name"),
    "legal_form": N_("Legal form"),
    "kind_id": N_("Type"),
    "kind": N_("Type"),
    "parent_id": N_("Part of"),
    "street_nl": N_("Street in Dutch"),
    "city_nl": N_("Town in Dutch"),
    "description_nl": N_("Description in Dutch"),
    "audience_nl": N_("Audience in Dutch"),
    "opening_note": N_("Beside the hours"),
    "name_printable": N_("Name printed"),
    "returned_on": N_("Came back on"),
    "weekday": N_("Day of the week"),
    "opens_at": N_("Opens at"),
    "closes_at": N_("Closes at"),
    "tag_id": N_("Tag"),
    "custom_field_id": N_("Field"),
    "counts_apart": N_("Counts apart from its parent"),
    "status": N_("Status"),
    "street": N_("Street and number"),
    "postal_code": N_("Postal code"),
    "city": N_("Town"),
    "description": N_("Description"),
    "audience": N_("Audience"),
    "languages": N_("Languages"),
    "language": N_("Language"),
    "enterprise_number": N_("Enterprise number"),
    "social_brussels_number": N_("social.brussels number"),
    "note": N_("Note"),
    "verified_on": N_("Verified on"),
    "verified_by": N_("Verified by"),
    "logo_id": N_("Logo"),
    "trashed_at": N_("In the trash"),
    "civility": N_("Civility"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "preferred_channel": N_("Preferred channel"),
    "contact_printable": N_("Contact details may be printed"),
    "organisation_id": N_("Organisation"),
    "person_id": N_("Person"),
    "category_id": N_("Category"),
    "value": N_("Number or address"),
    "label": N_("Label"),
    "printable": N_("May be printed"),
    "role": N_("Role"),
    "function_title": N_("Function"),
    "from_on": N_("From"),
    "to_on": N_("To"),
    "nature": N_("Nature"),
    "joined_on": N_("Member since"),
    "joined_meeting_id": N_("Joined at"),
    "charter_signed_on": N_("Charter signed on"),
    "charter_version": N_("Version of the charter"),
    "left_on": N_("Left on"),
    "left_meeting_id": N_("Left at"),
    "leaving_reason": N_("Reason"),
    "asked_on": N_("Asked on"),
    "presented_by_id": N_("Presented by"),
    "meeting_id": N_("Assembly"),
    "outcome": N_("Outcome"),
    "elected_on": N_("Elected on"),
    "elected_meeting_id": N_("Elected at"),
    "term_end_on": N_("Term ends on"),
    "ended_on": N_("Ended on"),
    "successor_id": N_("Merged into"),
}
_VALUES: Mapping[str, Mapping[Any, str]] = {
    "status": STATUS,
    "role": ROLES,
    "nature": NATURES,
    "kind": CHANNELS,
    "outcome": OUTCOMES,
    "preferred_channel": PREFERRED,
}
LONGEST = 80  # letters of a value


def choices(words: Mapping[Any, str]) -> list[tuple[Any, str]]:
    """The options of a `ChoiceField`."""
    return [(value, _(text)) for value, text in words.items()]


def kind_words(row: OrganisationRow) -> str:
    """What the organisation is, as the language spoken calls it: “School” for “École”."""
    return house_words.organisation_kind(row.kind, row.kind_nl)


def category_words(row: OrganisationRow) -> tuple[str, ...]:
    """What it is filed under, in the same way and in the order of `row.categories`."""
    return tuple(map(house_words.category, row.categories, row.categories_nl))


def column_words(column: str) -> str:
    """The field that a column of the history is called in the window; else as the exchange workbook calls it."""
    if column in _COLUMNS:
        return _(_COLUMNS[column])
    found = COLUMNS.get(column.removesuffix("_id"))
    return _(found[0]) if found else column


def value_words(column: str, value: Any) -> str:
    """A value of the history (JSON) as people write it."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    known = _VALUES.get(column, {}).get(value)
    if known is not None:
        return _(known)
    if words := code_words(column, value):
        return words
    text = str(value.value if isinstance(value, Enum) else value)
    if column in {"opens_at", "closes_at"}:
        return text[:5]
    if column.endswith(("_on", "_at", "meeting_id")):
        try:
            return short_date(date.fromisoformat(text[:10]))
        except ValueError:
            return text
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"


def span_words(start: date | None, end: date | None) -> str:
    """“since 01/02/2024”, “until …”, “from … to …”; empty where both are unknown."""
    if start and end:
        return _("from {start} to {end}").format(start=short_date(start), end=short_date(end))
    if start:
        return _("since {day}").format(day=short_date(start))
    return _("until {day}").format(day=short_date(end)) if end else ""
