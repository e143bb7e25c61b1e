"""Candidates, elections and office texts through the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import CandidacyOutcome, OfficeTextCode
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.membership import Candidacy, Seat
from csxl_desktop.ui.directory.candidates_page import CandidatesPage
from csxl_desktop.ui.directory.election_candidates import CandidateEditor
from csxl_desktop.ui.directory.elections_page import ElectionsPage
from csxl_desktop.ui.directory.texts_page import TextsPage
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make, meeting, paragraph
from tests.ui.directory_support import DirectoryRig, opened

PAST, SOON = date(2026, 11, 12), date(2026, 12, 10)


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def candidates(rig: DirectoryRig) -> CandidatesPage:
    rig.page.open_tool("candidates")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, CandidatesPage)
    return tool


def ask(rig: DirectoryRig, on: date = PAST) -> UUID:
    """École du Parc asks to join at an assembly of that day."""

    def work() -> UUID:
        workspace = rig.dossier.workspace
        return workspace.joining.ask(rig.ids["École du Parc"], meeting_id=meeting(workspace, on=on)).record_id

    return rig.ask(work)


def states(tool: CandidatesPage) -> list[tuple[str, str]]:
    return [(row.organisation, row.state[0]) for row in tool.model.rows()]


def test_a_candidate_is_noted_on_the_next_assembly(rig: DirectoryRig) -> None:
    rig.ask(lambda: meeting(rig.dossier.workspace, on=SOON))
    tool = candidates(rig)
    assert states(tool) == []

    tool.new_button.click()
    tool.form.submit()
    assert tool.form.fields["organisation_id"].refusal()
    tool.form.fields["organisation_id"].set_value(rig.ids["École du Parc"])
    tool.form.submit()
    rig.wait()

    assert states(tool) == [("École du Parc", "Pending")]
    row = tool.candidate.meeting
    assert "10 December" in row.combo.currentText()
    assert not tool.candidate.accept_button.isEnabled()
    assert "10/12/2026" in tool.candidate.when.text()


def test_accepting_leads_to_the_letter_of_welcome(rig: DirectoryRig) -> None:
    key = ask(rig)
    tool = candidates(rig)
    assert states(tool)[0] == ("École du Parc", "answer to note")

    tool.candidate.accept_button.click()
    rig.wait()

    assert states(tool)[0] == ("École du Parc", "welcome letter")
    assert tool.letter_name.text() == "École du Parc"
    assert "is a member" in rig.undo[-1][0]
    tool.sent_button.click()
    rig.wait()
    assert [state for _name, state in states(tool)] == ["Accepted"]

    rig.undo[0][1]()
    rig.wait()
    assert rig.refusals == [] or "something done later" in rig.refusals[0]
    assert rig.values(Candidacy, key)["outcome"] in set(CandidacyOutcome)


def test_taken_back_the_candidate_waits_again(rig: DirectoryRig) -> None:
    key = ask(rig)
    tool = candidates(rig)
    tool.candidate.accept_button.click()
    rig.wait()

    rig.undo[0][1]()
    rig.wait()

    assert rig.values(Candidacy, key)["outcome"] is CandidacyOutcome.PENDING
    assert states(tool) == [("École du Parc", "answer to note")]


def test_a_refusal_wants_its_reason(rig: DirectoryRig) -> None:
    key = ask(rig)
    tool = candidates(rig)

    tool.candidate.refuse_button.click()
    assert tool.candidate.reason.refusal()
    tool.candidate.reason.edit.setText("hors commune")
    tool.candidate.refuse_button.click()
    rig.wait()

    values = rig.values(Candidacy, key)
    assert (values["outcome"], values["reason"]) == (CandidacyOutcome.REFUSED, "hors commune")


def test_put_off_the_candidate_stands_again(rig: DirectoryRig) -> None:
    ask(rig)
    rig.ask(lambda: meeting(rig.dossier.workspace, on=SOON))
    tool = candidates(rig)

    tool.candidate.postpone_button.click()
    rig.wait()

    assert states(tool) == [("École du Parc", "Pending"), ("École du Parc", "Postponed")]


def test_the_signed_charter_is_filed(rig: DirectoryRig, tmp_path: Path) -> None:
    key = ask(rig)
    tool = candidates(rig)
    scan = tmp_path / "charte.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")

    tool.candidate.file_charter(scan)
    rig.wait()
    rig.wait()

    assert rig.values(Candidacy, key)["charter_file_id"] is not None
    assert tool.candidate.file.text() == "charte.pdf"


def test_a_candidacy_moves_to_another_assembly(rig: DirectoryRig) -> None:
    key = ask(rig)
    soon = rig.ask(lambda: meeting(rig.dossier.workspace, on=SOON))
    tool = candidates(rig)

    tool.candidate.meeting.set_value(None)
    tool.candidate.meeting.combo.setCurrentIndex(1)
    tool.candidate.meeting.flush()
    rig.wait()

    assert rig.values(Candidacy, key)["meeting_id"] == soon


def elections(rig: DirectoryRig) -> ElectionsPage:
    rig.page.open_tool("elections")
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, ElectionsPage)
    return tool


def editors(tool: ElectionsPage) -> list[CandidateEditor]:
    return tool.rows.findChildren(CandidateEditor)


def test_an_election_goes_from_its_call_to_its_seats(rig: DirectoryRig) -> None:
    assembly = rig.ask(lambda: meeting(rig.dossier.workspace, on=PAST))
    tool = elections(rig)
    tool.new_button.click()
    rig.wait()
    key = tool.key()
    assert tool.votes.isHidden()
    rig.ask(lambda: rig.dossier.workspace.room.vote(assembly, "Qui élire ? secret 12-0-1", None, key))
    tool.reload()
    rig.wait()
    assert tool.votes.text() == "Vote: Qui élire ? – 12 for, 0 against, 1 abstentions: adopted"
    tool.facts.meeting.combo.setCurrentIndex(1)
    tool.facts.meeting.flush()
    called = tool.facts.fields["called_on"]
    assert isinstance(called.control, QLineEdit)
    called.control.setText("01/09/2026")
    called.flush()
    seats = tool.facts.fields["seats"]
    assert isinstance(seats.control, QLineEdit)
    seats.control.setText("1")
    seats.flush()
    rig.wait()
    for name in ("Les Tilleuls", "(Le) Canevas"):
        tool.add_form.open_form(organisation_id=rig.ids[name])
        tool.add_form.submit()
        rig.wait()
    assert not tool.proclaim_button.isEnabled()

    for editor, votes in zip(editors(tool), ("12", "12"), strict=True):
        editor.votes.edit.setText(votes)
        editor.votes.flush()
        rig.wait()
    assert "A tie" in tool.result.text()
    assert [editor.tie.isHidden() for editor in editors(tool)] == [False, False]

    editors(tool)[0].elected.box.click()
    rig.wait()
    tool.proclaim_button.click()
    rig.wait()

    assert (rig.refusals, rig.failures) == ([], [])
    committee = rig.ask(lambda: rig.dossier.workspace.directory.committee(PAST))
    assert len(committee) == 1
    assert "proclaimed on 12/11/2026" in tool.result.text()
    assert tool.proclaim_button.isHidden()
    tool.papers.switch.set_value("call")
    tool.papers.show_election(rig.ask(lambda: rig.dossier.workspace.elections.board().elections[0]))
    rig.wait()
    assert tool.papers.per_page.isHidden()


def test_the_end_of_the_terms_is_put_on_the_agenda_by_one_click(rig: DirectoryRig) -> None:
    def prepare() -> UUID:
        workspace = rig.dossier.workspace
        make(workspace, Seat, organisation_id=rig.ids["Les Tilleuls"], term_end_on=date(2026, 12, 20))
        make(workspace, Election, seats=1)
        return meeting(workspace, on=SOON)

    soon = rig.ask(prepare)
    tool = elections(rig)
    assert "20/12/2026" in tool.notice.text()

    tool.notice.action.click()
    rig.wait()

    items = rig.ask(lambda: rig.dossier.workspace.meetings.record(soon).items)
    assert [item.title for item in items].count("Election of the steering committee") == 1
    assert tool.notice.action.isHidden()


def test_terms_without_an_assembly_are_said(rig: DirectoryRig) -> None:
    holder = rig.ids["Les Tilleuls"]
    rig.ask(lambda: make(rig.dossier.workspace, Seat, organisation_id=holder, term_end_on=date(2026, 12, 20)))

    assert "no assembly is planned" in elections(rig).notice.text()


def texts(rig: DirectoryRig) -> TextsPage:
    rig.page.open_tool("texts")
    rig.wait()
    rig.wait()
    tool = rig.page.tool()
    assert isinstance(tool, TextsPage)
    return tool


def test_a_text_is_begun_written_and_printed(rig: DirectoryRig) -> None:
    tool = texts(rig)
    assert tool.stack.currentIndex() == 0

    tool.begin_version()
    rig.wait()
    rig.wait()
    tool.text.set_text(paragraph("We come."))
    tool.text.committed.emit(paragraph("We come to the assemblies."))
    rig.wait()
    rig.wait()

    (row,) = rig.ask(lambda: rig.dossier.workspace.office_texts.versions(OfficeTextCode.CHARTER, "fr"))
    assert row.text.plain() == "We come to the assemblies."
    assert tool.panel.preview.pdf()


def test_a_signed_charter_is_read_only_until_a_new_version_begins(rig: DirectoryRig) -> None:
    def prepare() -> None:
        workspace = rig.dossier.workspace
        key = workspace.office_texts.new_version(OfficeTextCode.CHARTER, "fr", date(2022, 1, 1)).record_id
        workspace.office_texts.write(key, paragraph("Signed"))
        values = {"charter_version": "2022", "charter_signed_on": PAST, "organisation_id": rig.ids["École du Parc"]}
        make(workspace, Candidacy, **values)

    rig.ask(prepare)
    tool = texts(rig)
    assert tool.text.edit.isReadOnly()
    assert "Signed by 1 organisation" in tool.caption.text()

    tool.new_button.click()
    rig.wait()
    rig.wait()

    assert not tool.text.edit.isReadOnly()
    assert tool.version.combo.count() == 2
    tool.version.combo.setCurrentIndex(1)
    tool.version.combo.activated.emit(1)
    rig.wait()
    assert tool.text.edit.isReadOnly()


@pytest.mark.parametrize("key", ["candidates", "elections", "texts"])
def test_every_button_of_the_tools_has_a_name(rig: DirectoryRig, key: str) -> None:
    rig.page.open_tool(key)
    rig.wait()
    tool = rig.page.tool()
    assert tool is not None
    shown = [
        each for each in tool.findChildren(QAbstractButton) if each.isVisible() and type(each) is not QAbstractButton
    ]
    assert shown
    for control in shown:
        assert control.text() or control.accessibleName() or control.toolTip(), control
    rig.page.escape()
    assert rig.page.tool() is None
