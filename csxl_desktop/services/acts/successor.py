"""What a successor begins with: a membership, the details of the old organisation, its services and names."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import inspect, select

from csxl_desktop.domain.categories import OrganisationCategory
from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.membership import Membership
from csxl_desktop.i18n import _, fold
from csxl_desktop.services.acts import bare
from csxl_desktop.services.acts.consequence import Consequence, Ground
from csxl_desktop.services.records import add, assign
from csxl_desktop.storage.values import columns

_LIKE_BEFORE = ("kind_id", "legal_form", "parent_id", "street", "postal_code", "city", "street_nl", "city_nl")
_LIKE_BEFORE_TOO = ("description", "description_nl", "audience", "audience_nl", "languages", "counts_apart")


def services_of(ground: Ground, parent: UUID, target: UUID) -> list[Organisation]:
    """The services that stand under `parent`, but for the successor itself."""
    statement = (
        select(Organisation)
        .where(Organisation.parent_id == parent, Organisation.trashed_at.is_(None), Organisation.id != target)
        .order_by(Organisation.sort_key, Organisation.id)
    )
    return list(ground.session.scalars(statement))


def take_names(ground: Ground, gone: Organisation, heir: tuple[UUID, str], eve: date, meeting_id: UUID | None) -> None:
    """As other names: the successor was never called so, it only answers to them."""
    session, (target, name) = ground.session, heir
    aliases = session.scalars(
        select(OrganisationAlias)
        .where(OrganisationAlias.trashed_at.is_(None), OrganisationAlias.organisation_id.in_((gone.id, target)))
        .order_by(OrganisationAlias.id)
    ).all()
    there = {fold(name), *(each.folded for each in aliases if each.organisation_id == target)}
    names = [(gone.name, eve), (gone.short_name, eve)]
    names += [(each.name, each.to_on or eve) for each in aliases if each.organisation_id == gone.id]
    for other, until in names:
        if other and fold(other) not in there:
            there.add(fold(other))
            values = {"organisation_id": target, "name": other, "nature": AliasNature.ALIAS, "to_on": until}
            add(session, OrganisationAlias, values | {"meeting_id": meeting_id})


def membership_in_its_place(
    ground: Ground, target: UUID, name: str, start: date, meeting_id: UUID | None
) -> Iterator[Consequence]:
    """The successor of a member becomes one, where it is not."""
    held = ground.session.scalars(
        select(Membership).where(Membership.organisation_id == target, Membership.trashed_at.is_(None))
    ).all()
    if not any(each.left_on is None or each.left_on >= start for each in held):
        words = _("“{name}” becomes a member in its place").format(name=name)
        yield Consequence("membership", words, lambda: bare.join(ground.session, target, start, meeting_id))


def details_like(ground: Ground, gone: Organisation, target: UUID, name: str) -> Consequence:
    """A new organisation begins with the address, the contact details and the categories of an old one."""

    def apply() -> None:
        session = ground.session
        made = ground.organisation(target)
        assign(session, made, {key: getattr(gone, key) for key in (*_LIKE_BEFORE, *_LIKE_BEFORE_TOO)})
        parts: tuple[type[ContactChannel | OrganisationCategory], ...] = (ContactChannel, OrganisationCategory)
        for entity in parts:
            kinds = set(columns(inspect(entity))) - {"id", "trashed_at"}
            for each in session.scalars(
                select(entity).where(entity.organisation_id == gone.id, entity.trashed_at.is_(None)).order_by(entity.id)
            ).all():
                add(session, entity, {key: getattr(each, key) for key in kinds} | {"organisation_id": target})

    words = _("Give “{name}” the address, the contact details and the categories of “{gone}”")
    return Consequence("details", words.format(name=name, gone=gone.name), apply)
