"""What the rigs of failing calls and of power cuts play: a dossier, acts that follow, what shows that each is done.

Another scenario is another entry of `SCENARIOS`; the rigs know nothing else of it.
"""

import gzip
import hashlib
import io
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from uuid import UUID

from PIL import Image
from sqlalchemy import func, select

from csxl_desktop.cli.output import write_file
from csxl_desktop.domain import recovery_code
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services import bags, protection
from csxl_desktop.services.bag_bases import base_path
from csxl_desktop.services.files import CleanPicture, FileService, clean_picture
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.reconciling import AlreadyTakenInError
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage import attachments, driver, keyring, schema
from csxl_desktop.storage.bags.header import read_label
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.system.draft_journal import DraftJournal
from tests import factories
from tests.faults import of_backups
from tests.faults.scenario import HalfDoneError, Scenario, nothing, opened, standing
from tests.faults.writer import AUTHOR, now

_INCOMING = 40  # lines of the table taken in
_DOSSIERS = Path(__file__).parents[1] / "storage/dossiers"
_PASSPHRASE = "cerise verte lampe"
_OUT, _BACK = "sortie.mallette", "retour.mallette"
_OUTPUT, _BEFORE, _AFTER = "liste.pdf", b"before" * 50_000, b"after!" * 60_000


# Saving: a name, a text, a tick, a picture with its file.


def _small(folder: Path) -> None:
    with new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve") as workspace:
        for number in range(4):
            body = factories.organisation(workspace, f"Organisation {number}")
            factories.representative(workspace, factories.person(workspace, "Prénom", f"Nom{number}"), body)
        workspace.attendance.invite_expected(factories.meeting(workspace, theme="Épreuve"))
    _picture()


@cache
def _picture() -> CleanPicture:
    drawn = io.BytesIO()
    Image.effect_noise((120, 80), 60).save(drawn, "JPEG")
    return clean_picture(drawn.getvalue(), "photo.jpg")


_WORDS = "Il est décidé de tout garder. " * 300


def _rename(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    _first = workspace.directory.organisations()[0]
    workspace.records.change(Organisation, _first.id, {"name": "Maison de l'Épreuve"})


def _write(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    with workspace.database() as session:
        key = session.scalars(select(AgendaItem.id).order_by(AgendaItem.id)).first()
    assert key is not None
    workspace.records.change(AgendaItem, key, {"text": RichText((Block("a", "p", (Span(_WORDS, "b"),)),))})


def _tick(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    with workspace.database() as session:
        key = session.scalars(select(Attendance.id).order_by(Attendance.id)).first()
    assert key is not None
    workspace.attendance.set_state(key, AttendanceState.PRESENT)


def _attach(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    with workspace.database() as session:
        meeting = session.scalars(select(Meeting.id)).first()
    FileService(workspace.database).add_picture(_picture(), meeting_id=meeting)


def _saved(folder: Path) -> int:
    with standing(folder) as workspace, workspace.database() as session:
        written = session.scalar(select(func.count()).select_from(AgendaItem).where(AgendaItem.text_plain != "")) or 0
        pictures = session.scalars(select(Attachment).join(Picture, Picture.attachment_id == Attachment.id)).all()
        present = select(func.count()).select_from(Attendance).where(Attendance.state == AttendanceState.PRESENT)
        done = (
            bool(session.scalar(select(Organisation.id).where(Organisation.name == "Maison de l'Épreuve"))),
            written == 1,
            session.scalar(present) == 1,
            len(pictures) == 1,
        )
        for each in pictures:  # its file is there, and is the one
            attachments.read(workspace.folder / "annexes", each.sha256)
        if sorted(done, reverse=True) != list(done):
            raise HalfDoneError(f"acts done out of order: {done}")
        return sum(done)


# A table of forty lines taken in: forty organisations, or none.


@cache
def _table() -> MembersTable:
    lines = "".join(f"Maison {number};maison{number}@exemple.example\n" for number in range(_INCOMING))
    sheet = members_sheet(read_table(f"Organisation;E-mail\n{lines}".encode()))
    return members_table(sheet, guessed_mapping(sheet), today=now().date())


def _office(folder: Path) -> None:
    new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve").close()
    _table()


def _take_in(_folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    preview = preview_members(workspace, _table(), on=None)
    apply_members(workspace, preview, ())


def _taken_in(folder: Path) -> int:
    with standing(folder) as workspace, workspace.database() as session:
        known = session.scalar(select(func.count()).select_from(Organisation))
        if known not in {0, _INCOMING}:
            raise HalfDoneError(f"{known} of {_INCOMING} lines were taken in")
        return 1 if known else 0


# A dossier of an earlier version opened: the old file, byte by byte, or the new one.


def _old(folder: Path) -> None:
    folder.mkdir()
    with gzip.open(_DOSSIERS / "version-4.db.gz") as packed:
        (folder / FILE_NAME).write_bytes(packed.read())


@cache
def _old_digest() -> str:
    with gzip.open(_DOSSIERS / "version-4.db.gz") as packed:
        return hashlib.sha256(packed.read()).hexdigest()


def _migrated(folder: Path) -> int:
    path = folder / FILE_NAME
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != schema.SCHEMA_VERSION and hashlib.sha256(path.read_bytes()).hexdigest() != _old_digest():
        raise HalfDoneError("the old file is not the one that was there")
    with standing(folder):
        pass
    left = sorted(each.name for each in folder.iterdir() if ".upgrade" in each.name)
    if left:
        raise HalfDoneError(f"left behind: {left}")
    return 1 if version == schema.SCHEMA_VERSION else 0


def _open_and_close(folder: Path, _workspace: Workspace | None) -> None:
    opened(folder).close()


# A dossier made: whole or not at all.


def _create(folder: Path, _workspace: Workspace | None) -> None:
    if not (folder / FILE_NAME).exists():  # it may stand already where only its opening failed
        new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve").close()


_MADE_BESIDE = 12  # times that a dossier is made beside files of the same names: what is in them hardly matters
_beside = Counter[frozenset[str]]()


def _created(folder: Path) -> int:
    if not (stood := (folder / FILE_NAME).exists()):
        names = frozenset(str(path.relative_to(folder)) for path in folder.rglob("*"))
        _beside[names] += 1
        if _beside[names] > _MADE_BESIDE:
            return 0
        _create(folder, None)
    with standing(folder) as workspace, workspace.database() as session:
        if session.scalars(select(HistoryTransaction.label)).first() != CREATION:
            raise HalfDoneError("the first records are missing")
    return 1 if stood else 0


# A document written over an older one: the old one or the new one under that name.


def _with_output(folder: Path) -> None:
    folder.mkdir()
    (folder / _OUTPUT).write_bytes(_BEFORE)


def _put_out(folder: Path, _workspace: Workspace | None) -> None:
    write_file(folder / _OUTPUT, _AFTER)


def _is_out(folder: Path) -> int:
    content = (folder / _OUTPUT).read_bytes()
    if content not in {_BEFORE, _AFTER}:
        raise HalfDoneError(f"{len(content)} bytes, neither the old ones nor the new")
    return 1 if content == _AFTER else 0


# What is being typed, kept beside the dossier: the last whole entry stands.


def _type(number: int) -> Callable[[Path, Workspace | None], None]:
    def act(folder: Path, _workspace: Workspace | None) -> None:
        DraftJournal(folder).append("texte", {"number": number, "words": "mot " * 500 * number})

    return act


def _typed(folder: Path) -> int:
    journal = DraftJournal(folder)
    last = journal.read("texte").last
    journal.append("texte", {"number": 9})
    if (after := journal.read("texte").last) is None or after["number"] != 9:
        raise HalfDoneError("what is typed after the crash is not kept")
    return 0 if last is None else int(last["number"])


# A dossier encrypted: it opens as before, or by its passphrase.


def _encrypt(folder: Path, _workspace: Workspace | None) -> None:
    if driver.is_encrypted(folder / FILE_NAME):  # refused after its one rename: what lies beside is asked for alone
        with open_workspace(folder, AUTHOR, now) as workspace:
            workspace.protection.encrypt_rest()
        return
    code = recovery_code.spelt("0123456789" * 4)
    protection.turn_on(folder, protection.Protecting(AUTHOR.person, _PASSPHRASE, code), AUTHOR, now)


def _encrypted(folder: Path) -> int:
    done = driver.is_encrypted(folder / FILE_NAME)
    if done:
        protection.unlock(folder, _PASSPHRASE)
    with standing(folder):
        pass
    return 1 if done else 0


# A meeting bag goes out, and another comes back: its file is whole or not there; what it brings is there whole, once.


def _with_bag(folder: Path) -> None:
    _small(folder)
    with opened(folder) as office:
        office.bags.make(folder / _BACK, _PASSPHRASE, _first_meeting(office))
    laptop = folder.with_name(f"{folder.name}-laptop")
    bags.open_up(folder / _BACK, _PASSPHRASE, laptop)
    with opened(laptop) as away:
        _rename(laptop, away)
        _write(laptop, away)
        _attach(laptop, away)
        away.bags.make(folder / _BACK, _PASSPHRASE)
    shutil.rmtree(laptop)
    keyring.forget()


def _first_meeting(workspace: Workspace) -> UUID:
    with workspace.database() as session:
        return session.scalars(select(Meeting.id)).one()


def _bag_out(folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    workspace.bags.make(folder / _OUT, _PASSPHRASE, _first_meeting(workspace))


def _bag_back(folder: Path, workspace: Workspace | None) -> None:
    assert workspace is not None
    with suppress(AlreadyTakenInError):  # refused at the very end: it stands
        workspace.bags.take_back(folder / _BACK, _PASSPHRASE)


def _travelled(folder: Path) -> int:
    out = (folder / _OUT).exists()
    with standing(folder) as workspace, workspace.database() as session:
        rows = {row.file_name: row for row in workspace.bags.rows()}
        if out:
            label = read_label(folder / _OUT)  # whole: its digest is read too
            if label.bag_id not in {row.id for row in rows.values()} or not base_path(folder, label.bag_id).exists():
                raise HalfDoneError("a bag left that the dossier does not know")
        renamed = bool(session.scalar(select(Organisation.id).where(Organisation.name == "Maison de l'Épreuve")))
        written = bool(session.scalar(select(AgendaItem.id).where(AgendaItem.text_plain != "")))
        pictures = session.scalars(select(Attachment).join(Picture, Picture.attachment_id == Attachment.id)).all()
        for each in pictures:
            attachments.read(folder / "annexes", each.sha256)
        if len({renamed, written, len(pictures) == 1}) != 1:
            raise HalfDoneError(f"half of the bag came back: {renamed} {written} {len(pictures)}")
    return 2 if renamed else int(out)


def _brought_together(folder: Path) -> int:
    return 1 if _travelled(folder) else 0


SCENARIOS: dict[str, Scenario] = {
    "save": Scenario(_small, opened, (_rename, _write, _tick, _attach), _saved),
    "import": Scenario(_office, opened, (_take_in,), _taken_in),
    "migrate": Scenario(_old, nothing, (_open_and_close,), _migrated),
    "encrypt": Scenario(_small, nothing, (_encrypt,), _encrypted),
    "create": Scenario(Path.mkdir, nothing, (_create,), _created),
    "draft": Scenario(Path.mkdir, nothing, (_type(1), _type(2), _type(3)), _typed, (OSError,)),
    "backup": Scenario(of_backups.with_one, opened, (of_backups.change, of_backups.back_up), of_backups.backed_up),
    "restore": Scenario(of_backups.with_two, nothing, (of_backups.restore,), of_backups.restored),
    "merge": Scenario(_with_bag, opened, (_bag_back,), _brought_together),
    "bag": Scenario(_with_bag, opened, (_bag_out, _bag_back), _travelled),
    "output": Scenario(_with_output, nothing, (_put_out,), _is_out),
}
