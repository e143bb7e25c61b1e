"""Files of a dossier: kept once by content, verified when read."""

import hashlib
from pathlib import Path

import pytest

from csxl_desktop.storage import attachments
from csxl_desktop.storage.errors import MissingFileError


def test_content_comes_back_and_is_kept_once(tmp_path: Path) -> None:
    digest = attachments.store(tmp_path, b"page")
    written = attachments.path_of(tmp_path, digest).stat().st_mtime_ns

    assert attachments.store(tmp_path, b"page") == digest == hashlib.sha256(b"page").hexdigest()
    assert attachments.read(tmp_path, digest) == b"page"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [digest]
    assert attachments.path_of(tmp_path, digest).stat().st_mtime_ns == written
    assert attachments.path_of(tmp_path, digest).stat().st_mode & 0o777 == 0o600


def test_rest_of_a_killed_writing_is_replaced(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"page").hexdigest()
    target = attachments.path_of(tmp_path, digest)
    target.parent.mkdir()
    target.with_name(f"{digest}.part").write_bytes(b"pa")

    attachments.store(tmp_path, b"page")

    assert [path.name for path in target.parent.iterdir()] == [digest]


def test_missing_and_altered_files_are_told(tmp_path: Path) -> None:
    digest = attachments.store(tmp_path, b"page")
    with pytest.raises(MissingFileError) as refusal:
        attachments.read(tmp_path, "0" * 64)
    assert refusal.value.values["name"] == "0" * 12

    attachments.path_of(tmp_path, digest).write_bytes(b"other")

    with pytest.raises(MissingFileError) as refusal:
        attachments.read(tmp_path, digest, "photo.jpg")
    assert refusal.value.values["name"] == "photo.jpg"
