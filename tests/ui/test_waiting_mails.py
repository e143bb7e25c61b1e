"""Where drafts of mails wait: among the documents of a dossier, but never in the clear beside an encrypted one."""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.services import protection
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import keyring
from csxl_desktop.system import paths, waiting_mails
from csxl_desktop.ui.document_mail import MailStrip, to_one
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import Running, running_at_home
from tests.ui.handed_over import HandedOver


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)
    keyring.forget()


def _encrypt(dossier: Path) -> None:
    wanted = protection.Protecting(AUTHOR.person, "cerise verte lampe", protection.new_code())
    protection.turn_on(dossier, wanted, AUTHOR, lambda: NOW)


def _drafts(dossier: Path) -> list[Path]:
    return [path for path in dossier.rglob("*") if path.suffix == ".eml"]


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_draft_of_an_encrypted_dossier_waits_in_the_program_s_own_folder(
    running: Running, qtbot: QtBot, dossier: Path, monkeypatch: pytest.MonkeyPatch, *, encrypted: bool
) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as here:
        person = factories.person(here, "Odile", "Laval")
    if encrypted:
        _encrypt(dossier)
    handed = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed)
    running.program.open(dossier)
    running.settle()
    context = running.program.context(dossier)
    strip = MailStrip(context)
    qtbot.addWidget(strip)

    strip.write(Document("minutes", None, "attestation.pdf"), b"%PDF-", to_one(context, person))
    running.settle()

    (path,) = (Path(each.toLocalFile()) for each in handed)
    assert b"attestation" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.is_relative_to(dossier) is not encrypted
    assert len(_drafts(dossier)) == (0 if encrypted else 1)
    if encrypted:
        assert path.is_relative_to(paths.mails_folder())
        assert path.parent.stat().st_mode & 0o777 == paths.mails_folder().stat().st_mode & 0o777 == 0o700
        running.ask(lambda services: services.erasing.erase(person, "Odile Laval"))
        assert not path.exists()


def test_what_waited_beside_the_dossier_no_longer_does_once_it_is_encrypted(running: Running, dossier: Path) -> None:
    for number in range(2):
        (dossier / "documents" / "PV.eml").write_bytes(b"Bonjour %d" % number)
        if number == 0:
            _encrypt(dossier)
        else:  # by an earlier version
            with open_workspace(dossier, AUTHOR, lambda: NOW):
                pass
        assert _drafts(dossier) == []
    kept = sorted(waiting_mails.own_place(dossier).iterdir())
    assert {path.read_bytes() for path in kept} == {b"Bonjour 0", b"Bonjour 1"}
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_what_waited_a_week_in_the_program_s_own_folder_goes_at_the_start(running: Running, dossier: Path) -> None:
    place = waiting_mails.own_place(dossier)
    place.mkdir(parents=True)
    old, new = place / "old.eml", place / "new.eml"
    today = date(2026, 11, 30)
    for path, days in ((old, 8), (new, 7)):
        path.write_bytes(b"Bonjour")
        at = (datetime(2026, 11, 30, 12).astimezone() - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))

    waiting_mails.sweep(today)
    assert (old.exists(), new.exists()) == (False, True)
    waiting_mails.sweep(today + timedelta(days=1))
    assert not place.exists()
