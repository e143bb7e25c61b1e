"""What the records of a year hold wrong by themselves, whatever is written of them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.organisation_names import comparable, likeness_of
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.knowledge import Knowledge, KnownMeeting
from csxl_desktop.proofreading.text import Jump

_NEAR = 90
_MOST_COMPARED = 20_000  # pairs
_HELD, _PLANNED, _DISSOLVED = "held", "planned", "dissolved"
_COUNTED = frozenset({"AG", "RT", "WALK", "LUNCH"})  # kinds whose persons and partners the report prints
_NEW_MEMBERS, _LEAVINGS = "N", "D"


def _told(what: str, why: str, kind: str, key: str, field: str, proposal: str = "") -> Remark:
    return Remark(what, why, proposal, jump=Jump(kind, key, field), about=what)


def testimonials(known: Knowledge) -> Iterator[Remark]:
    """To be printed, and its author has not agreed."""
    for each in known.testimonials:
        if each.printed and not each.agreed:
            who = each.author or each.text[:40] or "–"
            why = _("This testimonial is to be printed, and no agreement of its author stands in the dossier.")
            yield _told(who, why, "testimonial", each.id, "consent_on")


def seats(known: Knowledge) -> Iterator[Remark]:
    """A term that is over at the end of the year; a seat of a body that is no member, or no longer."""
    if known.year is None:
        return
    last = date(known.year, 12, 31)
    bodies = {each.id: each for each in known.organisations}
    for seat in known.seats:
        if seat.term_end_on is not None and seat.term_end_on < last:
            why = _("The term of this seat ended on {date}.").format(date=short_date(seat.term_end_on))
            yield _told(seat.organisation, why, "organisation", seat.organisation_id, "term_end_on")
        body = bodies.get(seat.organisation_id)
        if body is not None and body.ended_on is not None and body.ended_on <= last:
            why = _("This body ceased to be on {date}, and holds a seat.").format(date=short_date(body.ended_on))
            yield _told(seat.organisation, why, "organisation", seat.organisation_id, "ended_on")
        elif body is not None and not body.member:
            why = _("This body holds a seat and is no member at the end of the year.")
            yield _told(seat.organisation, why, "organisation", seat.organisation_id, "organisation_id")


def members(known: Knowledge) -> Iterator[Remark]:
    """A member that ceased to be; a member for whom nobody speaks."""
    if known.year is None:
        return
    last = date(known.year, 12, 31)
    for each in known.members:
        if each.ended_on is not None and each.ended_on <= last:
            why = _("This body ceased to be on {date}, and is still a member.").format(date=short_date(each.ended_on))
            yield _told(each.name, why, "organisation", each.id, "ended_on")
        elif each.status == _DISSOLVED and each.left_on is None and each.ended_on is None:
            why = _("This body is noted as dissolved, and is still a member.")
            yield _told(each.name, why, "organisation", each.id, "status")
        elif not each.representative:
            yield _told(each.name, _("This member has no representative."), "organisation", each.id, "representative")


def sessions_in_leave(known: Knowledge) -> Iterator[Remark]:
    """A meeting in a school leave of the French Community, on a public holiday or when the office is closed."""
    if known.year is None:
        return
    holidays = {**dict(known.closed_days), **public_holidays(known.year)}
    for each in _standing(known):
        if each.day is None or each.stub:
            continue
        leave = next(
            (
                leave
                for leave in known.leaves
                if leave.community == "FR" and leave.first_on <= each.day <= leave.last_on
            ),
            None,
        )
        if each.day in holidays:
            why = _("{date} is a day off ({name}).").format(date=short_date(each.day), name=holidays[each.day])
            yield _told(_name(each), why, "meeting", each.id, "first_on")
        elif leave is not None and each.behaviour not in {"EVENT", "OUTSIDE"}:
            why = _("{date} falls in the school holiday “{name}” ({first} – {last}).").format(
                date=short_date(each.day),
                name=leave.name,
                first=short_date(leave.first_on),
                last=short_date(leave.last_on),
            )
            yield _told(_name(each), why, "meeting", each.id, "first_on")


def same_day(known: Knowledge) -> Iterator[Remark]:
    """Two activities of one day whose hours meet, or are not known."""
    by_day: dict[date, list[KnownMeeting]] = defaultdict(list)
    for each in _standing(known):
        if each.day is not None and not each.stub:
            by_day[each.day].append(each)
    for day, meetings in sorted(by_day.items()):
        for one, other in pairwise(sorted(meetings, key=lambda each: (each.starts, each.id))):
            apart = one.ends and other.starts and one.ends <= other.starts
            if not apart:
                why = _("“{other}” is on the same day ({date}).").format(other=_name(other), date=short_date(day))
                yield _told(_name(one), why, "meeting", one.id, "first_on")


def counts(known: Knowledge) -> Iterator[Remark]:
    """A meeting that was held and of which nobody, or no partner, is counted."""
    for each in known.meetings:
        if each.state != _HELD or each.behaviour not in _COUNTED or each.stub:
            continue
        if not each.persons:
            yield _told(_name(each), _("This meeting was held, and nobody is counted."), "meeting", each.id, "persons")
        elif not each.partners:
            why = _("{persons} persons are counted, and no partner.").format(persons=each.persons)
            yield _told(_name(each), why, "meeting", each.id, "partners")


def still_planned(known: Knowledge) -> Iterator[Remark]:
    """A meeting of a day gone by that is still planned."""
    for each in known.meetings:
        if each.state == _PLANNED and each.day is not None and known.today is not None and each.day < known.today:
            why = _("This day went by: was the meeting held?")
            yield _told(_name(each), why, "meeting", each.id, "state")


def groups(known: Knowledge) -> Iterator[Remark]:
    """A group at work in the year without a session, or whose sessions name no partner."""
    for each in known.groups:
        if each.closed_on is not None:
            continue
        if not each.sessions:
            why = _("No session of this group stands in the year: its planning and its partners cannot be printed.")
            yield _told(each.name, why, "working_group", each.id, "sessions")
        elif not each.partners:
            yield _told(
                each.name, _("No partner of this group is known for the year."), "working_group", each.id, "partners"
            )


def acts(known: Knowledge) -> Iterator[Remark]:
    """An assembly whose agenda tells of arrivals or leavings, while no membership begins or ends that day."""
    days: dict[str, set[date | None]] = {
        "new_members": {each.joined_on for each in known.organisations},
        "resignations": {each.left_on for each in known.organisations},
    }
    for each in known.meetings:
        if each.state != _HELD or each.day is None:
            continue
        if _NEW_MEMBERS in each.items and each.day not in days["new_members"]:
            why = _("New members stand on the agenda, and no membership begins that day.")
            yield _told(_name(each), why, "meeting", each.id, "new_members")
        if _LEAVINGS in each.items and each.day not in days["resignations"]:
            why = _("Resignations stand on the agenda, and no membership ends that day.")
            yield _told(_name(each), why, "meeting", each.id, "resignations")


def sheets(known: Knowledge) -> Iterator[Remark]:
    """An activity before the day its action sheet opened, or after the day it closed."""
    for sheet in known.sheets:
        for each in sheet.activities:
            if sheet.opened_on is not None and each.day < sheet.opened_on:
                why = _("{label} ({date}) stands before the sheet was opened, on {opened}.").format(
                    label=each.label, date=short_date(each.day), opened=short_date(sheet.opened_on)
                )
                yield _told(f"{sheet.title} {each.label}", why, "action_sheet", sheet.id, "opened_on")
            if sheet.closed_on is not None and each.day > sheet.closed_on:
                why = _("{label} ({date}) stands after the sheet was closed, on {closed}.").format(
                    label=each.label, date=short_date(each.day), closed=short_date(sheet.closed_on)
                )
                yield _told(f"{sheet.title} {each.label}", why, "action_sheet", sheet.id, "closed_on")


def texts(known: Knowledge) -> Iterator[Remark]:
    """A text of the office that holds no longer at the end of the year."""
    for each in known.texts:
        if known.year is not None and each.to_on is not None and each.to_on <= date(known.year, 12, 31):
            why = _("This text held until {date}: is there a newer one?").format(date=short_date(each.to_on))
            yield _told(each.title, why, "office_text", each.id, "to_on")


def doubles(known: Knowledge) -> Iterator[Remark]:
    """Two organisations that look like one under two names."""
    bodies = [(each, comparable(each.name)) for each in known.organisations if each.ended_on is None]
    inside = [pair for pair in bodies if pair[0].member]
    outside = [pair for pair in bodies if not pair[0].member]
    if len(inside) * len(outside) > _MOST_COMPARED:
        return
    for one, first in outside:
        for other, second in inside:
            related = one.id == other.parent_id or other.id == one.parent_id
            if not related and likeness_of(first, second) >= _NEAR and one.name not in other.others:
                why = _("Is this “{other}”? Two records look like one body under two names.").format(other=other.name)
                yield _told(one.name, why, "organisation", one.id, "name")


def speakers(known: Knowledge) -> Iterator[Remark]:
    """A thematic meeting that was held and tells of no speaker."""
    for each in known.meetings:
        if each.state == _HELD and each.behaviour == "RT" and not each.speakers and not each.stub:
            yield _told(_name(each), _("No speaker of this meeting is noted."), "meeting", each.id, "speakers")


def _standing(known: Knowledge) -> Iterator[KnownMeeting]:
    return (each for each in known.meetings if each.state in {_HELD, _PLANNED})


def _name(each: KnownMeeting) -> str:
    day = f" {short_date(each.day)}" if each.day else ""
    subject = f" · {each.subject}" if each.subject else ""
    return f"{each.kind}{day}{subject}"
