"""Erasing a person: no byte of the name is left in what the program keeps, and everything else stays."""

import io
import shutil
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import CopySource
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.services import bags
from csxl_desktop.services.anonymising import OtherNameTypedError
from csxl_desktop.services.erasing.service import AlreadyErasedError, ErasedAtTheOfficeError
from csxl_desktop.services.identity import identified
from csxl_desktop.services.minutes_sealing import digest_of
from csxl_desktop.services.office_history import ActFilter
from csxl_desktop.services.printing import render
from csxl_desktop.services.reconciling import AlreadyTakenInError, ReconcilingService, Source
from csxl_desktop.services.safety.backups import verify
from csxl_desktop.services.safety.plain_export import export_plain
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.services.erasing.known import FIRST, LAST, NAME, Known, found_in
from tests.services.test_anonymising import counts

WORDS = "cerise verte lampe"


def printed(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_no_byte_of_the_name_stays_in_what_the_program_keeps(naming: Workspace, made: Known, tmp_path: Path) -> None:
    """Dossier, index, history, seals with their pages, exports, bases of bags, files set aside, and the backups."""
    folder, place = naming.folder, place_of(naming.folder)
    (folder / "apercu.json").write_text(NAME, encoding="utf-8")
    export_plain(folder, AUTHOR, lambda: NOW)
    naming.bags.make(tmp_path / "AG.csxlbag", WORDS, made.open)
    (place / "ecartes").mkdir(mode=0o700)
    shutil.copyfile(place / ledger.read(place).backups()[0].name, place / "ecartes" / "csxl-20261101T080000.db")
    kinds = {line.split("/")[0].split(":")[0] for line in found_in(folder)}
    assert kinds == {"csxl.db", "annexes", "apercu.json", "sauvegardes", "mallettes"}
    before = counts(naming)

    preview = naming.erasing.preview(made.person)
    assert (preview.name, preview.namesake, preview.authored) == (NAME, False, 0)
    assert [each.split(" – ")[0] for each in preview.sealed] == [
        "Archived reports", "Minutes and reports", "Versions of minutes",
    ]  # fmt: skip
    assert {line.title: line.count for line in preview.texts} == {
        "Organisations": 1, "Report sections": 1, "Minutes and reports": 1, "Items of the agenda": 1,
        "Versions of minutes": 1, "Actions": 1,
    }  # fmt: skip
    assert (preview.aside, preview.exports, preview.bags) == (1, 1, 1)
    assert (preview.backups.count, preview.backups.for_ever, str(preview.backups.until)) == (2, 1, "2028-11-21")
    assert (preview.by_hand, preview.alone) == ((), ())

    done = naming.erasing.erase(made.person, NAME)

    left = found_in(folder)
    assert {line.split("/")[0] for line in left} == {"sauvegardes"}
    assert not any("ecartes" in line or "export" in line for line in left)
    assert (done.copies, done.exports, done.unreadable) == (2, 1, ())
    assert counts(naming) == before
    with naming.database() as session:
        assert broken_links(session) == []
    numbers = [each.number for each in ledger.read(place).backups()]
    assert naming.erasing.preview(factories.person(naming, "Rosa", "Lind")).backups.count == 0

    followed = naming.erasing.out_of_backups(done.wanted)

    assert (followed.written, followed.unreadable) == (2, [])
    assert found_in(folder) == []
    listed = ledger.read(place)
    assert [each.number for each in listed.backups()] == numbers
    assert all(each.is_listed for each in listed.backups())
    assert not listed.broken
    assert all(sound for _name, sound in verify(place))
    assert naming.erasing.out_of_backups(done.wanted).written == 0


def test_sealed_papers_stay_sealed_and_say_since_when_they_are_others(naming: Workspace, made: Known) -> None:
    naming.erasing.erase(made.person, NAME)

    with naming.database() as session:
        minutes = session.scalars(select(Minutes).where(Minutes.meeting_id == made.sealed)).one()
        versions = session.scalars(select(MinutesVersion).order_by(MinutesVersion.number)).all()
        archive = session.scalars(select(ReportArchive)).one()
        for content, digest, pdf in (
            (minutes.seal_content, minutes.seal_sha256, minutes.seal_pdf_id),
            (versions[0].content, versions[0].sha256, versions[0].pdf_id),
            (archive.content, archive.sha256, archive.pdf_id),
        ):
            assert digest_of(content) == digest
            file = session.get_one(Attachment, pdf)
            assert len(attachments.read(naming.folder / "annexes", file.sha256)) == file.size
    assert versions[-1].reason == "Version of 21 November 2026 without a person who asked to be erased"
    assert archive.note == versions[-1].reason
    pages = printed(render(naming.documents.minutes(made.sealed)))
    assert "[personne effacée], il faut agir." in pages
    assert "[personne effacée] était excusée, dit [personne effacée]." in pages  # the corrigendum
    assert "Le Canevas" in pages
    assert "Directrice" not in pages
    assert "Tazi" in pages
    report = naming.report_archives.document(archive.id)
    assert "Merci à [personne effacée]." in printed(render(report))
    assert naming.minutes_comparison.since(versions[0].id) is not None


def test_nothing_takes_it_back_and_it_is_done_once(naming: Workspace, made: Known) -> None:
    with pytest.raises(OtherNameTypedError):
        naming.erasing.erase(made.person, FIRST)
    assert naming.records.values(Person, made.person)["last_name"] == LAST

    done = naming.erasing.erase(made.person, NAME.lower())

    with pytest.raises(DomainError):
        naming.history.undo_transaction(done.written.transaction_id)
    with pytest.raises(AlreadyErasedError):
        naming.erasing.preview(made.person)
    assert found_in(naming.folder / "annexes") == []


def test_a_backup_from_before_is_restored_without_the_person(naming: Workspace, made: Known) -> None:
    """The list of backups knows who is gone: nothing is shown before that is done again, sealed papers too."""
    folder = naming.folder
    (old,) = ledger.read(place_of(folder)).backups()[1:]
    naming.erasing.erase(made.person, NAME)
    naming.close()

    restore_dossier(folder, old.name, Author("Samir", "poste-samir"), lambda: NOW)

    left = {line.split("/")[0].split(":")[0] for line in found_in(folder)}
    assert left == {"sauvegardes"}
    with open_workspace(folder, AUTHOR, lambda: NOW) as again:
        assert again.records.values(Person, made.person)["last_name"] == "Anonymised person no. 1"
        assert "[personne effacée], il faut agir." in printed(render(again.documents.minutes(made.sealed)))
        (told,) = again.redactions.rows()
        assert (told.meeting_id, told.redacted_on, told.person) == (made.sealed, NOW.date(), "Samir")
        assert [act.label for act in again.office_history.acts(ActFilter(person="Samir"))] == ["Person erased"]
        with again.database() as session:
            assert broken_links(session) == []
        with pytest.raises(AlreadyErasedError):
            again.erasing.preview(made.person)


def test_a_backup_that_was_written_anew_tells_what_was_replaced_when_it_is_restored(
    naming: Workspace, made: Known
) -> None:
    folder = naming.folder
    (old,) = ledger.read(place_of(folder)).backups()[1:]
    naming.erasing.out_of_backups(naming.erasing.erase(made.person, NAME).wanted)
    before = naming.redactions.rows()
    row = next(each for each in naming.backups.rows() if each.number == old.number)
    lost = naming.backups.losses(row)
    assert lost is not None
    assert lost.regained == 0  # what the backup tells anew, the dossier tells too
    naming.close()

    restore_dossier(folder, str(old.number), Author("Samir", "poste-samir"), lambda: NOW)

    with open_workspace(folder, AUTHOR, lambda: NOW) as again:
        assert [(row.version_id, row.person) for row in again.redactions.rows()] == [
            (row.version_id, AUTHOR.person) for row in before
        ]
        with again.database() as session:
            assert broken_links(session) == []


def test_who_was_anonymised_may_be_erased_later(naming: Workspace, made: Known) -> None:
    """The sealed papers still named the person: by that name they are found."""
    naming.records.change(Organisation, made.body, {"note": ""})  # the address would be known no more
    naming.anonymising.anonymise(made.person, NAME)

    preview = naming.erasing.preview(made.person)
    assert preview.name == NAME
    done = naming.erasing.erase(made.person, NAME)
    naming.erasing.out_of_backups(done.wanted)

    assert found_in(naming.folder) == []


def test_a_namesake_leaves_the_words_to_people(naming: Workspace, made: Known) -> None:
    """Nobody can tell by machine who of two is meant."""
    other = factories.person(naming, FIRST.lower(), LAST)

    preview = naming.erasing.preview(made.person)
    assert (preview.namesake, preview.sealed, preview.texts, preview.history) == (True, (), (), 0)
    assert len(preview.by_hand) == 3
    assert len(preview.alone) > 3
    naming.erasing.erase(made.person, NAME)

    assert naming.records.values(Person, other)["last_name"] == LAST
    assert NAME in naming.records.values(AgendaItem, made.item)["text_plain"]
    assert naming.records.values(Person, made.person)["last_name"] == "Anonymised person no. 1"


def test_a_family_name_that_is_a_word_stays_where_it_stands_alone(workspace: Workspace) -> None:
    key = factories.person(workspace, "Rose", "Petit")
    body = factories.organisation(workspace, "Petit à petit")
    first = factories.make(workspace, Organisation, name="A", note="Petit mot de Rose Petit, un petit rien")
    second = factories.make(workspace, Organisation, name="B", note="Petit local ; voir Mme Petit")

    preview = workspace.erasing.preview(key)
    assert len(preview.alone) == 0
    workspace.erasing.erase(key, "Rose Petit")

    assert _note(workspace, first) == "Petit mot de [personne effacée], un petit rien"
    assert _note(workspace, second) == "Petit local ; voir [personne effacée]"
    assert workspace.records.values(Organisation, body)["name"] == "Petit à petit"


def _note(workspace: Workspace, key: UUID) -> object:
    return workspace.records.values(Organisation, key)["note"]


def test_a_bag_from_before_comes_back_without_the_person(naming: Workspace, made: Known, tmp_path: Path) -> None:
    """On the laptop the same text went on being typed, and minutes that name the person came along as a file."""
    bag, laptop = tmp_path / "AG.csxlbag", tmp_path / "laptop"
    naming.bags.make(bag, WORDS, made.sealed)
    bags.open_up(bag, WORDS, laptop)
    item = naming.meetings.record(made.open).items[0].id
    with open_workspace(laptop, Author("Samir", "portable"), lambda: NOW) as away:
        away.records.change(AgendaItem, item, {"text": factories.paragraph(f"Dit par {NAME}, au local.")})
        away.records.change(Person, made.person, {"note": "rappeler"})
        with pytest.raises(ErasedAtTheOfficeError):
            away.erasing.preview(made.person)
        away.bags.make(bag, WORDS)
    done = naming.erasing.erase(made.person, NAME)

    taken = naming.bags.take_back(bag, WORDS)

    assert (taken.texts, taken.asked) == (1, 0)
    assert naming.records.values(AgendaItem, item)["text_plain"] == "Dit par [personne effacée], au local."
    naming.erasing.out_of_backups(done.wanted)
    assert found_in(naming.folder) == []
    with naming.database() as session:
        assert broken_links(session) == []
    with pytest.raises(AlreadyTakenInError):
        naming.bags.take_back(bag, WORDS)


def test_what_the_other_computer_erased_is_erased_here(naming: Workspace, made: Known, tmp_path: Path) -> None:
    """A copy of the dossier, as a shared folder brings it: its ledger says who is gone."""
    with naming.database.begin("x") as session:
        identified(session)
    base, there, work = tmp_path / "base.db", tmp_path / "there", tmp_path / "work"
    naming.database.copy_to(base)
    work.mkdir()
    shutil.copytree(naming.folder / "annexes", there / "annexes")
    shutil.copyfile(base, there / FILE_NAME)
    with open_workspace(there, Author("Samir", "poste-2"), lambda: NOW) as other:
        other.erasing.erase(made.person, NAME)
        other.database.copy_to(work / "theirs.db")
    naming.records.change(Organisation, made.body, {"note": f"Voir {NAME} mardi"})

    reconciling = ReconcilingService(naming.database)
    reconciling.take_in(work / "theirs.db", base, Source(CopySource.FOLDER), work=work)

    assert "[personne effacée]" in str(naming.records.values(Organisation, made.body)["note"])
    assert {line.split("/")[0] for line in found_in(naming.folder)} == {"sauvegardes"}
    assert naming.discarded.waiting() == ()
