"""Votes written down after the meeting: one line adds one, its fields correct it, figures that disagree are said."""

from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

from pypdf import PdfReader
from PySide6.QtCore import Qt

from csxl_desktop.domain.choices import ItemKind, Majority, VoteOutcome
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.meetings.votes import VoteEditor
from csxl_desktop.ui.meetings.write import WritePanel
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def test_a_vote_typed_in_one_line_is_completed_and_printed(trial: Trial, tmp_path: Path) -> None:
    key = trial.plan("AG", date(2026, 3, 12), "Bilan", held=True)
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    votes = panel.votes
    type_text(votes.new_vote, "Nouveaux statuts ? secret 18-3-2-1")
    press_key(votes.new_vote, Qt.Key.Key_Return)
    trial.settle()

    (editor,) = cast("list[VoteEditor]", list(votes.rows.editors()))
    assert [field.value() for field in editor.figures.values()] == [24, 18, 3, 2, 1]
    assert editor.outcome.value() is VoteOutcome.ADOPTED
    assert editor.gap.isHidden()

    editor.figures["voters"].edit.clear()
    type_text(editor.figures["voters"].edit, "23")
    editor.figures["voters"].flush()
    trial.settle()
    assert "1 more vote than voters" in editor.gap.text()
    editor.majority.set_value(Majority.TWO_THIRDS)
    editor.proxies.box.click()
    editor.elected.edit.setPlainText("Anna Diop\nBram Peeters")
    editor.elected.flush()
    trial.settle()

    file = tmp_path / "pv.pdf"
    file.write_bytes(render(trial.run(lambda services: services.documents.minutes(key, language="en"))))
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert "By secret ballot, with proxies – 23 voters, 18 in favour, 3 against, 2 abstentions, 1 blank" in printed
    assert "Elected: Anna Diop, Bram Peeters." in printed

    votes.rows.removed.emit(trial.page.desk.meeting.votes[0])  # type: ignore[union-attr]
    trial.settle()
    assert list(votes.rows.editors()) == []


def test_a_vote_that_serves_an_election_is_counted_and_told_once(trial: Trial) -> None:
    key = trial.plan("AG", date(2026, 3, 12), "Bilan", held=True)

    def prepare(services: Workspace) -> UUID:
        services.meetings.add_item(key, ItemKind.FREE, "Comité")
        election = services.records.create(Election, {"meeting_id": key, "seats": 1}).record_id
        body = services.records.create(Organisation, {"name": "Les Tilleuls"}).record_id
        stand = services.elections.stand(election, body).record_id
        services.elections.decide(stand, elected=True)
        return election

    election = trial.run(prepare)
    panel = cast("WritePanel", trial.show(key, Step.WRITE))
    votes = panel.votes
    type_text(votes.new_vote, "Qui élire ? secret 18-3-2-1")
    press_key(votes.new_vote, Qt.Key.Key_Return)
    trial.settle()
    (editor,) = cast("list[VoteEditor]", list(votes.rows.editors()))
    assert editor.result.isHidden()

    editor.election.combo.setCurrentIndex(1)
    editor.election.flush()
    trial.settle()

    assert "Les Tilleuls" in editor.result.text()
    assert editor.elected.isHidden()
    editor.figures["voters"].edit.clear()
    type_text(editor.figures["voters"].edit, "26")
    editor.figures["voters"].flush()
    trial.settle()
    row = trial.run(lambda services: services.elections.election(election))
    assert (row.voters, row.blank_ballots) == (26, 1)
    trial.run(lambda services: services.elections.proclaim(election))
    trial.page.desk.reread()
    trial.settle()
    assert editor.figures["voters"].edit.isReadOnly()
    assert not editor.figures["against"].edit.isReadOnly()
    assert "once" in editor.result.text()
    content = trial.run(lambda services: services.documents.minutes(key, language="en")).content
    (told,) = [item for item in content.items if item.votes]
    assert (told.votes[0].voters, told.election and told.election.voters) == (None, 26)
