"""A subject followed through assemblies, groups, walks and lunches: what comes in by itself, what is linked by hand."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content.thread import ThreadLine, ThreadNote
from csxl_desktop.domain.errors import EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.link_rows import FIGURE, LinkRow, LinkTarget
from csxl_desktop.domain.record_links import RecordLink, Thread
from csxl_desktop.domain.thread_rows import (
    NO_DETAIL,
    NO_TEXT,
    EntryDetail,
    ThreadChoice,
    ThreadEntry,
    ThreadKey,
    ThreadKind,
    ThreadView,
)
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import records
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.record_links import links_of
from csxl_desktop.services.records import Written, written
from csxl_desktop.services.thread_details import details, figure_detail
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import link_targets
from csxl_desktop.storage.queries import thread as query
from csxl_desktop.storage.queries.thread import Pointed, Subject

Key = tuple[str, UUID]


class ThreadService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def choices(self, group_id: UUID | None = None) -> tuple[ThreadChoice, ...]:
        """Of one group, or of all: the whole group, its axes, what was made by hand in it."""
        with self._database() as session:
            return tuple(_choices(session, group_id))

    def close(self, thread_id: UUID, *, closed: bool) -> Written:
        """A subject that is over stands behind those still followed; it may be taken up again."""
        with self._database.begin(N_("Thread closed") if closed else N_("Thread taken up again")) as session:
            values = {"closed_on": self._today() if closed else None}
            records.assign(session, records.existing(session, Thread, thread_id), values)
            return written(self._database, session, thread_id)

    def move(self, thread_id: UUID, step: int) -> Written | None:
        """One place up (-1) or down (1) among the threads of its group; nothing at the end of them."""
        with self._database.begin(N_("Order changed")) as session:
            thread = records.existing(session, Thread, thread_id)
            mine = _beside(session, thread)
            place = mine.index(thread)
            if not 0 <= place + step < len(mine):
                return None
            mine.insert(place + step, mine.pop(place))
            for position, each in enumerate(mine, start=1):
                records.assign(session, each, {"position": position})
            return written(self._database, session, thread_id)

    def view(self, key: ThreadKey) -> ThreadView:
        """The whole line of time, oldest first."""
        with self._database() as session:
            return _view(session, key, self._today())

    def begin(self, title: str, group_id: UUID | None = None) -> Written:
        """A thread made by hand: nothing comes in by itself."""
        if not title.strip():
            raise EmptyNameError
        with self._database.begin(N_("Thread begun")) as session:
            values = {"title": title.strip(), "working_group_id": group_id, "opened_on": self._today()}
            return written(self._database, session, records.add(session, Thread, values).id)

    def made(self, key: ThreadKey) -> UUID:
        """The record behind a thread, made now where an axis has none yet."""
        with self._database() as session:
            known = _record(session, key)
            if known is not None:
                return known.id
        with self._database.begin(N_("Thread begun")) as session:
            return _made(session, key)

    def change(self, key: ThreadKey, values: Mapping[str, object]) -> Written:
        """Title, question or introduction; an axis gets its record with the first of them."""
        with self._database.begin(N_("Field changed")) as session:
            thread_id = _made(session, key)
            records.assign(session, records.existing(session, Thread, thread_id), values)
            return written(self._database, session, thread_id)

    def leave_out(self, key: ThreadKey, target: LinkTarget) -> Written:
        """Keep what came in by itself away from this thread."""
        with self._database.begin(N_("Left out of the thread")) as session:
            thread_id = _made(session, key)
            values = {"thread_id": thread_id, f"{target.kind}_id": target.id, "included": False}
            return written(self._database, session, records.add(session, RecordLink, values).id)

    def document(self, key: ThreadKey, *, language: str = "fr") -> Document:
        """The note of at most two pages."""
        with self._database() as session, speaking(language):
            office, view = the_office(session), _view(session, key, self._today())
            content = ThreadNote(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                on=self._today(),
                title=view.title,
                group=" · ".join(part for part in (_place(view), _closed(view)) if part),
                question=view.question,
                text=view.text,
                lines=tuple(_printed(entry) for entry in view.entries),
                language=language,
            )
            name = in_file_name(_("Thread {title}").format(title=view.title))
            return Document("thread", content, name, office.look)


def _beside(session: Session, thread: Thread) -> list[Thread]:
    """The threads of the same group made by hand, those still followed or those closed, in their order."""
    closed = Thread.closed_on.is_not(None) if thread.closed_on else Thread.closed_on.is_(None)
    return list(
        session.scalars(
            select(Thread)
            .where(Thread.trashed_at.is_(None), Thread.axis_id.is_(None), closed)
            .where(Thread.working_group_id.is_not_distinct_from(thread.working_group_id))
            .order_by(Thread.position, Thread.title, Thread.id)
        )
    )


def _choices(session: Session, group_id: UUID | None) -> Iterator[ThreadChoice]:
    groups = session.scalars(
        select(WorkingGroup)
        .where(WorkingGroup.trashed_at.is_(None))
        .order_by(WorkingGroup.position, WorkingGroup.name, WorkingGroup.id)
    ).all()
    threads = session.scalars(
        select(Thread)
        .where(Thread.trashed_at.is_(None))
        .order_by(Thread.closed_on.is_not(None), Thread.position, Thread.title, Thread.id)
    ).all()
    axes: defaultdict[UUID, list[Axis]] = defaultdict(list)
    for axis in session.scalars(select(Axis).where(Axis.trashed_at.is_(None)).order_by(Axis.number, Axis.id)):
        axes[axis.working_group_id].append(axis)
    titles = {each.axis_id: each.title for each in threads if each.axis_id is not None}
    for group in groups:
        if group_id is not None and group.id != group_id:
            continue
        yield ThreadChoice(ThreadKey(ThreadKind.GROUP, group.id), group.name, group.name)
        for axis in axes[group.id]:
            title = titles.get(axis.id) or axis.title
            yield ThreadChoice(ThreadKey(ThreadKind.AXIS, axis.id), title, group.name, axis.number)
        for each in threads:
            if each.axis_id is None and each.working_group_id == group.id:
                key = ThreadKey(ThreadKind.THREAD, each.id)
                yield ThreadChoice(key, each.title, group.name, closed_on=each.closed_on)
    standing = {group.id for group in groups}
    for each in threads:
        if each.axis_id is None and each.working_group_id not in standing:
            yield ThreadChoice(ThreadKey(ThreadKind.THREAD, each.id), each.title, closed_on=each.closed_on)


def _view(session: Session, key: ThreadKey, today: date) -> ThreadView:
    thread = _record(session, key)
    axis_id = key.id if key.kind is ThreadKind.AXIS else thread.axis_id if thread else None
    axis = session.get(Axis, axis_id) if axis_id else None
    whole = key.id if key.kind is ThreadKind.GROUP else None
    group_id = whole or (axis.working_group_id if axis else thread.working_group_id if thread else None)
    group = session.get(WorkingGroup, group_id) if group_id else None
    if thread is None and axis is None and whole is None:
        raise RecordNotFoundError
    links = links_of(session, "thread", [thread.id], today).get(thread.id, ()) if thread else ()
    entries = _entries(session, Subject(axis_id, whole), links, today)
    own = thread.title if thread else axis.title if axis else ""
    return ThreadView(
        key=key,
        title=own or (group.name if group else ""),
        group_id=group_id,
        group=group.name if group else "",
        number=axis.number if axis else None,
        question=thread.question if thread else "",
        text=thread.text if thread else NO_TEXT,
        thread_id=thread.id if thread else None,
        entries=entries,
        left_out=tuple(link for link in links if not link.included),
        closed_on=thread.closed_on if thread else None,
    )


def _entries(session: Session, subject: Subject, links: Collection[LinkRow], today: date) -> tuple[ThreadEntry, ...]:
    by_hand: dict[Key, LinkRow] = {
        (link.target.kind, link.target.id): link for link in links if link.included and link.target.id
    }
    out = {(link.target.kind, link.target.id) for link in links if not link.included}
    pointed = dict.fromkeys(each for each in _derived(session, subject, by_hand, out) if each not in out)
    for kind, key in by_hand:
        pointed.setdefault(Pointed(kind, key))
    targets, told = _read(session, pointed, today)
    found = [
        ThreadEntry(
            target,
            told.get(key, NO_DETAIL),
            derived=link is None,
            link_id=link.id if link else None,
            note=link.note if link else "",
        )
        for key, target in targets.items()
        for link in [by_hand.get(key)]
    ]
    for link in links:
        if link.included and (link.target.id is None or link.target.kind == "indicator"):
            found = [each for each in found if each.target.id != link.target.id or link.target.id is None]
            figure = figure_detail(session, link.target) if link.target.kind in {FIGURE, "indicator"} else NO_DETAIL
            found.append(ThreadEntry(link.target, figure, derived=False, link_id=link.id, note=link.note))
    return _in_order(found)


def _derived(
    session: Session, subject: Subject, by_hand: Mapping[Key, LinkRow], out: Collection[object]
) -> Iterator[Pointed]:
    """Meetings of the axis and those linked by hand, with what was said there; what else stands on the axis."""
    linked = [key for kind, key in by_hand if kind == "meeting"]
    items = [key for kind, key in by_hand if kind == "agenda_item"]
    own = query.meetings_of(session, subject)
    meetings = [key for key in dict.fromkeys([*own, *linked]) if ("meeting", key) not in out]
    yield from (Pointed("meeting", key) for key in meetings)
    yield from query.said_at(session, meetings, items)
    yield from query.beside_meetings(session, subject)


def _read(
    session: Session, pointed: Iterable[Pointed], today: date
) -> tuple[dict[Key, LinkTarget], dict[Key, EntryDetail]]:
    keys: defaultdict[str, list[UUID]] = defaultdict(list)
    for each in pointed:
        keys[each.kind].append(each.id)
    targets: dict[Key, LinkTarget] = {}
    told: dict[Key, EntryDetail] = {}
    for kind, ids in keys.items():
        of_kind = details(session, kind, set(ids), today)
        allowed = list(of_kind) if kind == "testimonial" else ids  # its author may have taken it back
        targets |= {(kind, key): target for key, target in link_targets.targets(session, kind, allowed).items()}
        told |= {(kind, key): detail for key, detail in of_kind.items()}
    return targets, told


def _in_order(entries: list[ThreadEntry]) -> tuple[ThreadEntry, ...]:
    """By day; what was said at a meeting on the thread stands behind it, what follows from an item behind that item."""
    meetings = {entry.target.id for entry in entries if entry.target.kind == "meeting"}
    items = {entry.meeting_id for entry in entries if entry.target.kind == "agenda_item"}

    def within(entry: ThreadEntry) -> bool:
        follows = entry.derived and entry.target.kind in {"decision", "action"} and entry.meeting_id in items
        return entry.target.kind != "meeting" and (entry.meeting_id in meetings or follows)

    ordered = sorted(entries, key=lambda entry: entry.place)
    return tuple(replace(entry, within=within(entry)) for entry in ordered)


def _record(session: Session, key: ThreadKey) -> Thread | None:
    """The record of a thread; an axis has one once something was done on it by hand, a whole group never."""
    if key.kind is ThreadKind.GROUP:
        return None
    column = Thread.id if key.kind is ThreadKind.THREAD else Thread.axis_id
    return session.scalars(
        select(Thread).where(column == key.id, Thread.trashed_at.is_(None)).order_by(Thread.id)
    ).first()


def _made(session: Session, key: ThreadKey) -> UUID:
    known = _record(session, key)
    if known is not None:
        return known.id
    if key.kind is not ThreadKind.AXIS:
        raise RecordNotFoundError
    axis = records.existing(session, Axis, key.id)
    values = {"title": axis.title, "axis_id": axis.id, "working_group_id": axis.working_group_id}
    return records.add(session, Thread, values).id


def _place(view: ThreadView) -> str:
    """“Seniors, axis 1”; nothing where the title says it."""
    if view.number is None:
        return view.group if view.group != view.title else ""
    return _("{group}, axis {number}").format(group=view.group, number=view.number)


def _closed(view: ThreadView) -> str:
    return "" if view.closed_on is None else _("closed on {day}").format(day=short_date(view.closed_on))


def _printed(entry: ThreadEntry) -> ThreadLine:
    detail = entry.detail
    beside = (detail.beside or entry.target.beside).strip()
    return ThreadLine(
        kind=entry.target.kind,
        kind_name=entry.target.kind_name,
        when=entry.target.when,
        year=entry.year,
        title=entry.title,
        text=detail.text,
        state=detail.state,
        beside=beside,
        note=entry.note if entry.target.kind != "note" else "",
        within=entry.within,
    )
