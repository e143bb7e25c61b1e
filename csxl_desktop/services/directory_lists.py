"""The lists that the office keeps of its directory: the tree of categories, kinds, tags, own fields."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.detail_rows import CategoryLine, DirectoryLists, FieldLine, KindLine, TagLine
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.organisation_details import Tag, TagLink
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.search_following import follow_joined
from csxl_desktop.storage.database import Database


class CategoryInUseError(DomainError):
    template = N_("“{name}” is in use: {count} organisations stand there. Say where they go.")


class KindInUseError(DomainError):
    template = N_("“{name}” is in use: {count} organisations are of this type. Say which type they become.")


class DirectoryListService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lists(self) -> DirectoryLists:
        with self._database() as session:
            return DirectoryLists(_categories(session), _kinds(session), _tags(session), _fields(session))

    def add_category(self, name: str, parent_id: UUID | None = None) -> Written:
        """A heading more, the last of those under `parent_id`."""
        with self._database.begin(N_("Category created")) as session:
            last = session.scalar(select(func.max(Category.position)).where(Category.trashed_at.is_(None))) or 0
            made = add(session, Category, {"name": name.strip(), "parent_id": parent_id, "position": last + 1})
            _number(session)
            return written(self._database, session, made.id)

    def put_category(self, category_id: UUID, parent_id: UUID | None) -> Written:
        """Move a heading, with those under it, below another one or to the top; it comes last there."""
        with self._database.begin(N_("Category moved")) as session:
            last = session.scalar(select(func.max(Category.position)).where(Category.trashed_at.is_(None))) or 0
            values = {"parent_id": parent_id, "position": last + 1}
            assign(session, existing(session, Category, category_id), values)
            _number(session)
            return written(self._database, session, category_id)

    def step_category(self, category_id: UUID, step: int) -> Written:
        """One place up (-1) or down (1) among those under the same heading, as far as there is one."""
        with self._database.begin(N_("Order changed")) as session:
            category = existing(session, Category, category_id)
            beside = [each for each in _ordered(session) if each.parent_id == category.parent_id]
            place = beside.index(category)
            other = place + step
            if 0 <= other < len(beside):
                positions = (category.position, beside[other].position)
                beside[other].position, category.position = positions
                _number(session)
            return written(self._database, session, category_id)

    def order_categories(self, category_ids: Sequence[UUID]) -> Written:
        """The order of `category_ids`, each staying under its heading."""
        with self._database.begin(N_("Order changed")) as session:
            for position, key in enumerate(category_ids, start=1):
                existing(session, Category, key).position = position
            _number(session)
            return written(self._database, session, category_ids[0])

    def remove_category(self, category_id: UUID, into_id: UUID | None = None) -> Written:
        """To the trash; its organisations go to `into_id`, the headings under it one step up.

        Refuses (`CategoryInUseError`) where organisations stand there and nothing says where they go.
        """
        with self._database.begin(N_("Category removed from the list")) as session:
            category = existing(session, Category, category_id)
            links = list(_links(session, category_id))
            if links and into_id in {None, category_id}:
                raise CategoryInUseError(name=category.name, count=len(links))
            there = {link.organisation_id for link in _links(session, into_id)} if into_id else set()
            for link in links:
                if link.organisation_id in there:
                    link.trashed_at = self._database.now()
                else:
                    assign(session, link, {"category_id": into_id})
            for below in _ordered(session):
                if below.parent_id == category_id:
                    below.parent_id = category.parent_id
            category.trashed_at = self._database.now()
            if into_id is not None and into_id != category_id:
                follow_joined(session, category, existing(session, Category, into_id))
            _number(session)
            return written(self._database, session, category_id)

    def add_kind(self, label: str) -> Written:
        """A type more, at the end."""
        with self._database.begin(N_("Type created")) as session:
            kind, alive = OrganisationKind, OrganisationKind.trashed_at.is_(None)
            last = session.scalar(select(func.max(kind.position)).where(alive)) or 0
            made = add(session, OrganisationKind, {"label": label.strip(), "position": last + 1})
            return written(self._database, session, made.id)

    def remove_kind(self, kind_id: UUID, into_id: UUID | None = None) -> Written:
        """To the trash; the organisations of this type become of type `into_id`. Raises `KindInUseError`."""
        with self._database.begin(N_("Type removed from the list")) as session:
            kind = existing(session, OrganisationKind, kind_id)
            of_it = list(
                session.scalars(
                    select(Organisation).where(Organisation.kind_id == kind_id, Organisation.trashed_at.is_(None))
                )
            )
            if of_it and into_id in {None, kind_id}:
                raise KindInUseError(name=kind.label, count=len(of_it))
            for organisation in of_it:
                assign(session, organisation, {"kind_id": into_id})
            kind.trashed_at = self._database.now()
            if into_id is not None and into_id != kind_id:
                follow_joined(session, kind, existing(session, OrganisationKind, into_id))
            return written(self._database, session, kind_id)


def _ordered(session: Session) -> list[Category]:
    return list(
        session.scalars(
            select(Category)
            .where(Category.trashed_at.is_(None))
            .order_by(Category.position, Category.name, Category.id)
        )
    )


def _tree(categories: Sequence[Category]) -> Iterator[tuple[Category, int]]:
    """Each heading followed by those under it, with its depth; one whose parent is gone stands at the top."""
    known = {each.id for each in categories}
    below: defaultdict[UUID | None, list[Category]] = defaultdict(list)
    for each in categories:
        below[each.parent_id if each.parent_id in known else None].append(each)

    def walk(parent: UUID | None, depth: int) -> Iterator[tuple[Category, int]]:
        for each in below[parent]:
            yield each, depth
            yield from walk(each.id, depth + 1)

    return walk(None, 0)


def _number(session: Session) -> None:
    """Positions that follow the tree, so that every list ordered by them reads as the tree does."""
    session.flush()
    for position, (category, _depth) in enumerate(_tree(_ordered(session)), start=1):
        if category.position != position:
            category.position = position
    session.flush()


def _links(session: Session, category_id: UUID | None) -> Iterator[OrganisationCategory]:
    """What stands under a category, organisations in the trash aside."""
    return iter(
        session.scalars(
            select(OrganisationCategory)
            .join(Organisation, Organisation.id == OrganisationCategory.organisation_id)
            .where(OrganisationCategory.category_id == category_id, OrganisationCategory.trashed_at.is_(None))
            .where(Organisation.trashed_at.is_(None))
        ).all()
    )


def _count(session: Session, column: Any, *wanted: ColumnElement[bool]) -> Counter[UUID]:
    found = session.execute(select(column, func.count()).where(*wanted).group_by(column)).all()
    return Counter(dict(found))


def _live(entity: type[Record]) -> ColumnElement[bool]:
    return entity.trashed_at.is_(None)


def _categories(session: Session) -> tuple[CategoryLine, ...]:
    used = Counter(
        session.scalars(
            select(OrganisationCategory.category_id)
            .join(Organisation, Organisation.id == OrganisationCategory.organisation_id)
            .where(_live(OrganisationCategory), _live(Organisation))
        )
    )
    return tuple(
        CategoryLine(each.id, each.name, each.name_nl, each.parent_id if depth else None, depth, used[each.id])
        for each, depth in _tree(_ordered(session))
    )


def _kinds(session: Session) -> tuple[KindLine, ...]:
    used = _count(session, Organisation.kind_id, _live(Organisation))
    found = session.scalars(
        select(OrganisationKind)
        .where(_live(OrganisationKind))
        .order_by(OrganisationKind.position, OrganisationKind.label)
    )
    return tuple(KindLine(each.id, each.label, each.label_nl, used[each.id]) for each in found)


def _tags(session: Session) -> tuple[TagLine, ...]:
    used = _count(session, TagLink.tag_id, _live(TagLink))
    found = session.scalars(select(Tag).where(_live(Tag)))
    rows = [TagLine(each.id, each.name, used[each.id]) for each in found]
    return tuple(sorted(rows, key=lambda row: fold(row.name)))


def _fields(session: Session) -> tuple[FieldLine, ...]:
    used = _count(session, CustomValue.custom_field_id, _live(CustomValue), CustomValue.value != "")
    found = session.scalars(
        select(CustomField)
        .where(_live(CustomField))
        .order_by(CustomField.subject, CustomField.position, CustomField.label)
    )
    return tuple(
        FieldLine(
            each.id,
            each.subject,
            each.label,
            each.label_nl,
            each.kind,
            each.choices,
            each.in_report,
            each.printable,
            used[each.id],
        )
        for each in found
    )
