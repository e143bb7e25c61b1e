"""What waits, what runs, and where figures, lists and files are."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ActionState, CandidacyOutcome, MeetingState
from csxl_desktop.domain.content.handover import Row
from csxl_desktop.domain.content.minutes_register import MinutesEntry
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.figures import SPECS
from csxl_desktop.domain.membership import Candidacy
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import decimal
from csxl_desktop.services.mailing_lists import ListRow
from csxl_desktop.services.office import counting_rule
from csxl_desktop.storage.queries import groups as groups_query
from csxl_desktop.storage.queries.follow_up import action_lines, decision_lines
from csxl_desktop.storage.queries.meetings import meetings_of_group
from csxl_desktop.system import waiting_mails

_YEAR = timedelta(days=365)
_OVER = {"approved", "corrected"}


def minutes(entries: Iterable[MinutesEntry], today: date) -> Iterator[Row]:
    """The minutes that nobody finished: to write, to send, to have approved."""
    for entry in entries:
        if entry.state in _OVER or (entry.state == "sent" and not entry.to_approve):
            continue
        state = _("To be approved") if entry.state == "sent" else _("Being written") if entry.state else _("Not begun")
        late = entry.is_late(today)
        yield short_date(entry.on), f"{entry.subject}\n{entry.badge}", f"{state}\n{_('late')}" if late else state


def actions(session: Session, today: date) -> Iterator[Row]:
    """What somebody will do, the most urgent first."""
    for line in action_lines(session, (ActionState.OPEN,)):
        due = short_date(line.due_on) if line.due_on else ""
        when = f"{due}\n{_('late')}" if line.is_late(today) else due
        place = line.meeting.group or line.meeting.kind
        yield when, line.text, line.owner, f"{place}\n{short_date(line.meeting.on)}"


def decisions(session: Session, today: date) -> Iterator[Row]:
    """What was decided within a year and stands."""
    for line in decision_lines(session):
        if line.meeting.on > today - _YEAR and not line.replaced_by:
            place = line.meeting.group or line.meeting.kind
            yield line.number, line.text, f"{place}\n{short_date(line.meeting.on)}"


def memberships(session: Session) -> Iterator[Row]:
    """Who asked to become a member and has no final answer."""
    words = {CandidacyOutcome.PENDING: _("Waits for an assembly"), CandidacyOutcome.POSTPONED: _("Put off until later")}
    rows = session.execute(
        select(Candidacy, Organisation.name)
        .join(Organisation, Organisation.id == Candidacy.organisation_id)
        .where(Candidacy.trashed_at.is_(None), Candidacy.outcome.in_(list(words)))
        .order_by(Candidacy.asked_on, Candidacy.id)
    )
    for each, name in rows:
        state = words[each.outcome]
        yield name, short_date(each.asked_on) if each.asked_on else "", f"{state}\n{each.reason}".strip()


def groups(session: Session, today: date) -> Iterator[Row]:
    """The groups that run, what they are for, their open axes, how often they met within a year."""
    rule = counting_rule(session)
    for row in groups_query.groups_of_year(session, today.year):
        if row.closed_on is not None and row.closed_on < today:
            continue
        axes = [f"{axis.number}. {axis.title}" for axis in groups_query.axes_of(session, row.id, today.year)]
        held = [
            each
            for year in (today.year - 1, today.year)
            for each in meetings_of_group(session, row.id, year, rule)
            if each.state is MeetingState.HELD and today - _YEAR < each.first_on <= today
        ]
        aims = " ".join(session.get_one(WorkingGroup, row.id).aims.split())
        yield f"{row.name}\n{aims}".strip(), "\n".join(axes), str(len(held))


def indicators(session: Session) -> Iterator[Row]:
    """The figures kept by hand that are still followed: definition, last value, where it comes from."""
    rows = session.scalars(
        select(Indicator)
        .where(Indicator.trashed_at.is_(None), Indicator.closed_on.is_(None))
        .order_by(Indicator.position, Indicator.name, Indicator.id)
    )
    for each in rows:
        last = session.scalars(
            select(IndicatorValue)
            .where(IndicatorValue.indicator_id == each.id, IndicatorValue.trashed_at.is_(None))
            .where(IndicatorValue.value.is_not(None))
            .order_by(IndicatorValue.year.desc(), IndicatorValue.id)
        ).first()
        value, source = "", each.source
        if last is not None and last.value is not None:
            number = " ".join(part for part in (decimal(float(last.value)), each.unit) if part)
            value, source = f"{number}\n{last.year}", last.source or each.source
        yield "\n".join(part for part in (each.name, each.definition) if part), value, source


def computed() -> Iterator[Row]:
    for spec in SPECS:
        unit = f" ({_(spec.unit)})" if spec.unit else ""
        yield f"{_(spec.label)}{unit}", _(spec.definition), _(spec.source)


def lists(found: Iterable[ListRow], newest: dict[str, str]) -> Iterator[Row]:
    for each in found:
        name = "\n".join(part for part in (each.name, each.description) if part)
        yield name, str(each.count), newest.get(each.name, "")


def files(session: Session, folder: Path, *, encrypted: bool) -> Iterator[Row]:
    """Where the dossier lies on this computer, and what is in it."""
    count = session.scalar(select(func.count()).select_from(Attachment).where(Attachment.trashed_at.is_(None))) or 0
    kept = ngettext("{count} file: photos, annexes, scans", "{count} files: photos, annexes, scans", count)
    yield str(folder), _("The dossier: the whole office, to be backed up as a whole.")
    yield str(folder / "csxl.db"), _("Everything that was typed, all years.")
    yield str(folder / "annexes"), kept.format(count=count)
    if encrypted:
        yield str(folder / "documents"), _("What was printed by command, which is not encrypted.")
        days = _("Drafts of mails, which are not encrypted: for {days} days.").format(days=waiting_mails.KEPT.days)
        yield str(waiting_mails.own_place(folder)), days
    else:
        yield str(folder / "documents"), _("What was printed by command and drafts of mails.")
    words = _("The backups: of every ten minutes of work, of each closing, before each new version.")
    yield str(folder / "sauvegardes"), words
