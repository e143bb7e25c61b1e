"""Opening that is refused: in a sentence, and without touching anything."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from csxl_desktop.i18n import load
from csxl_desktop.storage.database import FILE_NAME, open_dossier
from csxl_desktop.storage.errors import (
    DossierError,
)
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR


def files(folder: Path) -> dict[str, str]:
    """Every file below the folder with its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def alter(folder: Path, *statements: str) -> None:
    """Change the dossier's file behind the application's back."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refused(folder: Path, kind: type[DossierError]) -> DossierError:
    """Opening refuses with this kind of error, in English and in French, and changes nothing in the folder."""
    before = files(folder)
    with pytest.raises(kind) as refusal:
        open_dossier(folder, AUTHOR)
    assert files(folder) == before
    for language in ("fr", "en"):
        load(resources() / "locale", language)
        sentence = refusal.value.user_message
        assert len(sentence) > 20
        assert not {"{", "}"} & set(sentence)
    return refusal.value
