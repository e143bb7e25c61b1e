"""Erasing where something is missing, damaged, merged, or said in an unusual place."""

import shutil
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from csxl_desktop.domain.content.minutes import Minutes as Content
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.erasing import Eraser, names_of
from csxl_desktop.domain.evaluation import Testimonial as Words
from csxl_desktop.domain.imports import ImportBatch, SetAsideLine
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import CopySource, DiscardedValue, DiscardKind, Reconciliation
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.services.erasing import copies
from csxl_desktop.services.erasing.copies import Wanted
from csxl_desktop.services.erasing.following import catch_up
from csxl_desktop.services.frozen_content import NotReadableError, content_from, holds
from csxl_desktop.services.identity import identified
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import elsewhere, ledger, rewriting
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.errors import BackupFailedError
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.services.erasing.known import NAME, Known, found_in

ODILE = Eraser(names_of([("Odile", "Verbeke")]), ("odile@x.be",), "[X]", frozenset({"verbeke"}))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Mme Odile VERBEKE dit", "[X] dit"),
        ("Verbeke, Odile", "[X]"),
        ("O. Verbeke et Mme Verbeke", "[X] et [X]"),
        ("signé Odile V. (ODILE@x.be)", "signé [X] ([X])"),
        ("Cœur d’Odile\u00a0Verbeke, œuvre", "Cœur d’[X], œuvre"),
        ("Verbeke conclut ; un verbeke", "[X] conclut ; un verbeke"),
        ("Odile et Verbekens", "Odile et Verbekens"),
    ],
)
def test_a_name_is_known_however_it_is_written(said: str, told: str) -> None:
    assert ODILE.text(said) == told
    assert ODILE.is_in(said) is (said != told)


def test_a_name_goes_from_json_with_what_belongs_to_it() -> None:
    person = {"name": {"civility": "Mme", "first": "Odile", "last": "Verbeke"}, "function": "Directrice", "seats": 2}
    assert ODILE.without(person) == {
        "name": {"civility": "", "first": "", "last": "[X]"}, "function": "", "seats": 2,
    }  # fmt: skip
    assert ODILE.without({"first_name": "Odile", "last_name": "Verbeke", "email": "o@y"}) == {
        "first_name": "", "last_name": "[X]", "email": "",
    }  # fmt: skip
    assert ODILE.without({"first": 3, "last": "Verbeke"}) == {"first": 3, "last": "[X]"}
    runs = [{"s": "Vu Odi", "m": "b"}, {"s": "le Ver"}, {"field": "x"}, {"s": "beke, oui", "link": "http://odile@x.be"}]
    assert ODILE.without(runs) == [
        {"s": "Vu [X]", "m": "b"}, {"field": "x"}, {"s": ", oui", "link": "http://[X]"},
    ]  # fmt: skip
    assert Eraser((), (), "[X]").without({"a": "Odile"}) == {"a": "Odile"}
    assert names_of([("Odile", "")]) == ()
    alone = Eraser(names_of([("", "Verbeke")]), (), "[X]")
    assert (alone.text("Mme Verbeke et Verbeke"), alone.said_alone(["Verbeke"])) == ("[X] et Verbeke", True)
    assert alone.as_words({"a": "un verbeke"}) == {"verbeke"}
    accent = Eraser(names_of([("Odile", "\u0301")]), (), "[X]")  # letters of which nothing is left when they are folded
    assert accent.text("Odile . Verbeke") == "Odile . Verbeke"


def test_content_that_is_not_ours_is_not_read() -> None:
    with pytest.raises(NotReadableError):
        content_from(Content, {"office": 3}, lambda _digest: None)
    assert holds({"a": [1], "b": 2}, {"a": [1]})
    assert not holds({"a": [1, 2]}, {"a": [1]})
    assert not holds([1], {"a": 1})


def test_a_paper_that_cannot_be_printed_again_is_left_to_people(naming: Workspace, made: Known) -> None:
    """The content that was frozen is not what this version knows how to print."""
    with naming.database.begin("x") as session:
        for version in session.scalars(select(MinutesVersion)):
            if version.content is not None:
                version.content = {**version.content, "minutes": {**version.content["minutes"], "office": 3}}
    picture = attachments.store(naming.folder / "annexes", b"\x89PNG")
    meeting = factories.meeting(naming, theme="Photo")
    item = naming.meetings.record(meeting).items[0].id
    blocks = (Block("1", "image", attachment=picture), Block("2", "p", (Span(f"Photo de {NAME}"),)))
    naming.records.change(AgendaItem, item, {"text": RichText(blocks)})
    naming.minutes.send(meeting, on=date(2026, 3, 20), to="tous")
    attachments.path_of(naming.folder / "annexes", picture).unlink()
    attachments.path_of(place_of(naming.folder) / "annexes", picture).unlink(missing_ok=True)

    preview = naming.erasing.preview(made.person)

    assert [each.split(" – ")[0] for each in preview.sealed] == ["Archived reports", "Minutes and reports"]
    assert [each.split(" – ")[0] for each in preview.by_hand] == ["Versions of minutes"] * 2
    naming.erasing.erase(made.person, NAME)
    assert len({line.split(":")[0] for line in found_in(naming.folder / "annexes")}) == 2  # their pages


def test_words_in_unusual_places_go_too(workspace: Workspace) -> None:
    """The report of an import, what waits beside a copy, a full field, a signed agreement, a mail draft."""
    key = factories.person(workspace, "Odile", "Verbeke")
    batch = factories.make(
        workspace, ImportBatch, imported_at=NOW, file_name="verbeke.csv", report={"lines": ["Odile Verbeke"]}
    )
    line = factories.make(
        workspace, SetAsideLine, import_batch_id=batch, line=1, cells={"first_name": "Odile", "last_name": "Verbeke"}
    )
    full = factories.make(workspace, Organisation, name="A", street=f"Odile Verbeke {'x' * 286}")
    words = factories.make(workspace, Words, year=2026, author_id=key, author_name="Odile Verbeke")
    with workspace.database.begin("x") as session:
        paper = Attachment(sha256=attachments.store(workspace.folder / "annexes", b"Odile"), file_name="accord.pdf",
                           media_type="application/pdf", size=5)  # fmt: skip
        session.add(paper)
        session.flush()
        session.get_one(Words, words).consent_attachment_id = paper.id
        row = Reconciliation(id=uuid4(), at=NOW, person="x", workstation="y", source=CopySource.BAG, changes_sha256="0")
        session.connection().execute(insert(Reconciliation), [_values(row)])
        waiting = DiscardedValue(
            id=uuid4(), reconciliation_id=row.id, kind=DiscardKind.VALUE, table_name="organisations", record_id=full,
            column_name="note", theirs={"note": "Vu Odile Verbeke"},
        )  # fmt: skip
        session.connection().execute(insert(DiscardedValue), [_values(waiting)])
    draft = workspace.folder / "documents" / "invitation.eml"
    draft.write_text("To: Odile", encoding="utf-8")

    assert workspace.erasing.preview(key).drafts == 1
    workspace.erasing.erase(key, "Odile Verbeke")

    assert workspace.records.values(SetAsideLine, line)["cells"] == {
        "first_name": "",
        "last_name": "[personne effacée]",
    }
    assert workspace.records.values(ImportBatch, batch)["report"] == {"lines": ["[personne effacée]"]}
    assert len(str(workspace.records.values(Organisation, full)["street"])) == 300
    assert workspace.discarded.waiting() == ()
    assert not draft.exists()
    assert not list((workspace.folder / "annexes").glob("??/*"))
    assert b"Verbeke" not in (workspace.folder / "csxl.db").read_bytes()


def _values(row: Reconciliation | DiscardedValue) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def test_copies_that_cannot_be_read_are_named_and_kept(workspace: Workspace) -> None:
    key = factories.person(workspace, "Odile", "Verbeke")
    place = place_of(workspace.folder)
    workspace.backups.make()
    aside = place / "ecartes"
    aside.mkdir()
    (aside / "broken.db").write_bytes(b"no dossier" * 200)
    whole = aside / "half.db"
    shutil.copyfile(place / ledger.read(place).backups()[0].name, whole)
    whole.with_name("half.db-journal").write_bytes(b"x")
    stranger = aside / "stranger.db"
    with open_workspace(_other(workspace.folder.parent), AUTHOR, lambda: NOW) as other:
        other.database.copy_to(stranger)

    done = workspace.erasing.erase(key, "Odile Verbeke")

    assert sorted(path.name for path in done.unreadable) == ["broken.db", "half.db"]
    assert done.copies == 0
    (first, *_others) = ledger.read(place).backups()
    (place / first.name).write_bytes((place / first.name).read_bytes()[:-100])
    followed = workspace.erasing.out_of_backups(done.wanted)
    assert [path.name for path in followed.unreadable] == [first.name]


def _other(folder: Path) -> Path:
    from csxl_desktop.services.workspace import new_workspace

    new_workspace(folder / "other", AUTHOR, lambda: NOW, office_name="Autre").close()
    return folder / "other"


def test_a_merged_person_goes_as_one_from_copies_and_from_the_other_computer(workspace: Workspace) -> None:
    with workspace.database.begin("x") as session:
        identified(session)
    key, twin = factories.person(workspace, "Odile", "Verbeke"), factories.person(workspace, "Odile", "Verbeeck")
    workspace.records.trash(Person, twin)
    workspace.records.change(Person, twin, {"merged_into_id": key})
    there = workspace.folder.parent / "there"
    workspace.database.copy_to(workspace.folder.parent / "copy.db")
    (there / "annexes").mkdir(parents=True)
    shutil.copyfile(workspace.folder.parent / "copy.db", there / "csxl.db")
    with open_workspace(there, AUTHOR, lambda: NOW) as other:
        done = other.erasing.erase(key, "Odile Verbeke")
        other.database.copy_to(workspace.folder.parent / "theirs.db")
    wanted = done.wanted

    copy = workspace.folder.parent / "copy.db"
    assert copies.holds(copy, wanted)
    assert copies.erase_in_copy(copy, wanted, copies.files_of(workspace.folder), NOW.date()) == set()
    assert copies.erase_in_copy(copy, wanted, copies.files_of(workspace.folder), NOW.date()) is None
    assert b"Verbee" not in copy.read_bytes()
    assert catch_up(workspace.database, workspace.folder.parent / "theirs.db") == 2
    assert catch_up(workspace.database, workspace.folder.parent / "theirs.db") == 0
    assert b"Verbee" not in (workspace.folder / "csxl.db").read_bytes()
    with workspace.database() as session:
        assert broken_links(session) == []


def test_a_stick_follows_the_backups_that_were_written_anew(workspace: Workspace, tmp_path: Path) -> None:
    key = factories.person(workspace, "Odile", "Verbeke")
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace.backups.make()
    workspace.backups.copy_to(stick)
    done = workspace.erasing.erase(key, "Odile Verbeke")
    workspace.erasing.out_of_backups(done.wanted)

    workspace.backups.copy_to(stick)

    (target,) = stick.iterdir()
    numbers = [each.number for each in ledger.read(place_of(workspace.folder)).backups()]
    assert [each.number for each in ledger.read(target).backups()] == numbers
    assert not any(b"Verbeke" in path.read_bytes() for path in target.rglob("*") if path.is_file())
    assert elsewhere.second_place(workspace.folder).path is None


def test_a_backup_that_cannot_be_written_anew_stays(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    made = workspace.backups.make().backup
    place = place_of(workspace.folder)
    assert rewriting.rewrite(place, made, NOW, lambda _path: False) == made

    def full(_work: Path, _goal: Path) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(rewriting, "put_in_place", full)
    with pytest.raises(BackupFailedError, match="the disk is full"):
        rewriting.rewrite(place, made, NOW, lambda _path: True)
    assert [each.name for each in ledger.read(place).backups()] == [made.name]
    assert not list(place.glob(".csxl-*"))
    assert not Wanted().means(UUID(int=1).hex)
