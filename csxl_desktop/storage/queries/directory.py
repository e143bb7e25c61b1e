"""The directory's lists: organisations and people, each in a handful of statements whatever their number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, select, true, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import FieldSubject, MandateRole, OrganisationStatus
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.storage.queries.details import tag_names, weekly_minutes
from csxl_desktop.storage.queries.names import NamesOn
from csxl_desktop.storage.queries.own_fields import choice_values


def organisation_rows(session: Session, on: date, only: UUID | None = None) -> list[OrganisationRow]:
    """Every organisation (or one), in the office's order, with its membership and representative on `on`."""
    found = _organisations(session, only)
    members, former = _members(session, on, only)
    minutes, groups = weekly_minutes(session, on, only), _groups(session, on, only)
    tags, own = tag_names(session, "organisation_id", only), choice_values(session, FieldSubject.ORGANISATION, only)
    representatives = _representatives(session, on, only)
    categories, aliases = _categories(session, only), _aliases(session, only)
    names = NamesOn(session, on)
    ended = _ended(session, on) if any(row.status is OrganisationStatus.DISSOLVED for row in found) else {}
    rows = []
    for (
        key, name, short, kind, kind_nl, parent_id, parent, status, city, verified_on, sort_key, folded, languages
    ) in found:  # fmt: skip
        representative, tagged = representatives.get(key, ""), tuple(tags.get(key, ()))
        filed = categories.get(key, ())
        words = fold(" ".join((short, representative, city, *aliases.get(key, ()), *tagged)))
        rows.append(
            OrganisationRow(
                key,
                names.of(key, name),
                short,
                kind or "",
                names.of(parent_id, parent) if parent_id else "",
                status if ended.get(key, True) else OrganisationStatus.ACTIVE,
                key in members,
                key in former,
                representative,
                tuple(said for said, _dutch in filed),
                city,
                verified_on,
                names.sort_key(key, sort_key),
                f"{folded} {words}",
                languages,
                tagged,
                tuple(groups.get(key, ())),
                members.get(key),
                minutes.get(key, 0),
                own.get(key, {}),
                kind_nl or "",
                tuple(dutch for _said, dutch in filed),
            )
        )
    if names:
        rows.sort(key=attrgetter("sort_key"))
    return rows


def _organisations(session: Session, only: UUID | None) -> Sequence[Any]:
    """What the organisations say of themselves, with the words of their kind and of their parent."""
    parent = aliased(Organisation)
    return session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Organisation.short_name,
            OrganisationKind.label,
            OrganisationKind.label_nl,
            parent.id,
            parent.name,
            Organisation.status,
            Organisation.city,
            Organisation.verified_on,
            Organisation.sort_key,
            Organisation.folded,
            Organisation.languages,
        )
        .outerjoin(OrganisationKind, OrganisationKind.id == Organisation.kind_id)
        .outerjoin(parent, parent.id == Organisation.parent_id)
        .where(Organisation.trashed_at.is_(None), _one(Organisation.id, only))
        .order_by(Organisation.sort_key, Organisation.name, Organisation.id)
    ).all()


def person_rows(session: Session, on: date, only: UUID | None = None) -> list[PersonRow]:
    """Everybody (or one), by family name, with what they speak for on `on`."""
    speaks_for = _spoken_for(session, on, only)
    tags, own = tag_names(session, "person_id", only), choice_values(session, FieldSubject.PERSON, only)
    found = session.execute(
        select(
            _stored(Person.id),
            Person.civility,
            Person.first_name,
            Person.last_name,
            Person.sort_key,
            Person.folded,
            Person.language,
            Person.anonymised_on.is_not(None),
        )
        .where(Person.trashed_at.is_(None), _one(Person.id, only))
        # Not the index's own words: by way of it a hundred thousand would be looked up one by one, not read through.
        .order_by(Person.sort_key.concat(""), Person.id)
    )
    rows = []
    folded_once: dict[str, str] = {}  # many work for the same organisation
    nothing, nobody = dict[str, str](), (("", ""), "")
    for stored, civility, first, last, sort_key, folded, language, anonymised in found:
        key = UUID(int=int(stored, 16))
        (_filed, organisations), function = speaks_for.get(stored, nobody)
        tagged = tuple(tags.get(key, ())) if tags else ()
        words = " ".join((organisations, *tagged)) if tagged else organisations
        if words not in folded_once:
            folded_once[words] = fold(words)
        rows.append(
            PersonRow(
                key,
                civility,
                first,
                last,
                organisations,
                function,
                sort_key,
                f"{folded} {folded_once[words]}",
                language,
                tagged,
                own.get(key, nothing) if own else nothing,
                bool(anonymised),
            )
        )
    return rows


def _spoken_for(session: Session, on: date, only: UUID | None) -> Mapping[str, tuple[tuple[str, str], str]]:
    """Each person's organisations of that day, by the stored key, as `_called` has one, and the function in the first.

    Nearly everybody speaks for one: only those of several are put into the order of the organisations.
    """
    organisations = _called(session, on, only)
    mandates = session.execute(
        select(
            _stored(Mandate.person_id),
            Mandate.function_title,
            Mandate.from_on,
            Mandate.to_on,
            _stored(Mandate.organisation_id),
        )
        .where(Mandate.trashed_at.is_(None), _one(Mandate.person_id, only))
        .order_by(Mandate.id)
    )
    found: dict[str, tuple[tuple[str, str], str]] = {}
    several: defaultdict[str, list[tuple[tuple[str, str], str]]] = defaultdict(list)
    for person_id, function, start, end, organisation_id in mandates:
        if (organisation := organisations.get(organisation_id)) is not None and overlaps(start, end, on):
            told = organisation, function
            if (first := found.setdefault(person_id, told)) is not told:
                several[person_id] = several[person_id] or [first]
                several[person_id].append(told)
    for person_id, each in several.items():
        each.sort(key=lambda told: told[0][0])
        names = ", ".join(dict.fromkeys(name for (_filed, name), _function in each))
        found[person_id] = ("", names), each[0][1]
    return found


def _called(session: Session, on: date, only: UUID | None) -> Mapping[str, tuple[str, str]]:
    """Under what each organisation, by the stored key, is filed, and what it was called that day."""
    names = NamesOn(session, on)
    wanted = select(Mandate.organisation_id).where(Mandate.person_id == only)
    organisations = session.execute(
        select(Organisation.id, Organisation.sort_key, Organisation.name).where(
            Organisation.trashed_at.is_(None), true() if only is None else Organisation.id.in_(wanted)
        )
    )
    return {key.hex: (filed, names.of(key, name)) for key, filed, name in organisations}


def _ended(session: Session, on: date) -> Mapping[UUID, bool]:
    """Of the organisations whose end is dated, whether it lies before that day."""
    from csxl_desktop.domain.organisation_details import OrganisationEnd  # maps tables that most lists do without

    found = session.execute(
        select(OrganisationEnd.organisation_id, OrganisationEnd.ended_on).where(OrganisationEnd.trashed_at.is_(None))
    )
    return {key: ended_on < on for key, ended_on in found}


def _stored(key: ColumnElement[UUID] | InstrumentedAttribute[UUID]) -> ColumnElement[str]:
    """A key as the database keeps it: of a hundred thousand rows, most are compared only."""
    return type_coerce(key, String)


def _one(
    column: ColumnElement[UUID] | InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None], only: UUID | None
) -> ColumnElement[bool]:
    return true() if only is None else column == only


def _members(session: Session, on: date, only: UUID | None) -> tuple[dict[UUID, date | None], set[UUID]]:
    """Members on that day with the day they joined, and those who were before and are no longer."""
    members: dict[UUID, date | None] = {}
    ever: set[UUID] = set()
    found = session.execute(
        select(Membership.organisation_id, Membership.joined_on, Membership.left_on).where(
            Membership.trashed_at.is_(None), _one(Membership.organisation_id, only)
        )
    )
    for key, start, end in found:
        if overlaps(start, end, on):
            members[key] = start
        if end is not None and end < on:
            ever.add(key)
    return members, ever - members.keys()


def _groups(session: Session, on: date, only: UUID | None) -> Mapping[UUID, list[str]]:
    """The working groups that each organisation takes part in on that day."""
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    found = session.execute(
        select(GroupParticipant.organisation_id, WorkingGroup.name, GroupParticipant.from_on, GroupParticipant.to_on)
        .join(WorkingGroup, WorkingGroup.id == GroupParticipant.working_group_id)
        .where(GroupParticipant.trashed_at.is_(None), WorkingGroup.trashed_at.is_(None))
        .where(GroupParticipant.organisation_id.is_not(None), _one(GroupParticipant.organisation_id, only))
        .order_by(WorkingGroup.position, WorkingGroup.name)
    )
    for key, name, start, end in found:
        if key is not None and overlaps(start, end, on) and name not in names[key]:
            names[key].append(name)
    return names


def _representatives(session: Session, on: date, only: UUID | None) -> Mapping[UUID, str]:
    names: dict[UUID, str] = {}
    found = session.execute(
        select(Mandate.organisation_id, Mandate.from_on, Mandate.to_on, Person.first_name, Person.last_name)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.role == MandateRole.REPRESENTATIVE)
        .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None), _one(Mandate.organisation_id, only))
        .order_by(Mandate.from_on, Mandate.id)
    )
    for key, start, end, first, last in found:
        if overlaps(start, end, on):
            names[key] = f"{first} {last}".strip()
    return names


def _categories(session: Session, only: UUID | None) -> Mapping[UUID, list[tuple[str, str]]]:
    """Their names, as the office typed them and in Dutch."""
    names: defaultdict[UUID, list[tuple[str, str]]] = defaultdict(list)
    found = session.execute(
        select(OrganisationCategory.organisation_id, Category.name, Category.name_nl)
        .join(Category, Category.id == OrganisationCategory.category_id)
        .where(OrganisationCategory.trashed_at.is_(None), Category.trashed_at.is_(None))
        .where(_one(OrganisationCategory.organisation_id, only))
        .order_by(Category.position, Category.name)
    )
    for key, name, dutch in found:
        names[key].append((name, dutch))
    return names


def _aliases(session: Session, only: UUID | None) -> Mapping[UUID, list[str]]:
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    found = session.execute(
        select(OrganisationAlias.organisation_id, OrganisationAlias.name).where(
            OrganisationAlias.trashed_at.is_(None), _one(OrganisationAlias.organisation_id, only)
        )
    )
    for key, name in found:
        names[key].append(name)
    return names
