"""The directory as it is published on the web, what of it is kept, and what changed between two publications."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from csxl_desktop.domain.content.directory import DirectoryBrochure, DirectoryEntry, Reach
from csxl_desktop.i18n import sort_key
from csxl_desktop.i18n.words import told_of

NAME, PEOPLE = "name", "people"
# What is compared, in the order said.
FIELDS = (
    NAME, "other_name", "part_of", "kind", "categories", "address", "phones", "addresses_on_the_net", "hours",
    "description", "audience", "languages", "details", PEOPLE,
)  # fmt: skip
_DIGEST = 16

Kept = Mapping[str, Mapping[str, str]]  # by organisation, by field


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation; `key` leads to it where it is still printed."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Renamed:
    former: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What of an organisation is no longer as it was: codes of `FIELDS`, never what stood there before."""

    name: str
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DirectoryChanges:
    """From the publication of `since` to this one, each part as the office sorts."""

    since: date
    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    changed: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.renamed or self.changed)


@dataclass(frozen=True, slots=True)
class WebDirectory:
    """One page: the directory in one language; `other_page` is the file that says the same in `other_language`."""

    brochure: DirectoryBrochure
    changes: DirectoryChanges | None = None  # none: the first publication
    other_page: str = ""
    other_language: str = ""


def kept_of(brochure: DirectoryBrochure) -> dict[str, dict[str, str]]:
    """What a publication shows, by organisation and field, to be compared with the next one.

    Of people a digest is kept, enough to see a change: what was withdrawn must not live on here.
    """
    titles = brochure.titles
    return {entry.key: _fields(entry, titles[entry.key]) for entry in brochure.entries}


def _fields(entry: DirectoryEntry, titles: tuple[str, ...]) -> dict[str, str]:
    people = repr([(each.name, each.role, each.function, _reach(each.reach)) for each in entry.people])
    found = {
        NAME: entry.name,
        "other_name": " · ".join(filter(None, (entry.second_name, entry.short_name))),
        "part_of": entry.part_of,
        "kind": entry.kind,
        "categories": ", ".join(titles),
        "address": "; ".join(
            [", ".join(entry.address), *(f"{site.label} {', '.join(site.lines)}" for site in entry.sites)]
        ),
        "phones": _reach(tuple(each for each in entry.reach if each.kind in {"phone", "mobile"})),
        "addresses_on_the_net": _reach(tuple(each for each in entry.reach if each.kind not in {"phone", "mobile"})),
        "hours": "; ".join(
            [
                *(
                    f"{slot.weekday} {slot.opens_at:%H:%M}-{slot.closes_at:%H:%M} {slot.note}".strip()
                    for slot in entry.hours
                ),
                entry.opening_note,
            ]
        ),
        "description": entry.description,
        "audience": entry.audience,
        "languages": entry.languages,
        "details": "; ".join(told_of(label, value) for label, value in entry.facts),
        PEOPLE: hashlib.sha256(people.encode()).hexdigest()[:_DIGEST] if entry.people else "",
    }
    return {field: value for field, value in found.items() if value.strip("; ")}


def _reach(reach: tuple[Reach, ...]) -> str:
    return ", ".join(f"{each.value} {each.label}".strip() for each in reach)


def changes_between(before: Kept, after: Kept, since: date) -> DirectoryChanges:
    """What a reader of the earlier publication should know."""
    both = [key for key in after if key in before]
    renamed = [
        Renamed(before[key].get(NAME, ""), after[key][NAME], key)
        for key in both
        if before[key].get(NAME, "") != after[key][NAME]
    ]
    changed = []
    for key in both:
        fields = [each for each in FIELDS if each != NAME and before[key].get(each, "") != after[key].get(each, "")]
        if fields:
            changed.append(Changed(after[key][NAME], key, tuple(fields)))
    return DirectoryChanges(
        since,
        new=_sorted([Named(after[key][NAME], key) for key in after if key not in before]),
        gone=_sorted([Named(before[key].get(NAME, "")) for key in before if key not in after]),
        renamed=_sorted(renamed),
        changed=_sorted(changed),
    )


def _sorted(found: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.name, each.key)))


def kept_from(content: Mapping[str, Any] | None, language: str) -> Kept:
    """What an earlier publication kept in that language; nothing that is understood where it was written otherwise."""
    found = (content or {}).get(language)
    if not isinstance(found, dict):
        return {}
    return {
        str(key): {str(field): str(value) for field, value in fields.items()}
        for key, fields in found.items()
        if isinstance(fields, dict)
    }
