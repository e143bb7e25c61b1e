"""The demonstration with a hostile text in every field that takes words: what the attacks open and print."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Enum, String, inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.membership import Membership
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.records import add, assign
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.values import columns
from csxl_desktop.system.paths import resources
from tests import factories
from tests.conftest import AUTHOR, NOW

ENOUGH = 70  # records of one kind
# What no field takes from a keyboard: digests, codes, keys of order, the plain half of a formatted text.
_OURS = {
    "code", "colour", "accent_colour", "sha256", "seal_sha256", "media_type", "sort_key", "folded", "language",
    "community", "consent_scope", "selection", "choices", "points", "channel",
}  # fmt: skip


def entities(of: type[Record] = Record) -> Iterator[type[Record]]:
    for entity in of.__subclasses__():
        if "__table__" in vars(entity):
            yield entity
        yield from entities(entity)


def word_columns(entity: type[Record]) -> list[tuple[str, bool]]:
    """The fields that a hand fills with words, and whether they are formatted."""
    found = []
    for key, column in columns(inspect(entity)).items():
        if isinstance(column.type, RichTextType):
            found.append((key, True))
        elif isinstance(column.type, String) and not isinstance(column.type, Enum) and key not in _OURS:
            found += [] if key.endswith("_plain") else [(key, False)]
    return found


def haunt(session: Session, names: list[str]) -> list[str]:
    """A hostile text in every such field; returns `entity.field` where each was refused."""
    spoken, refused = cycle(names), list[str]()
    for entity in entities():
        fields = word_columns(entity)
        for record in session.scalars(select(entity).limit(ENOUGH)).all() if fields else ():
            for key, formatted in fields:
                if not _take(session, record, key, next(spoken), formatted=formatted):
                    refused.append(f"{entity.__name__}.{key}")
    return refused


def _take(session: Session, record: Record, key: str, name: str, *, formatted: bool) -> bool:
    before = getattr(record, key)
    value: Any = factories.paragraph(name) if formatted else name
    try:
        assign(session, record, {key: value})
    except DomainError as refusal:
        if not refusal.user_message:
            raise
        setattr(record, key, before)
        session.flush()
        return False
    return True


def name_members(session: Session, names: list[str]) -> dict[str, UUID]:
    """A member of each name, with somebody of that name who speaks for it; the key of the organisation by name."""
    made = {}
    for number, name in enumerate(names):
        address = {"street": name, "city": name, "postal_code": "1099"}
        body = made[name] = add(session, Organisation, {"name": name, **address}).id
        person = add(session, Person, {"first_name": "", "last_name": name}).id
        add(session, Membership, {"organisation_id": body, "joined_on": date(NOW.year, 1, 15)})
        add(session, Mandate, {"organisation_id": body, "person_id": person, "function_title": name})
        mail = {"kind": ChannelKind.EMAIL, "value": f"x{number}@srv.example"}
        add(session, ContactChannel, {"person_id": person, **mail})
    return made


def haunted_demo(folder: Path, names: list[str]) -> Workspace:
    """The demonstration in `folder`, haunted, with an organisation and a person of each name."""
    workspace = new_demo_workspace(folder, AUTHOR, lambda: NOW, resources())
    with workspace.database.begin("haunted") as session:
        haunt(session, names)
        name_members(session, names)
    return workspace
