"""What an action sheet says in words, on screen and on paper: roles, rhythm, what became of a time."""

from csxl_desktop.domain.action_sheet_rows import OccurrenceRow, SlotRow
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import ActorRole, OccurrenceState, SheetStatus
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import date_range, fuzzy_date, list_date, short_date, time_range

SHEET_STATUSES = {
    SheetStatus.ONGOING: N_("under way"),
    SheetStatus.STILL_ACTIVE: N_("still active"),
    SheetStatus.CLOSED: N_("file closed"),
}
ROLES = {
    ActorRole.BENEFICIARY: N_("Beneficiaries"),
    ActorRole.PARTNER: N_("Partners"),
    ActorRole.INTERLOCUTOR: N_("Interlocutors"),
    ActorRole.TEAM: N_("Team"),
    ActorRole.COLLABORATION: N_("In collaboration"),
    ActorRole.HOST: N_("Places that host"),
    ActorRole.FUNDER: N_("Funders"),
    ActorRole.SUPPLIER: N_("Suppliers"),
    ActorRole.SIGNATORY: N_("Signatories"),
    ActorRole.VOLUNTEER: N_("Volunteers"),
}
_WEEKDAYS = (
    N_("Mondays"), N_("Tuesdays"), N_("Wednesdays"), N_("Thursdays"), N_("Fridays"), N_("Saturdays"), N_("Sundays"),
)  # fmt: skip


def status_words(status: SheetStatus) -> str:
    """What stands for the day of closing where there is none; nothing where nothing is said."""
    return _(SHEET_STATUSES[status]) if status in SHEET_STATUSES else ""


def span_words(first: FuzzyDay, last: FuzzyDay) -> str:
    """“depuis novembre 2023”, “jusqu’en mars 2023”, “octobre 2022 – mars 2023”."""
    if first.on is not None and last.on is not None:
        return f"{first.told()} – {last.told()}"
    if first.on is not None:
        words = _("since {day}") if first.precision is Precision.DAY else _("since {month}")
        return words.format(day=first.told(), month=first.told())
    if last.on is None:
        return ""
    words = _("until {day}") if last.precision is Precision.DAY else _("until {month}")
    return words.format(day=last.told(), month=last.told())


def slot_words(slot: SlotRow) -> str:
    """“Mardi, 12 h 30 – 14 h 00, salle verte (hors vacances scolaires; du 14/11/2022 au 17/03/2023)”."""
    parts = [_(_WEEKDAYS[slot.weekday]), time_range(slot.starts_at, slot.ends_at), slot.place]
    beside = [_("outside school holidays")] if slot.outside_school_holidays else []
    if slot.from_on and slot.to_on:
        beside.append(date_range(slot.from_on, slot.to_on))
    elif slot.from_on:
        beside.append(_("since {day}").format(day=short_date(slot.from_on)))
    elif slot.to_on:
        beside.append(_("until {day}").format(day=short_date(slot.to_on)))
    if slot.note:
        beside.append(slot.note)
    line = ", ".join(part for part in parts if part)
    words = f"{line} ({'; '.join(beside)})" if beside else line
    return words[:1].upper() + words[1:]


def day_words(each: OccurrenceRow) -> str:
    if each.on is None:
        return ""
    if each.precision is Precision.DAY:
        return date_range(each.on, each.last_on) if each.last_on else list_date(each.on)
    return fuzzy_date(each.on, each.precision.value)


def state_words(each: OccurrenceRow, year: int) -> str:
    """What did not go as planned, with its reason; nothing where all went well."""
    reason = f" ({each.reason})" if each.reason else ""
    if each.moved_from is not None:
        day = short_date(each.held_on) if each.held_on and each.held_on.year != year else ""
        words = (
            _("put off to {date}").format(date=day)
            if day
            else _("put off from {date}").format(date=short_date(each.moved_from))
        )
        return words + reason
    match each.state:
        case OccurrenceState.CANCELLED:
            return _("cancelled") + reason
        case OccurrenceState.POSTPONED:
            return _("put off") + reason
        case OccurrenceState.NONE:
            return _("none planned") + reason
        case _other:
            return each.reason
