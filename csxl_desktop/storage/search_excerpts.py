"""The words around what was looked for, in a record whose title does not say it; and what a meeting is a meeting of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.action_sheets import ActionSheetAlias
from csxl_desktop.domain.advocacy import AdvocacyFile
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.follow_up import Decision
from csxl_desktop.domain.group_outputs import GroupOutput
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.partnerships import Partnership
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import fold

_BEFORE, _AFTER = 28, 52  # letters around the first word that was found
_WORD = re.compile(r"\w+")
_Source = tuple[type[Any], str, tuple[str, ...]]

# What the index holds of a kind besides its title: the class, whose it is, its texts.
_TEXTS: Mapping[str, tuple[_Source, ...]] = {
    "organisation": (
        (Organisation, "id", ("description", "description_nl", "audience", "audience_nl", "opening_note")),
        (Organisation, "id", ("street", "street_nl", "city", "city_nl")),
    ),
    "meeting": (
        (AgendaItem, "meeting_id", ("title", "text_plain")),
        (Decision, "meeting_id", ("text",)),
        (Meeting, "id", ("title", "report_paragraph_plain")),
    ),
    "working_group": (
        (WorkingGroup, "id", ("aims",)),
        (Axis, "working_group_id", ("title", "aims")),
        (GroupOutput, "working_group_id", ("title", "text_plain")),
        (AdvocacyFile, "working_group_id", ("title", "addressees", "result")),
    ),
    "partnership": ((Partnership, "id", ("nature",)),),
    "news_item": ((NewsItem, "id", ("text_plain",)),),
    "newsletter": ((Newsletter, "id", ("text_plain",)),),
    "testimonial": ((Testimonial, "id", ("text_plain",)),),
    "action_sheet": ((ActionSheetAlias, "action_sheet_id", ("name",)),),
    "report_section": ((ReportSection, "id", ("text_plain",)),),
}


def excerpts(session: Session, keys: Iterable[tuple[str, UUID]], terms: Sequence[str]) -> dict[tuple[str, UUID], str]:
    """“… la chambre d’amis …” of each of the records that hold one of the words in a text of theirs."""
    asked: dict[str, set[UUID]] = {}
    for kind, key in keys:
        asked.setdefault(kind, set()).add(key)
    told: dict[tuple[str, UUID], str] = {}
    for kind, wanted in asked.items():
        for key, text in _texts(session, kind, wanted):
            if (kind, key) not in told and (words := excerpt(text, terms)):
                told[kind, key] = words
    return told


def excerpt(text: str, terms: Sequence[str]) -> str:
    """What stands around the first word of `text` that begins as one of the folded `terms`; nothing without one."""
    folded = fold(text)
    if not any(term in folded for term in terms):
        return ""
    found = next((word for word in _WORD.finditer(text) if fold(word[0]).startswith(tuple(terms))), None)
    if found is None:
        return ""
    start, end = max(0, found.start() - _BEFORE), min(len(text), found.end() + _AFTER)
    before, after = text[start : found.start()], text[found.end() : end]
    if start and " " in before:
        before = f"… {before.partition(' ')[2]}"
    if end < len(text) and " " in after:
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(f"{before}{found[0]}{after}".split())


def meetings_of(session: Session, keys: Iterable[UUID]) -> dict[UUID, str]:
    """“Séance de groupe de travail · Seniors”: the kind of each meeting, and its group."""
    rows = session.execute(
        select(Meeting.id, MeetingKind.label, MeetingKind.label_nl, WorkingGroup.name)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .where(Meeting.id.in_(list(keys)))
    )
    return {
        key: " · ".join(part for part in (house_words.meeting_kind(label, dutch), group) if part)
        for key, label, dutch, group in rows
    }


def _texts(session: Session, kind: str, wanted: set[UUID]) -> Iterator[tuple[UUID, str]]:
    for part, owner, columns in _TEXTS.get(kind, ()):
        key = getattr(part, owner)
        statement = select(key, *(getattr(part, column) for column in columns)).where(key.in_(list(wanted)))
        for owned, *texts in session.execute(statement.where(part.trashed_at.is_(None))):
            yield from ((owned, text) for text in texts if text)
