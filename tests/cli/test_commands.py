"""The commands as scripts call them: exit status, results on one stream, messages on the other."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.acts.kinds import Dissolve, Rename
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests import factories
from tests.cli.conftest import MEMBERS, Csxl
from tests.conftest import AUTHOR, NOW


def test_new_makes_an_empty_dossier_once(csxl: Csxl, tmp_path: Path) -> None:
    assert csxl("new", tmp_path / "one").status == 0
    assert csxl("list", tmp_path / "one", "organisations", "--json").out == "[]\n"

    again = csxl("new", tmp_path / "one")

    assert again.status == 1
    assert "already holds a dossier" in again.err


def test_a_table_goes_in_and_is_listed(csxl: Csxl, dossier: Path, members: Path) -> None:
    said = csxl("import", dossier, members, "--json")

    assert said.status == 0
    assert [(line["line"], line["kind"], line["outcome"]) for line in json.loads(said.out)] == [
        (2, "organisation", "created"),
        (3, "organisation", "created"),
    ]
    listed = json.loads(csxl("list", dossier, "members", "--on", "31/12/2024", "--json").out)
    assert listed == [
        {"number": 1, "organisation": "(Le) Grand Pont", "representative": "Ms Ana Diop", "joined_on": None},
        {"number": 2, "organisation": "L’Îlot", "representative": "Mr Jan Peeters", "joined_on": None},
    ]
    people = json.loads(csxl("list", dossier, "people", "--json").out)
    assert [set(row) for row in people] == [{"id", "civility", "first_name", "last_name"}] * 2
    again = csxl("import", dossier, members)
    assert (again.status, again.out) == (0, "")
    assert "2 unchanged" in again.err


def test_lists_of_a_day_bear_the_names_of_that_day(csxl: Csxl, dossier: Path, members: Path) -> None:
    csxl("import", dossier, members)
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        key = next(row.id for row in workspace.directory.organisations() if row.name == "L’Îlot")
        workspace.acts.perform(Rename(key, date(2025, 1, 1), "Archipel"))
        workspace.acts.perform(Dissolve(key, date(2025, 12, 31)))

    def listed(*wanted: str) -> list[tuple[str, str]]:
        found = json.loads(csxl("list", dossier, *wanted, "--json").out)
        return [(row.get("name") or row["organisation"], row.get("status", "")) for row in found]

    bridge = "(Le) Grand Pont"
    assert listed("members", "--on", "31/12/2024") == [(bridge, ""), ("L’Îlot", "")]
    assert listed("members", "--on", "1/1/2025") == [("Archipel", ""), (bridge, "")]
    assert listed("organisations", "--on", "31/12/2024") == [(bridge, "active"), ("L’Îlot", "active")]
    assert listed("organisations", "--year", "2025") == [("Archipel", "active"), (bridge, "active")]
    assert listed("organisations") == [("Archipel", "dissolved"), (bridge, "active")]


def test_a_dry_run_writes_nothing(csxl: Csxl, dossier: Path, members: Path) -> None:
    said = csxl("import", dossier, members, "--dry-run")

    assert said.status == 0
    assert "Nothing was written" in said.err
    assert csxl("list", dossier, "organisations", "--json").out == "[]\n"


def test_doubts_are_refused_until_decided(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    csxl("import", dossier, members)
    later = tmp_path / "later.csv"
    later.write_text(MEMBERS.replace("(Le) Grand Pont", "Grand Ponton"), encoding="utf-8")

    asked = csxl("import", dossier, later, "--on", "2025-12-31", "--json")
    answers = tmp_path / "answers.json"
    answers.write_text('[{"line": 2, "decision": "rename"}]', encoding="utf-8")
    answered = csxl("import", dossier, later, "--on", "2025-12-31", "--decisions", answers, "--json")

    assert asked.status == 1
    assert [line["outcome"] for line in json.loads(asked.out)] == ["renamed", "unchanged"]
    assert answered.status == 0
    names = [row["name"] for row in json.loads(csxl("list", dossier, "organisations", "--json").out)]
    assert names == ["Grand Ponton", "L’Îlot"]


def test_meetings_go_out_as_a_calendar_and_come_in_once(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "platform.ics"
    calendar.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Plateforme\r\n"
        b"DTSTART;VALUE=DATE:20260312\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert csxl("import", dossier, calendar, "--dry-run").status == 0
    assert "created" in csxl("import", dossier, calendar).out
    assert csxl("import", dossier, calendar).out == ""

    out = tmp_path / "year.ics"
    assert csxl("export", dossier, "-o", out, "--year", "2026").out == f"{out}\n"
    assert b"UID:1@x" in out.read_bytes()
    csxl("export", dossier, "-o", out, "--year", "2031")
    assert b"VEVENT" not in out.read_bytes()


def test_export_import_export_is_equal(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    csxl("import", dossier, members)
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"

    assert csxl("export", dossier, "-o", one).out == f"{one}\n"
    csxl("new", tmp_path / "other")
    assert csxl("import", tmp_path / "other", one).status == 0
    csxl("export", tmp_path / "other", "-o", two)

    assert one.read_bytes() == two.read_bytes()


def test_the_template_explains_itself(csxl: Csxl, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"

    assert csxl("template", "-o", path).status == 0

    book = openpyxl.load_workbook(path, read_only=True)
    assert book.sheetnames[0] == "How to use"
    assert "Organisations" in book.sheetnames


def test_a_refused_row_is_told_with_its_place(csxl: Csxl, dossier: Path, members: Path) -> None:
    members.write_text(MEMBERS + ";Mme;Eva;Claes\n", encoding="utf-8")

    said = csxl("import", dossier, members)

    assert said.status == 1
    assert "line 4 · A" in said.out
    assert "Nothing was written" in said.err
    assert csxl("list", dossier, "organisations", "--json").out == "[]\n"


def test_meetings_groups_and_actions_are_listed(csxl: Csxl, workspace: Workspace) -> None:
    meeting = factories.meeting(workspace, theme="Le logement")
    factories.make(workspace, Action, meeting_id=meeting, text="Écrire", who="Ana", due_on=date(2026, 5, 1))
    dossier = workspace.folder
    workspace.close()

    (listed,) = json.loads(csxl("list", dossier, "meetings", "--year", 2026, "--json").out)
    (action,) = json.loads(csxl("list", dossier, "actions", "--json").out)

    assert set(listed) == {
        "id", "kind", "title", "date", "state", "venue", "persons", "partners", "minutes_state",
    }  # fmt: skip
    assert (listed["kind"], listed["title"], listed["date"]) == ("AG", "Le logement", "2026-03-12")
    assert (action["what"], action["who"], action["due_on"], action["state"]) == ("Écrire", "Ana", "2026-05-01", "open")
    assert json.loads(csxl("list", dossier, "actions", "--year", 2025, "--json").out) == []
    assert json.loads(csxl("list", dossier, "meetings", "--on", "2026-03-13", "--json").out) == []
    assert json.loads(csxl("list", dossier, "groups", "--json").out) == []


def test_a_member_table_is_printed(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    csxl("import", dossier, members)
    path = tmp_path / "members.pdf"

    assert csxl("print", dossier, "members", "--year", 2025, "-o", path).status == 0

    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Ana Diop" in text


def test_the_sheet_of_a_meeting_is_printed_by_its_date(csxl: Csxl, workspace: Workspace, tmp_path: Path) -> None:
    factories.meeting(workspace, theme="Le logement")
    other = factories.meeting(workspace, BasicKind.COMMITTEE, date(2026, 4, 2))
    factories.meeting(workspace, BasicKind.THEMED, date(2026, 4, 2), theme="L’eau")
    dossier = workspace.folder
    workspace.close()
    path = tmp_path / "sheet.pdf"

    named = csxl("print", dossier, "attendance-sheet", "--meeting", "12/3/2026", "-o", path)
    several = csxl("print", dossier, "attendance-sheet", "--meeting", "2026-04-02", "-o", path)
    by_id = csxl("print", dossier, "minutes", "--meeting", other)
    nobody = csxl("print", dossier, "minutes", "--meeting", "2026-04-03", "-o", path)

    assert (named.status, several.status, by_id.status, nobody.status) == (0, 2, 0, 2)
    assert str(other) in several.err
    assert Path(by_id.out.strip()).parent == dossier / "documents"


def test_one_section_of_the_report_is_printed_by_its_code_or_title(
    csxl: Csxl, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.report.begin_year(2026)
    workspace.report.add_section(2026, "Remerciements")
    introduction = workspace.report.sections(2026)[0]
    workspace.records.change(ReportSection, introduction.id, {"text": factories.paragraph("Seule.")})
    dossier, path = workspace.folder, tmp_path / "part"
    workspace.close()

    made = csxl("print", dossier, "report", "--year", 2026, "--section", "introduction", "-o", path.with_suffix(".pdf"))
    word = csxl(
        "print", dossier, "report", "--year", 2026, "--section", "remerciements", "-o", path.with_suffix(".docx")
    )
    wrong = csxl("print", dossier, "report", "--year", 2026, "--section", "spoons", "-o", path.with_suffix(".pdf"))

    assert (made.status, word.status, wrong.status) == (0, 0, 2)
    (page,) = PdfReader(path.with_suffix(".pdf")).pages
    assert "Seule." in page.extract_text()
    assert path.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert "introduction (" in wrong.err


def test_an_extract_holds_the_items_that_are_asked_for(csxl: Csxl, workspace: Workspace, tmp_path: Path) -> None:
    factories.meeting(workspace, on=date(2026, 4, 2), theme="Logement")
    dossier, path = workspace.folder, tmp_path / "extrait.pdf"
    workspace.close()

    made = csxl(
        "print", dossier, "minutes-extract", "--meeting", "2026-04-02", "--item", "3", "--item", "1", "-o", path
    )

    assert made.status == 0
    told = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert " 1 et 3 " in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "F"],
        ["bag", "F"],
        ["print", "F", "badges"],
        ["print", "F", "minutes"],
        ["print", "F", "committee", "-o", "committee.docx"],
        ["print", "F", "report", "--section", "nothing"],
        ["list", "F", "members", "--on", "someday"],
        ["list", "F", "spoons"],
        ["nothing"],
        ["new"],
    ],
)
def test_wrong_usage_is_exit_2_with_a_sentence(csxl: Csxl, dossier: Path, arguments: list[str]) -> None:
    said = csxl(*(str(dossier) if argument == "F" else argument for argument in arguments))

    assert said.status == 2
    assert said.out == ""
    assert said.err.strip()


def test_the_papers_of_joining_and_electing_are_printed(
    csxl: Csxl, dossier: Path, members: Path, tmp_path: Path
) -> None:
    csxl("import", dossier, members)
    out = tmp_path / "paper.pdf"

    assert csxl("print", dossier, "membership-form", "-o", out).status == 0
    assert len(PdfReader(out).pages) == 1
    assert csxl("print", dossier, "membership-form", "--organisation", "Pont", "-o", out).status == 0
    assert "Grand Pont" in PdfReader(out).pages[0].extract_text()
    assert csxl("print", dossier, "letters", "-o", out).status == 0
    assert len(PdfReader(out).pages) == 2
    assert csxl("print", dossier, "letters", "--organisation", "Pont", "-o", out).status == 0
    assert len(PdfReader(out).pages) == 1
    refused = csxl("print", dossier, "ballot", "-o", out)
    assert (refused.status, "No election" in refused.err) == (2, True)


def test_the_slips_are_printed_each_in_its_language(csxl: Csxl, workspace: Workspace, tmp_path: Path) -> None:
    for name, languages in (("Atelier", "fr, nl"), ("Buurthuis", "nl")):
        key = factories.organisation(workspace, name)
        workspace.records.change(Organisation, key, {"languages": languages})
    folder, out = workspace.folder, tmp_path / "slips.pdf"
    workspace.close()

    assert csxl("print", folder, "slips", "-o", out).status == 0
    text = PdfReader(out).pages[0].extract_text()
    assert ("Mandataire" in text, "Handtekening" in text) == (True, True)
    assert csxl("print", folder, "slips", "--organisation", "Buurthuis", "--lang", "fr", "-o", out).status == 0
    text = PdfReader(out).pages[0].extract_text()
    assert ("Buurthuis" in text, "Atelier" in text, "Handtekening" in text) == (True, False, False)


def test_the_ballot_of_the_newest_election_is_printed(csxl: Csxl, workspace: Workspace, tmp_path: Path) -> None:
    election = workspace.elections.begin().record_id
    workspace.elections.stand(election, factories.organisation(workspace, "Atelier du Puits"))
    folder = workspace.folder
    workspace.close()

    assert csxl("print", folder, "ballot", "-o", tmp_path / "ballot.pdf").status == 0
    assert "Atelier du Puits" in PdfReader(tmp_path / "ballot.pdf").pages[0].extract_text()


def test_the_directory_is_printed_for_word_and_for_the_web(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    for name, begins in (
        ("d.docx", b"PK"),
        ("d.html", b"<!doctype html>"),
        ("d.csv", b"\xef\xbb\xbf"),
        ("d.pdf", b"%PDF"),
    ):
        said = csxl("print", dossier, "directory", "--lang", "nl", "-o", tmp_path / name)
        assert (said.status, said.out.strip()) == (0, str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert csxl("print", dossier, "directory", "--bilingual", "-o", tmp_path / "both.pdf").status == 0
    assert csxl("print", dossier, "directory", "--lang", "fr-nl", "-o", tmp_path / "same.pdf").status == 0
    assert (tmp_path / "same.pdf").read_bytes() == (tmp_path / "both.pdf").read_bytes()
    assert csxl("print", dossier, "directory", "--lang", "fr-nl", "-o", tmp_path / "both.html").status == 2
    assert csxl("print", dossier, "members", "-o", tmp_path / "m.docx").status == 0


def test_the_directory_is_published_into_a_folder(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    said = csxl("print", dossier, "directory", "-o", tmp_path / "site")
    assert said.status == 0
    written = [Path(line).name for line in said.out.splitlines()]
    assert written == ["repertoire.html", "adresgids.html", "repertoire.csv", "adresgids.csv"]
    assert csxl("print", dossier, "directory", "-o", dossier / "annexes").status == 1
