"""What is done with marked rows in the Répertoire: addresses, drafts, documents, exports, lists kept."""

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.ui.directory.selection_keep import KeepPlace
from csxl_desktop.ui.directory.selection_mail import MailPlace
from csxl_desktop.ui.directory.selection_slips import SlipsPlace
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened
from tests.ui.handed_over import HandedOver
from tests.ui.selection_support import mark, use


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def mail_of(rig: DirectoryRig) -> MailPlace:
    found = rig.page.right.sending.place("mail")
    assert isinstance(found, MailPlace)
    return found


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def add_mail(rig: DirectoryRig, value: str, **owner: object) -> None:
    values = {"kind": ChannelKind.EMAIL, "value": value, **owner}
    rig.ask(lambda: rig.dossier.workspace.records.create(ContactChannel, values))


# The bar.


def test_the_bar_comes_with_the_second_marked_row(rig: DirectoryRig) -> None:
    bar = rig.page.list.selection.bar
    mark(rig, 0)
    assert bar.isHidden()
    mark(rig, 0, 1)
    assert not bar.isHidden()
    assert bar.count.text() == "2 marked"

    rig.page.list.selection.mark_none()
    assert bar.isHidden()
    rig.page.list.turn_to("people")
    rig.wait()
    assert bar.isHidden()


def test_everything_is_in_the_menu_whether_rows_are_marked_or_not(rig: DirectoryRig) -> None:
    menu = rig.page.list.selection.button.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Copy the mail addresses",
        "Mail draft…",
        "Letter…",
        "Address labels…",
        "Badges…",
        "Table names…",
        "Verification slips…",
        "Export (CSV, Excel, address cards)…",
        "Save as a list, or add to a mailing list…",
    ]
    rig.page.list.table().clearSelection()
    menu.actions()[1].trigger()
    rig.wait()
    assert rig.page.right.currentWidget() is rig.page.right.sending
    assert rig.page.right.sending.title.text() == "Members"
    assert rig.page.right.sending.summary.text() == "2 recipients · 1 by mail · 1 otherwise"
    rig.page.escape()
    assert rig.page.right.currentWidget() is not rig.page.right.sending


def test_all_the_rows_may_be_taken_instead_of_those_marked(rig: DirectoryRig) -> None:
    mark(rig, 0)
    use(rig, "mail")
    sending = rig.page.right.sending
    assert (sending.title.text(), sending.all_button.text()) == ("1 organisation chosen", "Take all 2 shown instead")
    sending.all_button.click()
    rig.wait()
    assert (sending.title.text(), sending.all_button.isHidden()) == ("Members", True)


# Mail.


def test_addresses_are_copied_block_after_block(rig: DirectoryRig) -> None:
    long = "x" * 60
    for number in range(30):
        add_mail(rig, f"{long}@organisation-{number:02}.example.brussels", person_id=rig.ids["Bram Peeters"])

    def many() -> None:
        from csxl_desktop.domain.directory import Organisation  # only here: written without the services' rules

        with rig.dossier.workspace.database.begin("many") as session:
            for number in range(30):
                made = Organisation(name=f"Organisation {number:02}")
                session.add(made)
                value = f"{long}@organisation-{number:02}.example.brussels"
                session.add(ContactChannel(organisation_id=made.id, kind=ChannelKind.EMAIL, value=value))

    rig.ask(many)
    rig.page.list.turn_to("organisations")
    rig.page.reload()
    rig.wait()
    rig.page.list.table().clearSelection()
    use(rig, "copy", every=True)
    mail = mail_of(rig)

    assert mail.told.text() == "Block 1 of 2 copied: paste it into Bcc."
    first = clipboard()
    assert mail.copy_button.text() == "Copy block 2 of 2"
    assert mail.log.isHidden()
    mail.copy_button.click()
    second = clipboard()
    assert len(first) < 1_900
    assert len({*first.split("; "), *second.split("; ")}) == 31
    assert not mail.log.isHidden()
    mail.block_buttons[0].click()
    assert clipboard() == first

    mail.log.action.click()
    rig.wait()
    (noted,) = rig.ask(lambda: rig.dossier.workspace.selections.mailings())
    assert (noted.title, noted.recipients, noted.selection) == ("Organisations", 31, "Organisations")
    assert rig.undo[-1][0] == "Noted: sent to 31 people"
    rig.undo[-1][1]()
    rig.wait()
    assert rig.ask(lambda: rig.dossier.workspace.selections.mailings()) == []


def test_who_cannot_be_reached_by_mail_is_told_with_the_way_that_is_left(rig: DirectoryRig) -> None:
    use(rig, "mail", every=True)
    assert mail_of(rig).unreachable.text() == "(Le) Canevas (nothing known)"
    rig.ask(
        lambda: rig.dossier.workspace.records.create(
            ContactChannel,
            {"organisation_id": rig.ids["(Le) Canevas"], "kind": ChannelKind.PHONE, "value": "026415621"},
        )
    )
    use(rig, "mail", every=True)
    assert mail_of(rig).unreachable.text() == "(Le) Canevas (phone 02 641 56 21)"


def test_a_draft_is_saved_for_each_block(rig: DirectoryRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(rig, "mail", every=True)
    mail = mail_of(rig)
    mail.subject.edit.setText("Invitation : l’été")
    mail.body.edit.setPlainText("Chère Anna,\nà bientôt")
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))

    mail.save_button.click()
    rig.wait()
    mail.save_button.click()
    rig.wait()

    assert sorted(path.name for path in folder.iterdir()) == [
        "Invitation - l’été (2).eml",
        "Invitation - l’été.eml",
    ]
    read = message_from_bytes((folder / "Invitation - l’été.eml").read_bytes(), policy=default)
    assert (read["Subject"], read["Bcc"], read["X-Unsent"]) == ("Invitation : l’été", "info@lt.example", "1")
    assert "à bientôt" in read.get_content()
    assert rig.said[-1] == "1 draft saved in “drafts”."
    assert not mail.log.isHidden()


def test_a_folder_that_cannot_be_written_says_so(
    rig: DirectoryRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(rig, "mail", every=True)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(blocked))
    mail_of(rig).save_drafts()
    rig.wait()
    assert mail_of(rig).refusal.text().startswith("Nothing can be written there")


def test_a_draft_opens_in_the_mail_program(rig: DirectoryRig, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", handed.append)
    use(rig, "mail", every=True)
    mail_of(rig).open_button.click()
    rig.wait()
    (url,) = handed
    path = Path(url.toLocalFile())
    assert (path.parent.name, path.suffix) == ("documents", ".eml")
    assert b"info@lt.example" in path.read_bytes()
    assert "No mail program opens these drafts" in rig.refusals[-1]  # here nobody answered


def test_a_mail_begins_without_a_draft_and_says_what_does_not_fit(
    rig: DirectoryRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed)
    use(rig, "mail", every=True)
    mail = mail_of(rig)
    mail.subject.edit.setText("L’été")
    mail.body.edit.setPlainText("À bientôt & merci")
    mail.begin_button.click()

    assert handed[0].scheme() == "mailto"
    asked = dict(part.split("=", 1) for part in handed[0].query(QUrl.ComponentFormattingOption.FullyEncoded).split("&"))
    assert unquote(asked["subject"]) == "L’été"
    assert unquote(asked["body"]) == "À bientôt & merci"
    assert unquote(asked["bcc"]) == "info@lt.example"
    assert mail.refusal.text() == "Mail 1 of 1 begun."
    assert not mail.log.isHidden()

    mail.body.edit.setPlainText("é" * 2000)
    mail.begin_button.click()
    assert mail.refusal.text() == "Mail 1 of 1 begun. Its text is too long for this way: copy it from here."
    assert "body" not in handed[1].query()


# Kept.


def keep_of(rig: DirectoryRig) -> KeepPlace:
    found = rig.page.right.sending.place("keep")
    assert isinstance(found, KeepPlace)
    return found


def test_the_list_as_it_is_narrowed_is_saved_as_a_search(rig: DirectoryRig) -> None:
    rig.page.list.search.setText("tilleuls")
    rig.page.list.facets.category.set_value("Santé")
    use(rig, "keep", every=True)
    keep = keep_of(rig)
    assert keep.asks.text() == "Members · Santé · “tilleuls”"

    keep.save_button.click()
    assert keep.name.refusal() == "A name is needed here."
    keep.name.edit.setText("Santé")
    keep.save_button.click()
    rig.wait()
    keep.name.edit.setText("sante")
    keep.save_button.click()
    rig.wait()

    assert keep.name.refusal() == "“sante” is already the name of a saved search."
    (kept,) = rig.ask(lambda: rig.dossier.workspace.selections.searches())
    assert (kept.name, kept.criteria.categories, kept.criteria.text, kept.count) == ("Santé", ("Santé",), "tilleuls", 1)


def test_rows_marked_by_hand_are_saved_as_these_very_records(rig: DirectoryRig) -> None:
    mark(rig, 0, 1)
    use(rig, "keep")
    assert keep_of(rig).asks.text() == "Members · 2 chosen by hand"
    criteria = keep_of(rig).criteria
    assert criteria is not None
    assert set(criteria.ids) == {rig.ids["(Le) Canevas"], rig.ids["Les Tilleuls"]}


def test_a_selection_is_put_on_a_new_list_then_on_it_again(rig: DirectoryRig) -> None:
    use(rig, "keep", every=True)
    keep = keep_of(rig)
    assert not keep.new_name.isHidden()
    keep.add_button.click()
    assert keep.new_name.refusal() == "A name is needed here."
    keep.new_name.edit.setText("Lettre")
    keep.source.edit.setText("adhésion")
    keep.add_button.click()
    rig.wait()
    assert rig.said[-1] == "2 added"
    keep.list.set_value(rig.ask(lambda: rig.dossier.workspace.mailing_lists.lists())[0].id)
    keep.add_button.click()
    rig.wait()
    assert rig.said[-1] == "0 added · 2 already there"


def test_people_and_seats_are_selections_too(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.wait()
    mark(rig, 0, 1, 2)
    use(rig, "mail")
    assert rig.page.right.sending.title.text() == "3 people chosen"
    rig.page.list.turn_to("committee")
    rig.wait()
    use(rig, "mail", every=True)
    assert (rig.page.right.sending.title.text(), rig.page.right.sending.summary.text()) == (
        "Committee",
        "0 recipients · 0 by mail",
    )


def test_a_verification_round_starts_from_the_marked_rows(rig: DirectoryRig) -> None:
    mark(rig, 1)
    use(rig, "slips")
    place = rig.page.right.sending.place("slips")
    assert isinstance(place, SlipsPlace)
    assert place.words.text() == "1 organisation gets a slip."
    place.name.set_value("")
    place.start_button.click()
    assert place.name.refusal()

    place.name.set_value("Santé")
    place.due_on.set_value(date(2026, 12, 15))
    place.start_button.click()
    rig.wait()

    (held,) = rig.ask(lambda: rig.dossier.workspace.verification.rounds())
    chosen = rig.page.list.table().model().rows()[1].name  # type: ignore[attr-defined]
    assert (held.name, held.due_on) == ("Santé", date(2026, 12, 15))
    assert [slip.organisation for slip in held.slips] == [chosen]
    assert rig.requested == [("directory_tool", "verification")]


def test_people_without_an_organisation_get_no_slips(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("people")
    rig.wait()
    mark(rig, next(at for at, row in enumerate(rig.page.list.table().model().rows()) if row.first_name == "Chloé"))  # type: ignore[attr-defined]
    use(rig, "slips")
    place = rig.page.right.sending.place("slips")
    assert isinstance(place, SlipsPlace)
    assert place.words.text() == "No organisation is among them."
    assert not place.start_button.isEnabled()


@pytest.mark.parametrize("view", ["members", "organisations", "people", "former", "committee"])
def test_what_is_saved_of_any_list_keeps_its_day(rig: DirectoryRig, view: str) -> None:
    rig.page.list.turn_to(view)
    rig.page.list.facets.day.set_value(date(2025, 5, 1))

    assert rig.page.list.selection.criteria().on == date(2025, 5, 1)


def test_no_organisation_is_made_from_the_committee(rig: DirectoryRig) -> None:
    rig.page.list.turn_to("committee")
    assert rig.page.list.new_button.isHidden()
    rig.page.list.turn_to("people")
    assert not rig.page.list.new_button.isHidden()
