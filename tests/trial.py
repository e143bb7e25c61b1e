"""`make trial DATA=folder`: an office's own tables taken in by the real paths, its report printed and read back.

It ships no data: it reads `members_*.csv`, `committee.csv`, `meetings_*.json`, `events_*.json`,
`working_groups_*.json` and `testimonials_*.json` of the folder that it is given.
"""

import csv
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from rapidfuzz import fuzz, process

from csxl_desktop import i18n
from csxl_desktop.exchange import workbook
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.exchange.sheets import reading_specs, sheet_specs
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system.paths import resources
from tests.year_pair import as_csv, year_after

Row = dict[str, Any]
Told = Callable[[dict[str, list[Row]]], None]
_ITEMS = (("approbation", "P"), ("adhesion", "N"), ("demission", "D"), ("activites", "A"), ("actualites", "M"))
_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def main(folder: Path) -> int:
    """Take the tables in, print, compare; 1 where something is not as the office printed it."""
    i18n.load(resources() / "locale", "fr")
    with tempfile.TemporaryDirectory() as work:
        workspace = _new(Path(work) / "dossier")
        with workspace:
            year = _take_in(workspace, folder)
            pdf = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(work) / "report.pdf"
            pdf.write_bytes(render(workspace.documents.report(year)))
            checks = Checks()
            checks.next_year(folder, Path(work) / "next")
            checks.round_trip(workspace, Path(work) / "again")
            checks.report(workspace, folder, year, _text(pdf))
    return checks.tell()


def _new(folder: Path) -> Workspace:
    return new_workspace(
        folder, Author("Essai", "essai"), lambda: datetime.now(UTC), office_name="Coordination Sociale"
    )


def _take_in(workspace: Workspace, folder: Path, told: Told | None = None) -> int:
    """The tables, by the paths of the product; `told` adds what the office types beside them."""
    members = members_table(
        members_sheet(read_table(_only(folder, "members_*.csv").read_bytes())), today=workspace.today()
    )
    report = apply_members(workspace, preview_members(workspace, members, on=None), ())
    _require(report.written, report.refused)
    tables = Tables(workspace, folder)
    specs, sheets = sheet_specs(), tables.sheets()
    if told is not None:
        told(sheets)
    content = workbook.read(workbook.write(specs, sheets), reading_specs(), today=workspace.today())
    taken = import_workbook(workspace, content)
    _require(taken.written, taken.refused)
    workspace.report.begin_year(tables.year)
    again = import_workbook(workspace, content)
    _require(not again.written, again.refused)
    return tables.year


def _require(good: bool, refused: object) -> None:
    if not good:
        raise SystemExit(f"refused: {refused}")


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{folder}: one {pattern} is expected")
    return found[0]


def _json(folder: Path, pattern: str) -> Any:
    return json.loads(_only(folder, pattern).read_text(encoding="utf-8"))


class Tables:
    """The office's tables as rows of the exchange workbook."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.folder = folder
        self.meetings = _json(folder, "meetings_*.json")
        self.events = _json(folder, "events_*.json")
        self.groups = _json(folder, "working_groups_*.json")
        self.testimonials = _json(folder, "testimonials_*.json")
        self.year: int = self.meetings["year"]
        self.rows: dict[str, list[Row]] = {}
        rows = workspace.directory.organisations()
        self.known = {row.name: fold(row.name) for row in rows}
        self.spoken_for = {row.representative: row.name for row in rows if row.representative}
        self.people = {fold(row.full_name) for row in workspace.directory.people()}

    def sheets(self) -> dict[str, list[Row]]:
        for meeting in self.meetings["meetings"]:
            self._meeting(meeting)
        for event in self.events["events"]:
            self._partnership(event) if event["kind"] == "partnership" else self._outing(event)
        for position, name in enumerate(self.groups["report_order"], start=1):
            self._group(next(group for group in self.groups["groups"] if group["name"] == name), position)
        for position, testimonial in enumerate(self.testimonials["testimonials"], start=1):
            self._testimonial(testimonial, position)
        with (self.folder / "committee.csv").open(encoding="utf-8-sig", newline="") as stream:
            for position, row in enumerate(csv.DictReader(stream), start=1):
                self._seat(row, position)
        for position, member in enumerate(self.events["team"], start=1):
            first, _space, last = member["name"].partition(" ")
            row = {"first_name": first, "last_name": last, "role": member["role"], "fte": member["fte"]}
            self._add("staff_members", **row, position=position)
        self._indicators()
        return self.rows

    def _add(self, sheet: str, **row: Any) -> None:
        """A row; the same row twice is one."""
        rows = self.rows.setdefault(sheet, [])
        if row not in rows:
            rows.append(row)

    def _organisation(self, name: str) -> str:
        """The name in the directory, near enough, else a new organisation."""
        name = " ".join(name.split())
        near = process.extractOne(fold(name), self.known, scorer=fuzz.token_sort_ratio, score_cutoff=85)
        if near is not None:
            return str(near[2])
        self.known[name] = fold(name)
        self._add("organisations", name=name)
        return name

    def _person(self, civility: str, first: str, last: str) -> str:
        if fold(f"{first} {last}") not in self.people:
            self.people.add(fold(f"{first} {last}"))
            self._add("people", civility=civility, first_name=first, last_name=last)
        return f"{first} {last}"

    def _venue(self, place: str | None) -> str | None:
        if not place:
            return None
        name, _dash, address = place.partition(" – ")
        found = re.match(r"(.*?)\s*-\s*(\d{4})\s+(.*)", address)
        street, code, city = found.groups() if found else (address, "", "")
        self._add("venues", name=name, street=street, postal_code=code, city=city)
        return name

    def _meeting(self, meeting: Row) -> None:
        day = date.fromisoformat(meeting["date"])
        before = date.fromisoformat(meeting["approves_pv_of"])
        kind, ref = meeting["type"], f"{meeting['type']} {day}"
        if before.year != self.year:
            self._add("meetings", **_meeting_row(kind, before), stub=True, state="held")
        venue = self._venue(meeting["place"])
        self._add("meetings", **_meeting_row(kind, day), theme=meeting["theme"], venue=venue, state="held")
        self._add("headcounts", meeting=ref, public="all", persons=meeting["persons"], partners=meeting["partners"])
        for position, title in enumerate(meeting["agenda"], start=1):
            code = next((code for start, code in _ITEMS if fold(title).startswith(start)), "T")
            approves = f"{kind} {before}" if code == "P" else None
            self._add("agenda_items", meeting=ref, position=position, kind=code, approves_meeting=approves)
        for position, speaker in enumerate(meeting["speakers"], start=1):
            first, _space, last = speaker["name"].partition(" ")
            self._add(
                "speakers", meeting=ref, person=self._person(speaker["civility"], first, last),
                organisation=self._organisation(speaker["organisation"]), position=position,
                civility=speaker["civility"], first_name=first, last_name=last,
            )  # fmt: skip

    def _outing(self, event: Row) -> None:
        kind, day = event["kind"].upper(), date.fromisoformat(event["date"])
        venue = self._venue(event["place"])
        self._add("meetings", **_meeting_row(kind, day, event["title"]), venue=venue, state="held")
        self._add("headcounts", meeting=f"{kind} {day}", public="all", persons=event["persons"], partners=None)
        for position, name in enumerate(event["visited"], start=1):
            role = "stop" if kind == "WALK" else "host"
            visited = self._organisation(re.sub(r"^(le|la|les) ", "", name))
            self._add("involvements", meeting=f"{kind} {day}", organisation=visited, role=role, position=position)

    def _partnership(self, event: Row) -> None:
        title = event["title"].strip("« »")
        self._add("partnerships", title=title)
        organiser = event.get("organiser")
        if organiser:
            self._add("partnership_organisers", partnership=title, organisation=self._organisation(organiser))
        self._add(
            "partnership_years", partnership=title, year=self.year, place=event["place"],
            period=event.get("period_printed"), position=event["report_number"],
        )  # fmt: skip
        for position, (label, number) in enumerate(event.get("counts_printed", {}).items(), start=1):
            key = f"{title}#{self.year}"
            self._add("partnership_counts", partnership_year=key, label=label, number=number, position=position)
        if event["date"]:
            row = _meeting_row("EVENT", date.fromisoformat(event["date"]), title)
            last = date.fromisoformat(event["date_end"]) if event.get("date_end") else None
            edition = event.get("edition_printed")
            self._add("meetings", **row, last_on=last, edition=edition, partnership=title, state="held")

    def _group(self, group: Row, position: int) -> None:
        name = group["name"]
        self._add("working_groups", name=name, position=position)
        self._add("group_years", working_group=name, year=self.year)
        for number, title in enumerate(group.get("axes", ()), start=1):
            self._add("axes", working_group=name, number=number, title=title)
        for service in group["services_met"]:
            self._add("services_met", working_group=name, name=service, year=self.year)
        for url in group["links"]:
            self._add("links", label=name, url=url, working_group=name)

    def _testimonial(self, testimonial: Row, position: int) -> None:
        self._add(
            "testimonials", year=self.year, author_name=testimonial["author"], position=position,
            organisation_name=testimonial["organisation"], text=f"{testimonial['first_words']}…",
            consent_on=date(self.year, 12, 31),
        )  # fmt: skip

    def _seat(self, row: Row, position: int) -> None:
        person = self._person(row["civility"], row["first_name"], row["last_name"])
        titled = f"{row['civility']} {person}"
        name = self.spoken_for.get(titled) or self._organisation(row["organisation"])
        self._add("seats", organisation=name, person=person, elected_on=date(self.year, 1, 1), position=position)

    def _indicators(self) -> None:
        since = self.events["cumulative"]["since"]
        for position, key in enumerate(("persons_more_than", "services_more_than"), start=1):
            name = f"{key.removesuffix('_more_than')} since {since}"
            self._add("indicators", name=name, position=position)
            value = self.events["cumulative"][key]
            self._add("indicator_values", indicator=name, year=self.year, value=value, quality="more_than")


def _meeting_row(kind: str, day: date, title: str = "") -> Row:
    return {"kind": kind, "first_on": day, "working_group": None, "title": title}


def _text(pdf: Path) -> str:
    pages = (page.extract_text() for page in PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", " ".join(pages))


@dataclass
class Checks:
    """What was compared, and whether it is as it should be."""

    done: list[tuple[bool, str]] = field(default_factory=list)

    def check(self, good: bool, what: str) -> None:
        self.done.append((good, what))

    def next_year(self, folder: Path, dossier: Path) -> None:
        """The members' table, then one derived from it a year later: what the import proposes."""
        with _only(folder, "members_*.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows = [
                (row["organisation"], row["civility"], row["first_name"], row["last_name"])
                for row in csv.DictReader(stream)
            ]
        year = year_after(rows)
        with _new(dossier) as workspace:
            first, second = (
                members_table(members_sheet(read_table(as_csv(each))), today=workspace.today())
                for each in (rows, year.rows)
            )
            apply_members(workspace, preview_members(workspace, first, on=None), ())
            report = preview_members(workspace, second, on=date(2025, 12, 31)).report
        counts = Counter(line.outcome.value for line in report.lines)
        told = tuple(counts[key] for key in ("created", "departed", "renamed", "changed", "doubtful", "refused"))
        self.check(told == (7, 4, 5, 10, 0, 0), f"the year after: 7 arrive, 4 leave, 5 renamed, 10 changed {told}")

    def round_trip(self, workspace: Workspace, folder: Path) -> None:
        first = export_workbook(workspace)
        content = workbook.read(first.content, reading_specs(), today=workspace.today())
        with _new(folder) as other:
            taken = import_workbook(other, content)
            same = export_workbook(other).content == first.content
        self.check(taken.written, f"{first.records} records exported and taken in")
        self.check(same, "export → import → export equal")

    def report(self, workspace: Workspace, folder: Path, year: int, text: str) -> None:
        tables = {name: _json(folder, f"{name}_*.json") for name in ("meetings", "events", "working_groups")}
        last = date(year, 12, 31)
        members = [row.organisation for row in workspace.directory.members(last)]
        expected = tables["events"]["members_count_printed"]
        self.check(len(members) == expected, f"{expected} members ({len(members)})")
        self.check(members == sorted(members, key=sort_key), "members sorted as an office sorts them")
        self.check(all(_squeezed(name) in _squeezed(text) for name in members), "every member printed")
        totals = tables["meetings"]["totals"]
        self.check(f"{totals['ag_persons']} personnes" in text, f"“{totals['ag_persons']} personnes”")
        self.check(f"{totals['ag_partners']} partenaires" in text, f"“{totals['ag_partners']} partenaires”")
        for meeting, number in zip(tables["meetings"]["meetings"], _ROMAN, strict=True):
            day = date.fromisoformat(meeting["date"])
            self.check(f"{_WEEKDAYS[day.weekday()]} {day.day}" in text, f"{number}: {_WEEKDAYS[day.weekday()]} {day}")
            self.check(meeting["number"] == number, f"assembly {number}")
        seats = workspace.directory.committee(last)
        committee = (folder / "committee.csv").read_text(encoding="utf-8").strip().count("\n")
        self.check(len(seats) == committee, f"committee of {committee} ({len(seats)})")
        content = workspace.documents.report(year).content
        numbers = [meeting.facts.number for meeting in content.meetings]
        self.check(numbers == list(range(1, len(_ROMAN) + 1)), f"assemblies numbered {numbers}")
        groups = len(tables["working_groups"]["groups"])
        self.check(len(content.groups) == groups, f"{groups} groups")
        kinds = [event["kind"] for event in tables["events"]["events"]]
        outings = kinds.count("walk") + kinds.count("lunch")
        self.check(len(content.outings) == outings, f"{outings} walks and lunches ({len(content.outings)})")
        printed = len(content.partnerships)
        wanted = kinds.count("partnership")
        self.check(printed == wanted, f"{wanted} partnerships ({printed})")

    def tell(self) -> int:
        for good, what in self.done:
            print("ok  " if good else "FAIL", what)
        return 0 if all(good for good, _what in self.done) else 1


def _squeezed(text: str) -> str:
    """Letters and digits alone: lines may break anywhere."""
    return sort_key("".join(_letters(text)))


def _letters(text: str) -> Iterator[str]:
    return (char for char in fold(text) if char.isalnum())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("python -m tests.trial FOLDER [REPORT.pdf]")
    sys.exit(main(Path(sys.argv[1])))
