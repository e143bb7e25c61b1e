"""What takes its time: named at the foot of the window, stopped where nothing is written yet, never begun twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.ui.directory.selection_letter import LetterPlace
from csxl_desktop.ui.directory.selection_mail import MailPlace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.send import SendPanel
from csxl_desktop.ui.safekeeping import Safekeeping
from tests.ui import evaluation_support, groups_support, meetings_support
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.long_acts import Foot
from tests.ui.selection_support import use

STOPPED = "Stopped: nothing was changed."


@pytest.fixture
def foot(qtbot: QtBot, jobs: Jobs) -> Foot:
    return Foot(qtbot, jobs)


@pytest.fixture
def directory(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


@pytest.fixture
def evaluation(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[evaluation_support.Trial]:
    with evaluation_support.evaluation(qtbot, dossier, jobs, errors) as made:
        yield made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """How often the system's dialogs asked where; the answers, which no test can click, lie in the test's folder."""
    given: list[str] = []

    def answer(*_asked: object) -> tuple[str, str]:
        given.append("file")
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    return given


# Répertoire.


def test_letters_for_word_are_stopped_or_asked_for_once(directory: DirectoryRig, foot: Foot, asked: list[str]) -> None:
    text = RichText((Block("a", "p", (Span("Bonjour"),)),))
    directory.ask(lambda: directory.dossier.workspace.selection_documents.keep_letter_text("Vœux", text, "en"))
    use(directory, "letter", every=True)
    letter = cast("LetterPlace", directory.page.right.sending.place("letter"))

    with foot.held("workers"):
        letter.word_button.click()
        foot.tells("Writing the letters", stoppable=True)
        foot.strip.stop.click()
        assert directory.refusals == [STOPPED]
    directory.wait()
    assert asked == []

    with foot.held("workers"):
        letter.word_button.click()
        letter.word_button.click()
        foot.tells("Writing the letters", stoppable=True)
    directory.wait()
    assert asked == ["file"]


def test_pages_for_the_web_are_stopped_before_anything_is_written(
    directory: DirectoryRig, foot: Foot, dossier: Path
) -> None:
    publish, folder = directory.page.documents.publish, dossier / "documents" / "repertoire"
    with foot.held("workers"):
        publish.publish_here()
        assert not publish.button.isEnabled()
        foot.tells("Laying out the pages", stoppable=True)
        foot.strip.stop.click()
    directory.wait()
    assert directory.refusals == [STOPPED]
    assert not folder.exists()
    assert publish.button.isEnabled()

    with foot.held("database"):
        publish.publish_here()
        publish.publish_here()  # from the menu that was open already
    directory.wait()
    assert sorted(path.name for path in folder.iterdir()) == [
        "adresgids.csv", "adresgids.html", "repertoire.csv", "repertoire.html",
    ]  # fmt: skip
    assert len(directory.undo) == 1


@pytest.mark.parametrize("act", ["anonymise", "erase"])
def test_what_nothing_takes_back_is_begun_once_and_not_given_up_halfway(
    directory: DirectoryRig, foot: Foot, act: str
) -> None:
    directory.open("Anna Diop", "person")
    panel = directory.page.person
    view: Any = panel.personal.erasing if act == "erase" else panel.personal
    name_again = view.foot
    (panel.show_erasing if act == "erase" else panel.show_anonymising)()
    directory.wait()
    name_again.typed.edit.setText("anna diop")

    with foot.held("database"):
        name_again.act_button.click()
        name_again.typed.edit.setText("Anna Diop")
        assert [each.isEnabled() for each in (name_again.act_button, name_again.cancel_button, name_again.typed)] == [
            False
        ] * 3
        getattr(view, act)()
        words = "Erasing a person, and writing the file anew" if act == "erase" else None
        foot.tells(words or "Anonymising and writing the file anew", stoppable=False)
    directory.wait()

    assert directory.refusals == []
    assert [each for each in directory.said if "every count stays" in each] == [
        f"{'Erased' if act == 'erase' else 'Anonymised'}: every count stays as it was."
    ]
    assert panel.personal.isHidden()


def test_what_was_refused_is_told_to_whoever_went_elsewhere(directory: DirectoryRig, foot: Foot) -> None:
    directory.open("Anna Diop", "person")
    panel, anna = directory.page.person, directory.ids["Anna Diop"]
    panel.show_anonymising()
    directory.wait()
    directory.ask(lambda: directory.dossier.workspace.anonymising.anonymise(anna, "Anna Diop"))
    panel.personal.foot.typed.edit.setText("Anna Diop")

    with foot.held("database"):
        panel.personal.foot.act_button.click()
        directory.page.escape()
    directory.wait()

    assert directory.refusals == ["This person has already been anonymised."]


def test_mails_of_a_selection_are_written_once_and_beside_the_window(
    directory: DirectoryRig, foot: Foot, asked: list[str], tmp_path: Path
) -> None:
    use(directory, "mail", every=True)
    mail = cast("MailPlace", directory.page.right.sending.place("mail"))

    with foot.held("workers"):
        mail.save_button.click()
        mail.save_button.click()
        foot.tells("Preparing the mail", stoppable=True)
        assert list(tmp_path.glob("*.eml")) == []
    directory.wait()

    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert asked == []


# Agenda.


def test_drafts_of_a_convocation_are_stopped_or_written_once(
    trial: meetings_support.Trial, foot: Foot, asked: list[str], tmp_path: Path
) -> None:
    key = trial.plan("AG", date(2026, 12, 10), "Sortir")
    trial.run(lambda services: services.convening.invite(key))
    person = trial.record(key).attendances[0].person_id
    values = {"person_id": person, "kind": ChannelKind.EMAIL, "value": "bram@exemple.be"}
    trial.run(lambda services: services.records.create(ContactChannel, values))
    panel = cast("ConvenePanel", trial.show(key, Step.CONVENE))
    panel.preview.show_kind("send")
    trial.settle()

    with foot.held("workers"):
        panel.sending.save_button.click()
        foot.tells("Preparing the mail", stoppable=True)
        foot.strip.stop.click()
    trial.settle()
    assert trial.refusals == [STOPPED]
    assert list(tmp_path.glob("*.eml")) == []

    with foot.held("workers"):
        panel.sending.save_button.click()
        panel.sending.save_button.click()
        foot.tells("Preparing the mail", stoppable=True)
    trial.settle()
    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert asked == []


def test_drafts_of_minutes_are_stopped_or_written_once(
    trial: meetings_support.Trial, foot: Foot, asked: list[str], tmp_path: Path
) -> None:
    panel = cast("SendPanel", trial.show(trial.plan("AG", date(2026, 10, 8), "Sortir", held=True), Step.SEND))

    with foot.held("workers"):
        panel.mail.save_button.click()
        foot.tells("Preparing the mail", stoppable=True)
        foot.strip.stop.click()
    trial.settle()
    assert trial.refusals == [STOPPED]
    assert list(tmp_path.glob("*.eml")) == []

    with foot.held("workers"):
        panel.mail.save_button.click()
        panel.mail.save_button.click()
        foot.tells("Preparing the mail", stoppable=True)
    trial.settle()
    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert asked == []


# Évaluation.


def test_a_report_is_archived_once(evaluation: evaluation_support.Trial, foot: Foot) -> None:
    evaluation.run(lambda services: services.report.begin_year(2026))
    evaluation.run(lambda services: services.report_years.change(2026, "approved_on", date(2026, 11, 20)))
    place = evaluation.go("report", ReportPlace)
    place.show_look()
    evaluation.settle()

    with foot.held("database"):
        place.look.archive_button.click()
        place.look.archive_button.click()
        foot.tells("Archiving the report", stoppable=False)
    evaluation.settle()

    assert [each.version for each in evaluation.run(lambda services: services.report_archives.archives(2026))] == [1]
    assert len(evaluation.undo_offers) == 1


def test_of_two_old_reports_the_one_opened_last_is_shown(
    evaluation: evaluation_support.Trial, foot: Foot, tmp_path: Path
) -> None:
    evaluation.run(lambda services: services.report.begin_year(2026))
    place = evaluation.go("report", ReportPlace)
    shown: list[str] = []
    place.old.opened.connect(lambda: shown.append(place.old.title.text()))
    for name in ("rapport-2018.txt", "rapport-2019.txt"):
        (tmp_path / name).write_text("# Membres\n\nSoixante membres.\n", encoding="utf-8")

    with foot.held("workers"):
        place.old.open_file(tmp_path / "rapport-2018.txt")
        place.old.open_file(tmp_path / "rapport-2019.txt")
        foot.tells("Reading the report", stoppable=True)
    evaluation.settle()

    assert shown == ["rapport-2019.txt"]


# Accueil.


@pytest.fixture
def home(qtbot: QtBot, rig: groups_support.Rig) -> HomePage:
    made = HomePage(rig.context)
    qtbot.addWidget(made)
    rig.show(made)
    made.open_backups()
    rig.settle()
    return made


def test_a_dossier_is_taken_along_once(
    rig: groups_support.Rig, home: HomePage, foot: Foot, tmp_path: Path, asked: list[str]
) -> None:
    assert home.backups is not None
    carrying = home.backups.carrying
    with foot.held("workers"):
        carrying.button.click()
        carrying.button.click()
        foot.tells("Taking the dossier along", stoppable=False)
        assert not carrying.button.isEnabled()
    rig.settle()

    assert asked == ["file"]
    assert (tmp_path / "chosen.dossier").exists()
    assert carrying.button.isEnabled()


def test_everything_is_exported_once(rig: groups_support.Rig, home: HomePage, foot: Foot) -> None:
    assert home.backups is not None
    home.backups.back_up()
    rig.settle()
    button = home.backups.plain.export_button
    with foot.held("workers"):
        button.click()
        foot.tells("Export…", stoppable=False)
        assert not button.isEnabled()
    rig.settle()

    assert len(list(place_of(rig.ask(lambda: rig.context.services.folder)).glob("export-*"))) == 1


def test_what_is_kept_by_itself_names_itself(qtbot: QtBot, rig: groups_support.Rig, foot: Foot) -> None:
    told: list[str] = []
    named: list[str] = []
    rig.context.jobs.progressed.connect(lambda act, _percent: named.append(act))
    keeping = Safekeeping(rig.context, foot.strip)
    keeping.told.connect(told.append)
    with foot.held("workers"):
        keeping.back_up()
        foot.tells("Backup…", stoppable=False)
    qtbot.waitUntil(lambda: bool(told))
    rig.settle()
    assert named == ["Backup…", "Backup…", "Export…", "Export…"]  # begun and ended, each
