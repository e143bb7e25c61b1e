"""What may be linked as evidence: each kind read by keys or by words, with its title, date and where it opens."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, null, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.advocacy import AdvocacyFile, AdvocacyStep
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation import Indicator, Testimonial
from csxl_desktop.domain.follow_up import Action, Decision
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.library import Publication
from csxl_desktop.domain.link_rows import LinkTarget
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.surveys import Survey
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.storage import search

_LONGEST = 140  # letters of a title
_INDEXED = frozenset({"meeting", "working_group", "partnership", "testimonial", "news_item"})
_OF_MEETINGS = frozenset({"agenda_item", "decision"})  # the index finds their meeting by their words

_Key = tuple[str, Any]  # the kind and column of the record that shows the target


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a kind stands: the words of its title (the first that is not empty), its day, what it belongs to."""

    entity: type[Record]
    words: tuple[Any, ...]
    opens: _Key | None = None
    on: Any = None
    precision: Any = None
    year: Any = None
    beside: Any = None
    joins: Callable[[Select[Any]], Select[Any]] = lambda statement: statement
    meeting: Any = None  # the key of the meeting whose entry in the index holds its words
    dutch: Any = None  # the Dutch name of what stands beside

    def statement(self) -> Select[Any]:
        entity: Any = self.entity
        shown = null() if self.opens is None else self.opens[1]
        rest = (self.on, self.precision, self.year, self.beside, self.dutch)
        columns = (entity.id, shown, *(null() if each is None else each for each in rest), *self.words)
        return self.joins(select(*columns)).where(entity.trashed_at.is_(None))


def _of_a_meeting(entity: Any, *words: Any, indexed: bool = True) -> _Source:
    """What a meeting dealt with: dated and opened as the meeting, whose entry in the index may hold its words."""
    return _Source(
        entity,
        words,
        ("meeting", Meeting.id),
        Meeting.first_on,
        Meeting.precision,
        beside=MeetingKind.label,
        dutch=MeetingKind.label_nl,
        joins=lambda statement: (
            statement.join(Meeting, Meeting.id == entity.meeting_id)
            .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(Meeting.trashed_at.is_(None))
        ),
        meeting=Meeting.id if indexed else None,
    )


_SOURCES: Mapping[str, _Source] = {
    "meeting": _Source(
        Meeting,
        (Meeting.theme, Meeting.title, MeetingKind.label),
        ("meeting", Meeting.id),
        Meeting.first_on,
        Meeting.precision,
        beside=MeetingKind.label,
        dutch=MeetingKind.label_nl,
        joins=lambda statement: statement.join(MeetingKind, MeetingKind.id == Meeting.kind_id),
        meeting=Meeting.id,
    ),
    "agenda_item": _of_a_meeting(AgendaItem, AgendaItem.title, AgendaItem.text_plain),
    "decision": _of_a_meeting(Decision, Decision.text),
    "action": _of_a_meeting(Action, Action.text, indexed=False),
    "working_group": _Source(WorkingGroup, (WorkingGroup.name,), ("working_group", WorkingGroup.id)),
    "group_output": _Source(
        GroupOutput,
        (GroupOutput.title,),
        ("working_group", WorkingGroup.id),
        GroupOutput.made_on,
        GroupOutput.made_precision,
        GroupOutput.year,
        WorkingGroup.name,
        lambda statement: statement.join(WorkingGroup, WorkingGroup.id == GroupOutput.working_group_id),
    ),
    "advocacy_step": _Source(
        AdvocacyStep,
        (AdvocacyStep.title, AdvocacyStep.text, AdvocacyFile.title),
        ("working_group", AdvocacyFile.working_group_id),
        AdvocacyStep.stepped_on,
        AdvocacyStep.stepped_precision,
        beside=AdvocacyFile.title,
        joins=lambda statement: statement.join(AdvocacyFile, AdvocacyFile.id == AdvocacyStep.advocacy_file_id),
    ),
    "partnership": _Source(Partnership, (Partnership.title,), ("partnership", Partnership.id)),
    "testimonial": _Source(
        Testimonial,
        (Testimonial.text_plain,),
        ("testimonial", Testimonial.id),
        Testimonial.received_on,
        year=Testimonial.year,
        beside=case((Testimonial.anonymous, ""), else_=Testimonial.author_name),
    ),
    "indicator": _Source(Indicator, (Indicator.name,), beside=Indicator.unit),
    "action_sheet": _Source(
        ActionSheet,
        (ActionSheet.title,),
        ("action_sheet", ActionSheet.id),
        ActionSheet.opened_on,
        ActionSheet.opened_precision,
    ),
    "project": _Source(Project, (Project.title,), ("project", Project.id), Project.from_on, Project.from_precision),
    "survey": _Source(Survey, (Survey.title,), ("survey", Survey.id), Survey.opened_on, year=Survey.year),
    "publication": _Source(
        Publication,
        (Publication.title,),
        ("publication", Publication.id),
        Publication.issued_on,
        Publication.issued_precision,
        beside=Publication.issuer,
    ),
    "news_item": _Source(NewsItem, (NewsItem.title,), ("news_item", NewsItem.id), NewsItem.received_on),
}


def targets(session: Session, kind: str, keys: Collection[UUID]) -> dict[UUID, LinkTarget]:
    """The records of `kind` with these keys; those in the trash are missing."""
    source = _SOURCES[kind]
    entity: Any = source.entity
    rows = session.execute(source.statement().where(entity.id.in_(keys))) if keys else ()
    return {target.id: target for row in rows if (target := _target(kind, source, row)).id is not None}


def targets_saying(session: Session, kind: str, words: str, year: int) -> list[LinkTarget]:
    """The records of `kind` where every word of `words` stands, accents and case aside."""
    source, terms = _SOURCES[kind], fold(words).split()
    statement, entity = source.statement(), source.entity
    if kind in _INDEXED:
        keys = search.keys_matching(session, words, kind, year)
        return [_target(kind, source, row) for row in session.execute(statement.where(_id(entity).in_(keys)))]
    if kind in _OF_MEETINGS:
        statement = statement.where(source.meeting.in_(search.keys_matching(session, words, "meeting", year)))
    rows = session.execute(statement)
    return [_target(kind, source, row) for row in rows if all(term in _said(source, row) for term in terms)]


def _id(entity: Any) -> Any:
    return entity.id


def _said(source: _Source, row: Any) -> str:
    return fold(" ".join(str(each) for each in _words(source, row)))


def _words(source: _Source, row: Any) -> Iterator[Any]:
    return (each for each in row[len(row) - len(source.words) :] if each)


def _target(kind: str, source: _Source, row: Any) -> LinkTarget:
    key, shown, on, precision, year, beside, dutch = row[:7]
    title = " ".join(str(next(_words(source, row), "")).split())
    return LinkTarget(
        kind,
        key,
        title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…",
        on,
        precision or Precision.DAY,
        year,
        "" if beside is None or beside == title else house_words.meeting_kind(beside, dutch or ""),
        None if source.opens is None or shown is None else (source.opens[0], shown),
    )
