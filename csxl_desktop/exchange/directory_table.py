"""The published directory as a table for spreadsheets: CSV whose cells run nothing."""

import csv
import io
from collections.abc import Iterable

from csxl_desktop.domain.content.directory import DirectoryBrochure, DirectoryEntry, Reach
from csxl_desktop.exchange.contact_table import guarded
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.opening_hours import duration
from csxl_desktop.i18n.phones import phone
from csxl_desktop.i18n.week_words import language_names, week_lines

HEADERS = (
    N_("Name"), N_("Name in the other language"), N_("Short name"), N_("Other names"), N_("Part of"), N_("Kind"),
    N_("Categories"), N_("Address"), N_("Further addresses"), N_("Phones"), N_("E-mail"), N_("Web site"),
    N_("Opening hours"), N_("Hours a week"), N_("Remark on the hours"), N_("Description"), N_("For whom"),
    N_("Languages"), N_("People"),
)  # fmt: skip
_PHONES = frozenset({"phone", "mobile"})


def write_directory(content: DirectoryBrochure) -> bytes:
    """A line for each organisation; semicolons and UTF-8 with its mark, as Excel opens it with a double click."""
    with speaking(content.language):
        own = list(dict.fromkeys(label for entry in content.entries for label, _value in entry.facts))
        titles = content.titles
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([guarded(each) for each in (*(_(header) for header in HEADERS), *own)])
        for entry in content.entries:
            facts = dict(entry.facts)
            cells = [*_cells(entry, titles[entry.key]), *(facts.get(label, "") for label in own)]
            writer.writerow([guarded(cell) for cell in cells])
        return out.getvalue().encode("utf-8-sig")


def _cells(entry: DirectoryEntry, titles: tuple[str, ...]) -> list[str]:
    sites = [", ".join(filter(None, (site.label, *site.lines))) for site in entry.sites]
    return [
        entry.name,
        entry.second_name,
        entry.short_name,
        _joined(entry.aliases),
        entry.part_of,
        entry.kind,
        _joined(titles),
        ", ".join(entry.address),
        _joined(sites),
        _joined(phone(each.value) for each in entry.reach if each.kind in _PHONES),
        _of_kind(entry.reach, "email"),
        _of_kind(entry.reach, "web"),
        _joined(f"{days} {hours}" for days, hours in week_lines(entry.hours)),
        duration(entry.week_minutes) if entry.hours else "",
        entry.opening_note,
        entry.description,
        entry.audience,
        language_names(entry.languages),
        _joined(_person(each.name, each.function, each.reach) for each in entry.people),
    ]


def _person(name: str, function: str, reach: tuple[Reach, ...]) -> str:
    told = [phone(each.value) if each.kind in _PHONES else each.value for each in reach]
    return ", ".join(filter(None, (name, function, *told)))


def _of_kind(reach: tuple[Reach, ...], kind: str) -> str:
    return _joined(each.value for each in reach if each.kind == kind)


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(parts)
