"""A process that only reads maps the tables that it reads; one that writes maps them all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.cli import commands
from csxl_desktop.cli.printing import DOCUMENTS
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.modules import Module
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import entities
from tests.conftest import AUTHOR, NOW
from tests.documents import tagged

pytestmark = pytest.mark.real_clock

OF_A_MEETING = ("attendance-sheet", "minutes", "minutes-extract", "invitation", "badges", "walk-programme", "poster")
DIGITAL = ["--group", "Inégalités numériques"]
OF_SOMETHING = {
    **dict.fromkeys(("group", "planning", "group-partners", "group-presence", "advocacy"), DIGITAL),
    "thread": ["--title", "Garder un guichet ouvert"],
    **{key: ["--year", "2026"] for key in ("survey", "survey-sheet", "cycle", "action-sheet", "evaluations")},
    "personal-data": ["--person", "Solveig Hendrikx"],
    "portrait": ["--organisation", "(Le) Chardon – Centre de planning familial"],
}
# What a sheet is made of; the other tables are not to be paid for at every meeting.
OF_A_SHEET = {
    "attachments",
    "attendance_partners",
    "attendances",
    "axes",
    "headcounts",
    "meeting_files",
    "meeting_kinds",
    "meetings",
    "minutes",
    "offices",
    "sheet_prints",
    "venues",
    "working_groups",
}
TELL_TABLES = "from csxl_desktop.domain.base import Base; print(*sorted(Base.metadata.tables))"
OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from csxl_desktop.domain.base import Base
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
workspace = open_workspace(Path(sys.argv[1]), Author("Ana Test", "poste-1"), lambda: datetime.now(UTC))
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CSXL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CSXL_LANG", "fr")
    return tmp_path


def alone(*arguments: object) -> str:
    """What a fresh Python says."""
    command = [sys.executable, "-W", "error", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    return ended.stdout


def assembly(demo: Path) -> str:
    with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
        rows = workspace.meetings.rows(min(workspace.meetings.years()))
    return str(next(row.id for row in rows if row.behaviour is BasicKind.PLENARY and row.count.persons))


@pytest.fixture(scope="module")
def every_module(demo_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with all that an office may want, to be copied."""
    folder = Path(shutil.copytree(demo_made_once, tmp_path_factory.mktemp("every_module") / "demo"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        for module in Module:
            workspace.modules.choose(module, wanted=True)
    return folder


@pytest.fixture(scope="module")
def meeting_id(demo_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return assembly(Path(shutil.copytree(demo_made_once, tmp_path_factory.mktemp("asked") / "demo")))


@pytest.mark.parametrize("what", commands.LISTS)
def test_list_reads_the_same_with_its_tables_alone(
    what: str, home: Path, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = alone("-m", "csxl_desktop", "list", demo, what, "--year", 2025)
    entities.configure()
    capsys.readouterr()

    assert commands.main(["list", str(demo), what, "--year", "2025"], "fr") == 0
    assert told == capsys.readouterr().out
    assert told


@pytest.mark.parametrize("document", DOCUMENTS)
def test_document_prints_the_same_with_its_tables_alone(
    document: str, home: Path, every_module: Path, meeting_id: str
) -> None:
    demo = shutil.copytree(every_module, home / "demo")
    options = ["--meeting", meeting_id] if document in OF_A_MEETING else ["--year", "2025"]
    options += OF_SOMETHING.get(document, [])
    if document == "newsletter":
        with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
            workspace.newsletters.put_words(workspace.newsletters.begin().record_id, "Bonne rentrée")
    options += ["-o", str(home / "document.pdf")]
    alone("-m", "csxl_desktop", "print", demo, document, *options)
    printed = (home / "document.pdf").read_bytes()
    entities.configure()

    assert commands.main(["print", str(demo), document, *options], "fr") == 0
    assert printed == (home / "document.pdf").read_bytes()
    assert tagged.read(printed).spoken()  # it can be read aloud, whole


def test_sheet_maps_what_a_sheet_is_made_of(home: Path, demo: Path, meeting_id: str) -> None:
    command = ["print", str(demo), "attendance-sheet", "--meeting", meeting_id, "-o", str(home / "sheet.pdf")]
    alone("-m", "csxl_desktop", *command)  # the first print gives the numbers: it writes
    told = alone("-c", f"from csxl_desktop.__main__ import main; assert main({command!r}) == 0; {TELL_TABLES}")

    assert set(told.splitlines()[-1].split()) == OF_A_SHEET


@pytest.mark.parametrize("document", ["minutes", "invitation", "badges"])
def test_what_is_printed_of_a_meeting_needs_no_rule_of_writing(
    document: str, home: Path, demo: Path, meeting_id: str
) -> None:
    command = ["print", str(demo), document, "--meeting", meeting_id, "-o", str(home / "document.pdf")]
    tell = "import sys; print('csxl_desktop.services.rules' in sys.modules)"
    told = alone("-c", f"from csxl_desktop.__main__ import main; assert main({command!r}) == 0; {tell}; {TELL_TABLES}")

    ruled, tables = told.splitlines()[-2:]
    assert ruled == "False"  # rules know every table, and mapping them all is half of such a print
    assert len(tables.split()) < len(entities.metadata().tables) / 2
    assert "elections" not in tables.split()  # none is held there


def test_report_maps_what_a_report_tells(home: Path, demo: Path) -> None:
    command = ["print", str(demo), "report", "--year", "2025", "-o", str(home / "report.pdf")]
    large = ("csxl_desktop.services.rules", "rapidfuzz", "babel", "asyncio.events", "email")
    tell = f"import sys; print(*[name for name in {large!r} if name in sys.modules] or ['none'])"
    told = alone("-c", f"from csxl_desktop.__main__ import main; assert main({command!r}) == 0; {tell}; {TELL_TABLES}")

    loaded, tables = told.splitlines()[-2:]
    assert loaded == "none"  # rules of writing, search of names, languages of the world, what SQLAlchemy never asks
    # What the demonstration does not want, or no report tells: hours, versions, projects, trainings, the library.
    kept_out = {"opening_hours", "minutes_versions", "actions", "projects", "trainings", "publications", "campaigns"}
    assert not kept_out & set(tables.split())


def test_a_mapped_column_is_not_copied_before_a_statement_names_it() -> None:
    settle = "from csxl_desktop.storage import entities; entities.configure()"
    copies = "sum('__clause_element__' in vars(each.comparator) for m in mappers for each in m.class_manager.values())"
    told = alone("-c", f"{settle}; mappers = list(entities.Base.registry.mappers); print(len(mappers), {copies})")

    tables, copied = told.split()
    assert int(tables) > 100
    assert int(copied) == 0


def test_home_is_read_without_what_writes_elects_and_brings_copies_together(home: Path, demo: Path) -> None:
    read = (
        "from datetime import date; from csxl_desktop.ui.home.reading import board; "
        "assert board(workspace, 2026, date(2026, 11, 29)).alerts; "
        "workspace.bag_bases.expire(); assert workspace.opened_bag.open_bag() is None; "
        "workspace.backups.sweep(); assert workspace.backups.state(); "
        "print(sorted(name for name in sys.modules if name in unwanted)); "
    )
    unwanted = (
        "babel",
        "csxl_desktop.services.elections",
        "csxl_desktop.services.identity",
        "csxl_desktop.services.office_text_rows",
        "csxl_desktop.services.rules",
        "csxl_desktop.services.safety.restoring",
        "csxl_desktop.services.verification_sheets",
        "csxl_desktop.storage.queries.meeting_record",
    )
    told = alone("-c", f"{OPEN}unwanted = {unwanted!r}\n{read}{TELL_TABLES}", demo)

    loaded, tables = told.splitlines()
    assert loaded == "[]"
    kept_out = {"elections", "votes", "bags", "discarded_values", "consents", "opening_hours", "categories", "annexes"}
    assert not kept_out & set(tables.split())


def test_directory_is_loaded_without_what_exports_acts_and_anonymises() -> None:
    large = ("openpyxl", "vobject", "csxl_desktop.services.natural_keys", "csxl_desktop.services.rules")
    page = "import csxl_desktop.ui, csxl_desktop.app, csxl_desktop.ui.directory.page"

    assert alone("-c", f"{page}, sys; print([name for name in {large!r} if name in sys.modules])") == "[]\n"


def test_opened_dossier_maps_nothing_before_it_is_asked(home: Path, demo: Path) -> None:
    assert alone("-c", f"{OPEN}\n{TELL_TABLES}", demo).split() == []


def test_first_write_finds_every_table(home: Path, demo: Path) -> None:
    write = "workspace.office.name()\nwith workspace.database.begin('Trial'): pass\n"
    told = alone("-c", f"{OPEN}{write}{TELL_TABLES}", demo)

    assert told.split() == sorted(entities.metadata().tables)


def test_what_another_process_wrote_is_taken_back_by_a_fresh_one(home: Path, workspace: Workspace) -> None:
    with workspace.database.begin("Trial") as session:
        made = Organisation(name="Le Pont")
        session.add(made)
    workspace.records.change(Organisation, made.id, {"name": "La Passerelle"})
    folder = workspace.folder
    workspace.close()

    alone("-c", f"{OPEN}workspace.history.undo()\nworkspace.close()", folder)

    with open_workspace(folder, AUTHOR, lambda: NOW) as again:
        assert again.records.values(Organisation, made.id)["name"] == "Le Pont"
