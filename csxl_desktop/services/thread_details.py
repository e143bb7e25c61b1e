"""What is told of each record on a line of time: its text, its state, its figures."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.advocacy import AdvocacyStep
from csxl_desktop.domain.agenda_titles import item_title
from csxl_desktop.domain.choices import ActionState, MeetingState, Quality
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue, Testimonial
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.link_rows import LinkTarget
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.thread_rows import (
    ACTION_STATES,
    MEETING_STATES,
    OUTPUT_KINDS,
    OUTPUT_STATES,
    STEP_KINDS,
    EntryDetail,
)
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.printable import testimonial_is_refused
from csxl_desktop.services.testimonial_quotes import quoting_consents
from csxl_desktop.storage.queries.follow_up import number_of
from csxl_desktop.storage.queries.meetings import meetings_of_year

Told = Iterator[tuple[UUID, EntryDetail]]


def details(session: Session, kind: str, keys: Collection[UUID], today: date) -> Mapping[UUID, EntryDetail]:
    """What each of these records of one kind says beside its title."""
    read = _READERS.get(kind)
    return dict(read(session, keys, today)) if read is not None and keys else {}


def figure_detail(session: Session, target: LinkTarget) -> EntryDetail:
    """The value of an indicator in its year, with its unit; a computed figure tells its own in its title."""
    if target.year is None or target.id is None:
        return EntryDetail()
    found = session.scalars(
        select(IndicatorValue)
        .where(IndicatorValue.indicator_id == target.id, IndicatorValue.year == target.year)
        .where(IndicatorValue.trashed_at.is_(None), IndicatorValue.value.is_not(None))
        .order_by(IndicatorValue.id)
    ).first()
    if found is None or found.value is None:
        return EntryDetail()
    indicator = session.get_one(Indicator, target.id)
    number = " ".join(part for part in (decimal(float(found.value)), indicator.unit) if part)
    return EntryDetail(title=_("{figure}: {number}").format(figure=indicator.name, number=number), beside=" ")


def _meetings(session: Session, keys: Collection[UUID], _today: date) -> Told:
    rule = counting_rule(session)
    years = {on.year for on in session.scalars(select(Meeting.first_on).where(Meeting.id.in_(keys)))}
    for year in sorted(years):
        for row in meetings_of_year(session, year, rule):
            if row.id in keys:
                yield row.id, _meeting(row)


def _meeting(row: MeetingRow) -> EntryDetail:
    state = MEETING_STATES.get(row.state, "")
    tone = "accent" if row.state is MeetingState.PLANNED else "neutral"
    counted = []
    if row.count.persons is not None:
        words = ngettext("{count} person", "{count} persons", row.count.persons)
        counted.append(words.format(count=row.count.persons))
    if row.count.partners is not None:
        words = ngettext("{count} partner", "{count} partners", row.count.partners)
        counted.append(words.format(count=row.count.partners))
    title = row.theme or row.title or row.kind_label
    place = row.working_group or (row.kind_label if title != row.kind_label else "")
    return EntryDetail(
        " · ".join(counted), _(state) if state else "", tone, title, place or " ", badge=(row.badge, row.colour)
    )


def _items(session: Session, keys: Collection[UUID], _today: date) -> Told:
    rows = session.execute(
        select(AgendaItem, Meeting.theme)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.id.in_(keys))
    )
    for item, theme in rows:
        text = " ".join(item.text_plain.split())
        title = item.title or item_title(item.kind, theme=theme)
        yield item.id, EntryDetail("" if title == "" else text, title=title, order=item.position)


def _decisions(session: Session, keys: Collection[UUID], _today: date) -> Told:
    for each in session.scalars(select(Decision).where(Decision.id.in_(keys))):
        yield each.id, EntryDetail(number_of(each.year, each.number), title=" ".join(each.text.split()))


def _actions(session: Session, keys: Collection[UUID], today: date) -> Told:
    rows = session.execute(
        select(Action, Person, Organisation.name)
        .outerjoin(Person, Person.id == Action.person_id)
        .outerjoin(Organisation, Organisation.id == Action.organisation_id)
        .where(Action.id.in_(keys))
    )
    for action, person, organisation in rows:
        owner = action.who or (person.full_name if person is not None else "") or organisation or ""
        told = [owner]
        late = action.state is ActionState.OPEN and action.due_on is not None and action.due_on < today
        if action.state is ActionState.OPEN and action.due_on is not None:
            told.append(_("for {day}").format(day=short_date(action.due_on)))
        if action.done_on is not None:
            told.append(_("done on {day}").format(day=short_date(action.done_on)))
        tone = "late" if late else {ActionState.DONE: "good", ActionState.OPEN: "accent"}.get(action.state, "neutral")
        text = " · ".join(part for part in told if part)
        state = _("late") if late else _(ACTION_STATES[action.state])
        yield action.id, EntryDetail(text, state, tone, " ".join(action.text.split()))


def _outputs(session: Session, keys: Collection[UUID], _today: date) -> Told:
    for each in session.scalars(select(GroupOutput).where(GroupOutput.id.in_(keys))):
        text = " ".join(each.text_plain.split())
        yield each.id, EntryDetail(text, _(OUTPUT_STATES[each.state]), beside=_(OUTPUT_KINDS[each.kind]))


def _steps(session: Session, keys: Collection[UUID], _today: date) -> Told:
    for each in session.scalars(select(AdvocacyStep).where(AdvocacyStep.id.in_(keys))):
        told = [" ".join(each.text.split())] if each.title and each.text else []
        if each.count is not None and each.count_quality is not Quality.UNKNOWN:
            words = ngettext("{count} person or signatory", "{count} persons or signatories", each.count)
            told.insert(0, words.format(count=each.count))
        yield each.id, EntryDetail(" · ".join(told), _(STEP_KINDS[each.kind]))


def _testimonials(session: Session, keys: Collection[UUID], today: date) -> Told:
    """Those that may be quoted, and none where the office does without testimonials."""
    if Module.TESTIMONIALS not in modules_of(session):
        return
    consents = quoting_consents(session)
    for each in session.scalars(select(Testimonial).where(Testimonial.id.in_(keys))):
        if testimonial_is_refused(each, consents.get(each.author_id, ()), today):
            continue
        signed = each.signature or ", ".join(
            part for part in (each.author_name, each.function_title, each.organisation_name) if part
        )
        words = " ".join((each.extract or each.text_plain).split())
        yield each.id, EntryDetail("" if each.anonymous else signed, title=_("“{words}”").format(words=words))


_READERS: Mapping[str, Callable[[Session, Collection[UUID], date], Told]] = {
    "meeting": _meetings,
    "agenda_item": _items,
    "decision": _decisions,
    "action": _actions,
    "group_output": _outputs,
    "advocacy_step": _steps,
    "testimonial": _testimonials,
}
