"""`csxl print FOLDER` of what follows from meetings."""

from pathlib import Path

from pypdf import PdfReader

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.services.workspace import Workspace
from tests.cli.conftest import Csxl
from tests.factories import assembly, make, meeting, organisation, paragraph


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_registers_are_printed_as_narrowed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    held = meeting(workspace)
    workspace.meetings.decide(held, "Acheter des chaises")
    make(workspace, Action, meeting_id=held, text="Rappeler", who="Ana")
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "decisions", "--year", "2026", "--words", "chaises", "-o", out).status == 0
    assert "Acheter des chaises" in pages(out)
    assert csxl("print", dossier, "actions", "--person", "Ana", "--all", "-o", out).status == 0
    assert "Rappeler" in pages(out)
    assert csxl("print", dossier, "minutes-register", "--year", "2026", "--lang", "en", "-o", out).status == 0
    assert "Register of minutes 2026" in pages(out)


def test_attestations_are_printed_for_one_for_a_meeting_and_for_a_year(
    csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path
) -> None:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    workspace.meetings.mark_held(case.meeting)
    name = next(each.full_name for each in workspace.directory.people(workspace.today()) if each.id == case.odile)
    workspace.close()
    out = tmp_path / "x.pdf"

    for options in (("--person", name, "--year", "2026"), ("--meeting", "12/3/2026"), ("--year", "2026")):
        assert csxl("print", dossier, "certificate", *options, "--lang", "en", "-o", out).status == 0
        assert "12 March 2026" in " ".join(pages(out).split())
    assert csxl("print", dossier, "certificate", "--year", "2019", "-o", out).status == 1


def test_an_issue_and_a_portrait_are_printed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    body = organisation(workspace, "Maison de quartier")
    organisation(workspace, "Bassin Sud")
    news = make(workspace, NewsItem, title="Du pain", organisation_id=body, text=paragraph("Au four."))
    workspace.newsletters.put(workspace.newsletters.begin().record_id, [news])
    workspace.close()
    pdf, word = tmp_path / "x.pdf", tmp_path / "x.docx"

    assert csxl("print", dossier, "newsletter", "--title", "1", "-o", pdf).status == 0
    assert "Au four." in pages(pdf)
    assert csxl("print", dossier, "newsletter", "-o", word).status == 0
    assert word.stat().st_size
    assert csxl("print", dossier, "newsletter", "--title", "9", "-o", pdf).status == 2
    assert csxl("print", dossier, "portrait", "--organisation", "Maison", "-o", pdf).status == 0
    assert "Maison de quartier" in pages(pdf)
    assert csxl("print", dossier, "portrait", "--organisation", "Bassin", "-o", pdf).status == 2
    assert csxl("print", dossier, "portrait", "-o", pdf).status == 2


def test_the_calendar_of_a_year_is_printed(csxl: Csxl, workspace: Workspace, dossier: Path, tmp_path: Path) -> None:
    meeting(workspace, theme="Logement")
    workspace.close()
    out = tmp_path / "x.pdf"

    assert csxl("print", dossier, "calendar", "--year", "2026", "--paper", "A3", "-o", out).status == 0
    assert "Logement" in pages(out)
