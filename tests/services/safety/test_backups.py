"""The backups of an office: losses counted, the second place, restoring, and who stays forgotten."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.services import protection
from csxl_desktop.services.safety import offering, restoring
from csxl_desktop.services.safety.backups import find, finish_drawn, newest_sound, sound
from csxl_desktop.services.safety.losses import LostKind
from csxl_desktop.services.safety.places import CloudDossierError, CloudPlaceError, RemoteDossierError, check_live_place
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.backups import elsewhere, kept, ledger
from csxl_desktop.storage.backups.kept import Why, place_of
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import (
    BackupDamagedError,
    DamagedDossierError,
    DossierHeldError,
    EmptyFileError,
    NewerDossierError,
    NoBackupError,
    UnreachableFolderError,
)
from csxl_desktop.storage.holder import held_here
from tests import factories
from tests.conftest import AUTHOR, NOW

Open = Callable[[], Workspace]


def spoil(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes((content[-1] ^ 1,)))


def test_losses_are_counted_by_kind_and_told_in_words(workspace: Workspace) -> None:
    anna = factories.person(workspace, "Anna", "Diop")
    made = workspace.backups.make().backup
    (row,) = workspace.backups.rows()
    assert (row.name, row.why, row.is_listed) == (made.name, "hand", True)
    lost = workspace.backups.losses(row)
    assert lost is not None
    assert (lost.acts, lost.kinds, lost.latest, lost.since, lost.regained) == (0, (), (), None, 0)

    for note in ("a", "b"):
        workspace.records.change(Person, anna, {"note": note})
    factories.organisation(workspace, "Les Tilleuls", member=False)

    lost = workspace.backups.losses(row)
    assert lost is not None
    assert lost.acts == 3
    assert {(each.title, each.count) for each in lost.kinds} >= {("Organisations", 1), ("People", 1)}
    assert [each.subject for each in lost.latest] == ["Les Tilleuls", "Ms Anna Diop", "Ms Anna Diop"]
    assert {each.person for each in lost.latest} == {AUTHOR.person}
    assert lost.since == NOW


def test_losses_after_another_backup_was_restored(dossier: Path, open_it: Open) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as first:
        old = first.backups.make().backup
        factories.person(first, "Anna", "Diop")
        new = first.backups.make().backup
    restoring.restore_dossier(dossier, old.name, AUTHOR, lambda: NOW)
    workspace = open_it()
    factories.organisation(workspace, "Les Tilleuls", member=False)

    row = next(each for each in workspace.backups.rows() if each.name == new.name)
    lost = workspace.backups.losses(row)

    assert lost is not None
    assert (lost.acts, lost.regained) == (1, 1)
    assert LostKind("Organisations", 1) in lost.kinds


def test_act_on_nothing_that_has_a_name_is_told_without(workspace: Workspace) -> None:
    workspace.backups.make()
    (row,) = workspace.backups.rows()
    kind = workspace.office.kinds()[0].id
    workspace.records.change(MeetingKind, kind, {"badge": "XX"})

    lost = workspace.backups.losses(row)
    assert lost is not None
    assert [each.subject for each in lost.latest] == [""]


def test_periodic_backup_is_drawn_in_the_lane_and_finished_anywhere(workspace: Workspace, tmp_path: Path) -> None:
    service = workspace.backups
    service.sweep()
    draft = service.draw()
    made = finish_drawn(draft)
    assert made is not None
    assert made.copied is None
    assert finish_drawn(None) is None
    assert service.draw() is None

    service.choose_second_place(tmp_path)
    state = service.state()
    assert state is not None
    assert (state.second, state.second_at, state.last_why) == (tmp_path, None, "periodic")
    again = finish_drawn(service.draw_by_hand())
    assert again is not None
    assert (again.copied, again.refusal) == (True, "")
    service.choose_second_place(tmp_path / "away")
    away = finish_drawn(service.draw_by_hand())
    assert away is not None
    assert away.copied is False
    assert "Plug the stick in" in away.refusal
    service.choose_second_place(None)
    service.copy_to(tmp_path)
    with pytest.raises(CloudPlaceError, match="Dropbox"):
        service.choose_second_place(tmp_path / "Dropbox")


def test_alarm_rings_after_seven_days_without_a_second_place(open_it: Open, tmp_path: Path) -> None:
    workspace = open_it()
    service = workspace.backups

    def overdue(days: int) -> int | None:
        service._now = lambda: NOW + timedelta(days=days)
        state = service.state()
        assert state is not None
        return state.overdue

    assert overdue(100) is None  # no backup yet: nothing to be copied
    service._now = workspace.database.now
    service.make()
    assert [overdue(days) for days in (6, 7, 30)] == [None, 7, 30]
    service._now = lambda: NOW + timedelta(days=30)
    service.choose_second_place(tmp_path)
    assert overdue(31) is None
    service._now = lambda: NOW + timedelta(days=40)
    service.make()
    assert [overdue(days) for days in (46, 48)] == [None, 8]


def test_closing_backs_up_what_was_written_since(workspace: Workspace) -> None:
    workspace.backups.at_the_end()
    workspace.backups.at_the_end()
    workspace.backups.safeguard(Why.MERGE)

    assert [each.why for each in workspace.backups.rows()] == ["close"]


def test_file_that_is_moved_away_is_noticed(workspace: Workspace) -> None:
    live = workspace.folder / FILE_NAME
    assert workspace.backups.is_in_place()

    live.rename(live.with_name("moved.db"))
    assert not workspace.backups.is_in_place()

    made = workspace.backups.make().backup  # what is open is whole all the same
    assert sound(place_of(workspace.folder), made.name)
    live.with_name("moved.db").rename(live)
    assert workspace.backups.is_in_place()
    assert held_here(workspace.folder)


def test_second_place_of_an_earlier_version_comes_out_of_the_backups(workspace: Workspace, tmp_path: Path) -> None:
    workspace.backups.make()
    workspace.backups.choose_second_place(tmp_path)
    chosen, early = workspace.folder / elsewhere.CHOICE_FILE, place_of(workspace.folder) / elsewhere.CHOICE_FILE
    chosen.rename(early)
    assert elsewhere.second_place(workspace.folder).path == tmp_path

    workspace.backups.sweep()

    assert not early.exists()
    assert elsewhere.second_place(workspace.folder).path == tmp_path
    chosen.rename(early)
    workspace.backups.choose_second_place(None)
    assert elsewhere.second_place(workspace.folder).path is None


def test_restoring_can_be_taken_back(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        old = workspace.backups.make().backup
        factories.person(workspace, "Anna", "Diop")

    done = restoring.restore_dossier(dossier, str(old.number), AUTHOR, lambda: NOW)
    assert done.safety is not None
    assert done.safety.why is Why.RESTORE
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert workspace.directory.people() == []

    back = restoring.restore_dossier(dossier, done.safety.name, AUTHOR, lambda: NOW)
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert [row.last_name for row in workspace.directory.people()] == ["Diop"]
    assert back.safety is not None


def test_state_that_is_backed_up_already_is_not_kept_twice(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        workspace.backups.make()

    done = restoring.restore_dossier(dossier, "latest", AUTHOR, lambda: NOW)
    assert done.safety == done.backup
    spoil(place_of(dossier) / done.backup.name)
    with pytest.raises(BackupDamagedError):
        restoring.restore_dossier(dossier, done.backup.name, AUTHOR, lambda: NOW)
    assert newest_sound(place_of(dossier)) is not None  # the state of now was kept again


def test_who_was_anonymised_stays_so_after_a_restore(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        anna, bram = factories.person(workspace, "Anna", "Diop"), factories.person(workspace, "Bram", "Peeters")
        old = workspace.backups.make().backup
        workspace.anonymising.anonymise(anna, "Anna Diop")
        workspace.anonymising.anonymise(bram, "Bram Peeters")
        workspace.backups.make()

    restoring.restore_dossier(dossier, old.name, AUTHOR, lambda: NOW)

    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert not {"Diop", "Peeters"} & {row.last_name for row in workspace.directory.people()}
        assert restoring.anonymise_again(workspace, {anna, bram}) == 0
    assert b"Diop" not in (dossier / FILE_NAME).read_bytes()


def test_damaged_newest_is_passed_over_and_what_may_be_missing_is_told(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        old = workspace.backups.make().backup
        factories.person(workspace, "Anna", "Diop")
        new = workspace.backups.make().backup
    place = place_of(dossier)
    spoil(place / new.name)
    (dossier / FILE_NAME).write_bytes(b"")

    told = offering.offer(dossier, EmptyFileError(path=dossier))

    assert told is not None
    assert (told.name, told.passed, told.help) == (old.name, 1, offering.Help.RESTORE)
    assert told.at_most_until is not None
    assert find(place, "latest").name == old.name
    restored = restoring.restore_dossier(dossier, told.name, AUTHOR, lambda: NOW)
    assert restored.safety is None
    assert restored.aside is not None
    held = offering.offer(dossier, DossierHeldError(path=dossier, person="B", workstation="P", since="9:12"))
    assert held is not None
    assert held.help is offering.Help.HELD
    with restoring.look_at(place, held.name, AUTHOR, lambda: NOW) as looked:
        service = looked.backups
        assert [row.name for row in service.rows()] == [new.name, old.name]
        assert (service.state(), service.draw(), service.losses(service.rows()[1])) == (None, None, None)
        assert service.is_in_place()
        service.sweep()
        service.safeguard(Why.MERGE)
        service.at_the_end()
        with pytest.raises(NoBackupError):
            service.make()


def test_backup_that_this_version_reads_is_found_behind_those_of_a_newer_one(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        before = workspace.backups.make(Why.MIGRATE).backup
    place = place_of(dossier)
    newer = kept.name_of(before.number + 1, NOW, Why.CLOSE, before.sha256)
    shutil.copyfile(place / before.name, place / newer)
    ledger.append(place, "backup", **(before.entry() | {"file": newer, "schema": before.schema + 1}))

    told = offering.offer(dossier, NewerDossierError(path=dossier, found=9, known=5))

    assert told is not None
    assert (told.help, told.name, told.passed, told.before_newer) == (offering.Help.NEWER, before.name, 0, True)


def test_backup_of_a_cloud_is_refused_for_what_is_true_of_it(dossier: Path, tmp_path: Path) -> None:
    protection.turn_on(
        dossier, protection.Protecting("Ana", "quatre chevaux blancs", protection.new_code()), AUTHOR, lambda: NOW
    )
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        with pytest.raises(CloudPlaceError, match="the key file, which a single passphrase opens") as refusal:
            workspace.backups.choose_second_place(tmp_path / "Dropbox")
        state = workspace.backups.state()

    assert "not encrypted" not in refusal.value.user_message
    assert state is not None
    assert state.encrypted


def test_nothing_is_offered_where_no_backup_helps(dossier: Path) -> None:
    refusal = DamagedDossierError(path=dossier, detail="")

    assert offering.offer(dossier, refusal) is None  # there is none
    assert newest_sound(place_of(dossier)) is None
    assert offering.offer(dossier, NewerDossierError(path=dossier, found=9, known=5)) is None
    assert (
        offering.offer(dossier / "new", UnreachableFolderError(path=dossier, detail="")) is None
    )  # nothing stands there
    for wanted in ("latest", "3", "csxl.db"):
        with pytest.raises(NoBackupError):
            find(place_of(dossier), wanted)


def test_dossier_that_is_open_is_not_restored(workspace: Workspace) -> None:
    made = workspace.backups.make().backup

    with pytest.raises(DossierHeldError):
        restoring.restore_dossier(workspace.folder, made.name, AUTHOR, lambda: NOW)


def test_stick_alone_brings_the_dossier_to_a_new_computer(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        anna = factories.person(workspace, "Anna", "Diop")
        workspace.backups.make()
        workspace.anonymising.anonymise(anna, "Anna Diop")
        workspace.backups.make()
        workspace.backups.copy_to(tmp_path / "stick")
    shutil.rmtree(dossier)

    fresh, stick = tmp_path / "new" / "dossier", tmp_path / "stick" / "CSXL dossier"
    restoring.restore_dossier(fresh, "1", AUTHOR, lambda: NOW, source=stick)

    with open_workspace(fresh, AUTHOR, lambda: NOW) as workspace:
        assert [row.last_name for row in workspace.directory.people()] == ["Anonymised person no. 1"]
    assert {path.name for path in fresh.iterdir()} == {FILE_NAME, "annexes", "sauvegardes", "documents"}


def test_dossier_is_not_worked_on_where_others_write(tmp_path: Path) -> None:
    cloud = tmp_path / "Nextcloud" / "dossier"
    with pytest.raises(CloudDossierError, match="kept in step by Nextcloud"):
        new_workspace(cloud, AUTHOR, lambda: NOW, office_name="X")
    assert not cloud.exists()
    with pytest.raises(RemoteDossierError, match="network drive"):
        open_workspace(Path("//server/commun/dossier"), AUTHOR, lambda: NOW)
    check_live_place(tmp_path)


def test_changed_list_and_damage_are_told(workspace: Workspace) -> None:
    workspace.backups.make()
    place = place_of(workspace.folder)
    ledger.append(place, "refused", at=NOW.isoformat(), detail="")
    state = workspace.backups.state()
    assert state is not None
    assert state.damage_seen
    path = place / ledger.FILE_NAME
    path.write_text(path.read_text().replace('"size"', '"Size"'))

    state = workspace.backups.state()

    assert state is not None
    assert (state.list_changed, state.damage_seen, state.last_at) == (True, False, None)
