"""Anonymising: the name leaves every place, every count stays, and the history stays whole."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, ConsentScope
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import ForgottenError
from csxl_desktop.domain.evaluation import Testimonial as Words
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.services.anonymising import (
    BLANKED,
    ERASED,
    KEPT,
    AlreadyAnonymisedError,
    OtherNameTypedError,
)
from csxl_desktop.services.person_links import columns_to
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import TracesLeftError
from csxl_desktop.storage.history import broken_links
from tests.conftest import AUTHOR, NOW
from tests.factories import Assembly, assembly, make, meeting, organisation, person

NAME = "Odile Verbeke"


def counts(workspace: Workspace) -> list[tuple[object, ...]]:
    """Persons, different people and organisations of every meeting, by SQL of its own."""
    query = (
        "SELECT m.id, a.state, COUNT(*), COUNT(DISTINCT a.person_id), "
        "COUNT(DISTINCT COALESCE(a.counted_as_id, a.organisation_id, a.organisation_name)), "
        "COUNT(DISTINCT a.role || a.walk_in) FROM meetings m LEFT JOIN attendances a "
        "ON a.meeting_id = m.id AND a.trashed_at IS NULL GROUP BY m.id, a.state ORDER BY m.id, a.state"
    )
    with workspace.database() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(query)]


def everywhere(workspace: Workspace, *words: str) -> list[str]:
    """The tables of the file that hold one of the words in clear."""
    found = []
    with workspace.database() as session:
        run = session.connection().exec_driver_sql
        for (table,) in run("SELECT name FROM sqlite_master WHERE type = 'table'").all():
            rows = run(f'SELECT * FROM "{table}"').all()
            if any(isinstance(cell, str) and word in cell for row in rows for cell in row for word in words):
                found.append(table)
    return found


def known(workspace: Workspace) -> Assembly:
    """Odile with all that may be known of her."""
    made = assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    make(workspace, ContactChannel, person_id=made.odile, kind=ChannelKind.EMAIL, value="odile@canevas.example")
    workspace.records.change(Person, made.odile, {"note": "Odile préfère le matin"})
    consent = workspace.privacy.give(made.odile, ConsentScope.QUOTATION).record_id
    workspace.privacy.file(consent, b"scan", "accord-odile.pdf", "application/pdf")
    make(workspace, Words, year=2026, author_id=made.odile, author_name=NAME, signature="Odile V.")
    return made


def test_every_table_that_points_to_people_has_its_rule() -> None:
    pointing = set(columns_to(Person)) - {Person}

    assert pointing == set(ERASED) | set(BLANKED) | set(KEPT)
    assert not ERASED & set(BLANKED)
    assert not KEPT & (ERASED | set(BLANKED))


def test_the_preview_says_what_goes_and_what_stays(workspace: Workspace) -> None:
    made = known(workspace)

    preview = workspace.anonymising.preview(made.odile)

    assert (preview.name, preview.placeholder) == (NAME, "Anonymised person no. 1")
    assert {line.title: line.count for line in preview.erased} == {"Contact details": 1, "Consents": 1}
    assert {line.title: line.count for line in preview.unnamed} == {
        "Attendance": 1,
        "Mandates": 1,
        "Testimonials": 1,
    }
    assert preview.sealed == 0
    assert workspace.records.values(Person, made.odile)["last_name"] == "Verbeke"


def test_the_name_leaves_every_table_and_every_count_stays(workspace: Workspace) -> None:
    made = known(workspace)
    before, row = counts(workspace), workspace.meetings.record(made.meeting).row.count
    (workspace.folder / "apercu.json").write_text(NAME, encoding="utf-8")
    annexes = list((workspace.folder / "annexes").glob("??/*"))

    workspace.anonymising.anonymise(made.odile, " odile  VERBEKE ".replace("  ", " "))

    assert everywhere(workspace, "Odile", "Verbeke", "odile", "verbeke") == []
    assert counts(workspace) == before
    assert workspace.meetings.record(made.meeting).row.count == row
    line = workspace.records.values(Attendance, made.odile_line)
    assert (line["last_name"], line["first_name"], line["civility"]) == ("Anonymised person no. 1", "", "")
    assert (line["state"], line["organisation_id"]) == (AttendanceState.PRESENT, made.canevas)
    assert not (workspace.folder / "apercu.json").exists()
    assert annexes
    assert not any(path.exists() for path in annexes)
    assert workspace.history.find("Verbeke") == []
    values = workspace.records.values(Person, made.odile)
    assert (values["anonymised_on"], values["note"], values["name_printable"]) == (workspace.today(), "", False)


def test_the_chain_of_the_history_holds(workspace: Workspace) -> None:
    made = known(workspace)

    workspace.anonymising.anonymise(made.odile, NAME)

    with workspace.database() as session:
        assert broken_links(session) == []
        changes = session.scalars(select(HistoryChange).where(HistoryChange.record_id == made.odile)).all()
        assert changes
        assert all(change.old is None and change.new is None for change in changes)


def test_it_cannot_be_taken_back(workspace: Workspace) -> None:
    made = known(workspace)
    done = workspace.anonymising.anonymise(made.odile, NAME)

    with pytest.raises(ForgottenError, match="erased for good"):
        workspace.history.undo_transaction(done.transaction_id)
    with pytest.raises(ForgottenError):
        workspace.history.undo()
    with pytest.raises(AlreadyAnonymisedError):
        workspace.anonymising.anonymise(made.odile, NAME)


def test_the_name_is_to_be_typed(workspace: Workspace) -> None:
    made = known(workspace)

    with pytest.raises(OtherNameTypedError, match=NAME):
        workspace.anonymising.anonymise(made.odile, "Odile")

    assert workspace.records.values(Person, made.odile)["anonymised_on"] is None


def test_what_is_sealed_stays(workspace: Workspace, sealed: Callable[[UUID], None]) -> None:
    made = known(workspace)
    sealed(made.meeting)

    assert workspace.anonymising.preview(made.odile).sealed == 1
    workspace.anonymising.anonymise(made.odile, NAME)

    assert workspace.records.values(Attendance, made.odile_line)["last_name"] == "Verbeke"


@pytest.fixture
def sealed(workspace: Workspace) -> Callable[[UUID], None]:
    """Approve the minutes of a meeting."""

    def approve(meeting_id: UUID) -> None:
        from csxl_desktop.domain.choices import MinutesKind, MinutesState  # loaded where it is needed
        from csxl_desktop.domain.minutes import Minutes

        make(
            workspace,
            Minutes,
            meeting_id=meeting_id,
            kind=MinutesKind.MINUTES,
            state=MinutesState.APPROVED,
            approved_elsewhere=True,
        )

    return approve


def test_what_was_removed_before_is_forgotten_too(workspace: Workspace) -> None:
    made = assembly(workspace)
    channel = workspace.records.create(
        ContactChannel, {"person_id": made.odile, "kind": ChannelKind.PHONE, "value": "0470998877"}
    )
    workspace.history.undo_transaction(channel.transaction_id)
    assert everywhere(workspace, "0470998877") == ["history_changes"]

    workspace.anonymising.anonymise(made.odile, NAME)

    assert everywhere(workspace, "0470998877") == []


def test_the_records_merged_into_the_person_go_along(workspace: Workspace) -> None:
    made = assembly(workspace)
    twin = person(workspace, "O.", "Verbeke")
    workspace.records.trash(Person, twin)
    workspace.records.change(Person, twin, {"merged_into_id": made.odile})

    workspace.anonymising.anonymise(made.odile, NAME)

    assert workspace.records.values(Person, twin)["last_name"] == "Anonymised person no. 1"
    other = assembly_person(workspace)
    assert workspace.anonymising.preview(other).placeholder == "Anonymised person no. 2"


def assembly_person(workspace: Workspace) -> UUID:
    return person(workspace, "Samir", "Tazi", "M.")


def test_a_mandate_ends_and_a_line_without_record_loses_the_name(workspace: Workspace) -> None:
    made = assembly(workspace)
    loose = make(workspace, Attendance, meeting_id=made.meeting, first_name="Odile", last_name="Verbeke", row=9)
    later = make(workspace, Mandate, person_id=made.odile, organisation_id=made.espace, from_on=workspace.today())

    workspace.anonymising.anonymise(made.odile, NAME)

    assert workspace.records.values(Attendance, loose)["last_name"] == "Anonymised person no. 1"
    assert workspace.records.values(Mandate, later)["to_on"] == workspace.today()
    tomorrow = date(2026, 11, 22)
    members = {row.organisation_id: row.representative for row in workspace.directory.members(tomorrow)}
    assert members[made.canevas] == ""


@given(
    states=st.lists(st.tuples(st.sampled_from(AttendanceState), st.booleans(), st.booleans()), min_size=1, max_size=6),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_count_changes_whatever_the_sheets_say(
    states: list[tuple[AttendanceState, bool, bool]], empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Meetings with or without the organisation, with or without another person beside: before and after alike."""
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("counts") / "dossier"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        key, other = person(workspace, "Odile", "Verbeke"), person(workspace, "Samir", "Tazi")
        puits = organisation(workspace, "Atelier du Puits")
        for state, with_organisation, with_other in states:
            made = meeting(workspace)
            names = {"first_name": "Odile", "last_name": "Verbeke", "state": state, "person_id": key}
            place = {"organisation_id": puits, "organisation_name": "Atelier du Puits"} if with_organisation else {}
            make(workspace, Attendance, meeting_id=made, **names, **place)
            if with_other:
                make(workspace, Attendance, meeting_id=made, person_id=other, state=state, last_name="Tazi", **place)
        rows = workspace.meetings.rows(2026)
        before, counted = counts(workspace), [row.count for row in rows]

        workspace.anonymising.anonymise(key, NAME)

        assert counts(workspace) == before
        assert [row.count for row in workspace.meetings.rows(2026)] == counted
        assert everywhere(workspace, "Odile", "Verbeke") == []


def bytes_of(workspace: Workspace) -> bytes:
    """The file and whatever SQLite keeps beside it, letter by letter."""
    paths = workspace.folder.glob(f"{FILE_NAME}*")
    return b"".join(path.read_bytes() for path in paths if path.is_file())


def test_no_byte_of_the_file_holds_the_name_any_more(workspace: Workspace) -> None:
    """Index and unused pages too: among many others, so that words are shared out over its parts."""
    key = person(workspace, "Xanthippe", "Quvrezoly")
    make(workspace, ContactChannel, person_id=key, kind=ChannelKind.EMAIL, value="jwkqx.zyh@exemple.be")
    for number in range(60):
        person(workspace, f"Prénom{number}", f"Nom{number % 7}")
    workspace.records.change(Person, key, {"note": "bqxwz " * 2000})
    workspace.records.change(Person, key, {"last_name": "Quvrezoly-Vhtnmk", "note": ""})
    words = (b"Xanthippe", b"xanthippe", b"Quvrezoly", b"quvrezoly", b"vhtnmk", b"jwkqx", b"bqxwz")
    before = bytes_of(workspace)
    assert all(word in before for word in words)

    workspace.anonymising.anonymise(key, "Xanthippe Quvrezoly-Vhtnmk")

    after = bytes_of(workspace)
    assert [word for word in words if word in after] == []
    assert len(workspace.directory.people()) == 61
    assert [found.title for found in workspace.history.find("Prénom12")] == ["Prénom12 Nom5"]


def test_a_file_that_cannot_be_written_anew_says_that_traces_may_be_left(workspace: Workspace) -> None:
    key = person(workspace, "Odile", "Verbeke")
    with workspace.database() as reading:
        reading.connection().exec_driver_sql("SELECT 1")  # VACUUM needs the connection for itself
        with pytest.raises(TracesLeftError):
            workspace.database.write_anew()
    assert workspace.directory.person(key).row.full_name == NAME
