"""The shape of our tables, read from the entities; what no entity says of itself stands here."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, String, inspect

from csxl_desktop.domain.base import TEXT, Record, RichTextType
from csxl_desktop.storage.reconciling.shape import Shape, TableShape
from csxl_desktop.storage.undo import DERIVED
from csxl_desktop.storage.values import columns, record_classes

# What only one row may say: made on both sides, it is one thing.
KEYS: Mapping[str, tuple[str, ...]] = {
    "action_sheet_years": ("action_sheet_id", "year"),
    "attendance_partners": ("attendance_id", "organisation_id"),
    "attendances": ("meeting_id", "person_id"),
    "convention_years": ("convention_id", "year"),
    "criterion_years": ("criterion_id", "year"),
    "custom_values": ("custom_field_id", "organisation_id", "person_id"),
    "group_participants": ("working_group_id", "person_id", "axis_id", "from_on"),
    "group_years": ("working_group_id", "year"),
    "headcounts": ("meeting_id", "public"),
    "indicator_values": ("indicator_id", "year"),
    "involvements": ("meeting_id", "organisation_id", "role"),
    "memberships": ("organisation_id", "joined_on"),
    "minutes": ("meeting_id", "version"),
    "organisation_categories": ("organisation_id", "category_id"),
    "partnership_years": ("partnership_id", "year"),
    "project_years": ("project_id", "year"),
    "report_years": ("year",),
    "subscriptions": ("mailing_list_id", "person_id", "organisation_id", "address"),
    "tag_links": ("tag_id", "organisation_id", "person_id"),
    "tags": ("name",),
}
# Each name in them is a choice of its own.
MAPS: Mapping[str, frozenset[str]] = {
    "offices": frozenset({"vocabulary", "modules", "letterhead_use"}),
    "meeting_kinds": frozenset({"sheet_options"}),
    "meetings": frozenset({"sheet_options"}),
    "report_years": frozenset({"charts"}),
}
_ORDER = frozenset({"position", "row"})
# What approved minutes print, and how to come from it to the meeting.
_SEALED: Mapping[str, str] = {
    **dict.fromkeys(
        ("agenda_items", "attendances", "headcounts", "speakers", "decisions", "annexes", "votes"), "meeting_id"
    ),
    "attendance_partners": "attendance_id attendances.meeting_id",
}
_OPEN: Mapping[str, frozenset[str]] = {
    "agenda_items": frozenset({"private_notes", "outcome", "spent_minutes"}),
    "attendances": frozenset({"image_agreed", "answer_note"}),
}


def shape_of_records(erased: frozenset[str], blanked: Mapping[str, Mapping[str, Any]]) -> Shape:
    """Every table of records; of a person erased, rows of the tables `erased` go, others say what `blanked` has."""
    return {name: _table(entity, erased, blanked) for name, entity in sorted(record_classes().items())}


def _table(entity: type[Record], erased: frozenset[str], blanked: Mapping[str, Mapping[str, Any]]) -> TableShape:
    kept = {key: column for key, column in columns(inspect(entity)).items() if not is_derived(entity, key)}
    name = entity.__tablename__
    references = {key: target for key, column in kept.items() if (target := _target(column))}
    return TableShape(
        name=name,
        columns=tuple(kept),
        rich=frozenset(key for key, column in kept.items() if isinstance(column.type, RichTextType)),
        lines=frozenset(key for key, column in kept.items() if _has_lines(column)),
        maps=MAPS.get(name, frozenset()),
        references=references,
        owners=frozenset(key for key in references if not kept[key].nullable),
        key=KEYS.get(name, ()),
        order=_ORDER & frozenset(kept),
        sealed_by=_SEALED.get(name, ""),
        open_columns=_OPEN.get(name, frozenset()),
        erased=name in erased,
        people=frozenset(key for key, target in references.items() if target == "people"),
        blanked=dict(blanked.get(name, {})),
    )


def is_derived(entity: type[Record], key: str) -> bool:
    """Whether the entity works the column out by itself."""
    rich = key.removesuffix("_plain")
    if rich != key and rich in (known := columns(inspect(entity))):
        return isinstance(known[rich].type, RichTextType)
    return key in DERIVED


def _target(column: Column[Any]) -> str:
    return next((key.column.table.name for key in column.foreign_keys), "")


def _has_lines(column: Column[Any]) -> bool:
    return isinstance(column.type, String) and (column.type.length or 0) >= TEXT
