"""Votes written down after the meeting: one line adds one, its fields correct it, figures that disagree are said."""

from datetime import date
from pathlib import Path
from typing import cast

from pypdf import PdfReader
from PySide6.QtCore import Qt

from csxl_desktop.domain.choices import Majority, VoteOutcome
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services.printing import render
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
    assert "1 more voice than voters" in editor.gap.text()
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
