"""Links between records: what a thread follows, what a point of the SWOT or an evaluation rests on."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.figures import SPECS
from csxl_desktop.domain.link_rows import FIGURE, KIND_NAMES, NOTE, LinkOwner, LinkRow, LinkTarget
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.record_links import LINK_TARGETS, RecordLink
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services import records
from csxl_desktop.services.linked_figures import Numbers, numbers_of
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.printable import testimonial_is_refused
from csxl_desktop.services.records import RecordService, Written, written
from csxl_desktop.services.testimonial_quotes import may_be_quoted, quoting_consents
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import link_targets as query

_EACH_KIND, _MOST = 6, 40  # offered of one kind, and in all
_MODULES = {
    "testimonial": Module.TESTIMONIALS,
    FIGURE: Module.FIGURES,
    "indicator": Module.FIGURES,
    "action_sheet": Module.ACTION_SHEETS,
    "project": Module.PROJECTS,
    "survey": Module.SURVEYS,
}


class RecordLinkService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def links(self, owner: LinkOwner) -> tuple[LinkRow, ...]:
        """The links of an owner in their order, those left out by hand too."""
        return self.links_of(owner.kind, [owner.id]).get(owner.id, ())

    def links_of(self, kind: str, owners: Collection[UUID]) -> dict[UUID, tuple[LinkRow, ...]]:
        """The links of several owners of one kind, each with its own."""
        with self._database() as session:
            return links_of(session, kind, owners, self._today())

    def search(self, words: str, year: int, kinds: Collection[str] | None = None) -> tuple[LinkTarget, ...]:
        """What may be linked and says every word: of each kind the most recent, what is of `year` first."""
        if not words.strip():
            return ()
        with self._database() as session:
            wanted = _wanted(session)
            refused = _refused(session, self._today())
            found: list[LinkTarget] = []
            for kind in KIND_NAMES:
                if kind != NOTE and kind in wanted and (kinds is None or kind in kinds):
                    hits = _figures(words, year) if kind == FIGURE else query.targets_saying(session, kind, words, year)
                    found += _nearest((hit for hit in hits if hit.id not in refused), year)
            return tuple(found[:_MOST])

    def add(self, owner: LinkOwner, target: LinkTarget, note: str = "") -> Written:
        """Link `target`; what is linked already is only let in again."""
        with self._database.begin(N_("Link added")) as session:
            there = list(_of(session, owner.kind, [owner.id]))
            wanted = _values(target)
            known = next((each for each in there if target.kind != NOTE and _points_to(each, wanted)), None)
            if known is not None:
                records.assign(session, known, {"included": True})
                return written(self._database, session, known.id)
            position = max((each.position for each in there), default=0) + 1
            values = {f"{owner.kind}_id": owner.id, **wanted, "note": note, "position": position}
            return written(self._database, session, records.add(session, RecordLink, values).id)

    def add_note(self, owner: LinkOwner, words: str) -> Written:
        """Words in the place of a record."""
        return self.add(owner, LinkTarget(NOTE, None, ""), words)

    def remove(self, link_id: UUID) -> Written:
        return RecordService(self._database).trash(RecordLink, link_id, N_("Link removed"))

    def restore(self, link_id: UUID) -> Written:
        return RecordService(self._database).restore(RecordLink, link_id)

    def note(self, link_id: UUID, words: str) -> Written:
        return RecordService(self._database).change(RecordLink, link_id, {"note": words})

    def include(self, link_id: UUID, *, included: bool) -> Written:
        """Leave it out by hand, or let it in again."""
        return RecordService(self._database).change(RecordLink, link_id, {"included": included})

    def order(self, link_ids: list[UUID]) -> Written:
        return RecordService(self._database).reorder(RecordLink, link_ids)


def links_of(session: Session, kind: str, owners: Collection[UUID], day: date) -> dict[UUID, tuple[LinkRow, ...]]:
    """The links of the owners; what is in the trash, taken back by its author or of a module off is left away."""
    links = list(_of(session, kind, owners))
    wanted = _wanted(session)
    keys = defaultdict[str, set[UUID]](set)
    for link in links:
        pointed = _kind_of(link)
        if pointed in LINK_TARGETS and pointed in wanted:
            keys[pointed].add(getattr(link, f"{pointed}_id"))
    found = {key: target for each, ids in keys.items() for key, target in query.targets(session, each, ids).items()}
    refused = _refused(session, day, keys["testimonial"]) if keys["testimonial"] else frozenset()
    told, numbers = defaultdict[UUID, list[LinkRow]](list), numbers_of(session, links)
    for link in links:
        target = _target(link, found, wanted, numbers)
        if target is not None and target.id not in refused:
            told[getattr(link, f"{kind}_id")].append(LinkRow(link.id, target, link.note, link.included))
    return {owner: tuple(rows) for owner, rows in told.items()}


def evidence_told(
    session: Session, links: Mapping[UUID, tuple[LinkRow, ...]], day: date
) -> dict[UUID, tuple[str, ...]]:
    """The evidence of each owner as documents print it; testimonials only where their authors agree to the report."""
    keys = {link.target.id for each in links.values() for link in each if link.target.kind == "testimonial"}
    said = session.scalars(select(Testimonial).where(Testimonial.id.in_(keys))) if keys else ()
    quotable = {each.id for each in may_be_quoted(session, said, day, ConsentCovers.REPORT)}
    return {
        owner: tuple(
            _told(link)
            for link in each
            if link.included and (link.target.kind != "testimonial" or link.target.id in quotable)
        )
        for owner, each in links.items()
    }


def _told(link: LinkRow) -> str:
    """“Activité – 12 mars 2026 : Logement (remarque)”."""
    target = link.target
    if target.kind == NOTE:
        return link.note
    head = " – ".join(part for part in (target.kind_name, target.when) if part)
    told = _("{what}: {title}").format(what=head, title=target.title)
    return f"{told} ({link.note})" if link.note else told


def _of(session: Session, kind: str, owners: Collection[UUID]) -> Iterator[RecordLink]:
    owner = getattr(RecordLink, f"{kind}_id")
    return iter(
        session.scalars(
            select(RecordLink)
            .where(owner.in_(owners), RecordLink.trashed_at.is_(None))
            .order_by(RecordLink.position, RecordLink.id)
        )
    )


def _kind_of(link: RecordLink) -> str:
    named = (kind for kind in LINK_TARGETS if getattr(link, f"{kind}_id") is not None)
    return next(named, FIGURE if link.figure_code else NOTE)


def _target(
    link: RecordLink, found: dict[UUID, LinkTarget], wanted: Collection[str], numbers: Numbers
) -> LinkTarget | None:
    kind = _kind_of(link)
    if kind == NOTE:
        return LinkTarget(NOTE, None, link.note)
    if kind == FIGURE:
        spec = next((spec for spec in SPECS if spec.code == link.figure_code), None)
        number = numbers.get((link.figure_code, link.year), "")
        return None if spec is None or kind not in wanted else _figure(spec.code, _(spec.label), link.year, number)
    target = found.get(getattr(link, f"{kind}_id"))
    if kind == "indicator" and target is not None:
        title = _with_number(target.title, numbers.get((target.id, link.year), ""))
        return LinkTarget(kind, target.id, title, year=link.year, opens=("evaluation_place", "figures"))
    return target


def _values(target: LinkTarget) -> dict[str, Any]:
    """The columns that name a target."""
    if target.kind == FIGURE:
        return {"figure_code": target.code, "year": target.year}
    if target.kind == NOTE:
        return {}
    return {f"{target.kind}_id": target.id, "year": target.year if target.kind == "indicator" else None}


def _points_to(link: RecordLink, wanted: dict[str, Any]) -> bool:
    return all(getattr(link, column) == value for column, value in wanted.items())


def _figures(words: str, year: int) -> list[LinkTarget]:
    terms = fold(words).split()
    named = ((spec.code, _(spec.label), fold(_(spec.label))) for spec in SPECS)
    return [_figure(code, label, year) for code, label, folded in named if all(term in folded for term in terms)]


def _figure(code: str, label: str, year: int | None, number: str = "") -> LinkTarget:
    title = _with_number(label, number)
    return LinkTarget(FIGURE, None, title, year=year, opens=("evaluation_place", "figures"), code=code)


def _with_number(label: str, number: str) -> str:
    return _("{what}: {title}").format(what=label, title=number) if number else label


def _nearest(hits: Iterable[LinkTarget], year: int) -> list[LinkTarget]:
    """The few that are meant most probably; an indicator is meant as it stood in the year."""

    def far(target: LinkTarget) -> tuple[bool, int]:
        on = target.on or date(target.year or 1, 1, 1)
        return on.year != year, -on.toordinal()

    nearest = sorted(hits, key=far)[:_EACH_KIND]
    return [
        LinkTarget(hit.kind, hit.id, hit.title, year=year, beside=hit.beside) if hit.kind == "indicator" else hit
        for hit in nearest
    ]


def _wanted(session: Session) -> frozenset[str]:
    """The kinds that the office has a use for."""
    modules = modules_of(session)
    return frozenset(kind for kind in KIND_NAMES if kind not in _MODULES or _MODULES[kind] in modules)


def _refused(session: Session, day: date, keys: Collection[UUID] | None = None) -> frozenset[UUID | None]:
    """The testimonials whose authors took their agreement back, among those with these keys or among all."""
    consents = quoting_consents(session)
    wanted = select(Testimonial).where(Testimonial.trashed_at.is_(None))
    said = session.scalars(wanted if keys is None else wanted.where(Testimonial.id.in_(keys)))
    return frozenset(each.id for each in said if testimonial_is_refused(each, consents.get(each.author_id, ()), day))
