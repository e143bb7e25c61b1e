"""An update in a folder: believed where the publisher signed it, refused in words elsewhere, never started here."""

import subprocess
from pathlib import Path

import pytest

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services import updates
from csxl_desktop.services.updates import DEBIAN, WINDOWS, Release, newest_release, publisher_keys, take
from tests.release_folder import new_publisher, publish, release


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publisher's own key, and its public half as the build puts it into the resources."""
    return new_publisher(tmp_path_factory.mktemp("publisher"))


@pytest.fixture
def keys(key: Path) -> bytes:
    return publisher_keys(key.parent / "resources")


@pytest.fixture
def shared(tmp_path: Path, key: Path) -> Path:
    """A release of version 0.10.0 as the installer leaves it."""
    return release(tmp_path / "partage", key)


def _refusal(folder: Path, keys: bytes, running: str = "0.9.3", name: str = WINDOWS) -> str:
    with pytest.raises(DomainError) as refused:
        newest_release(folder, running, keys, name)
    return type(refused.value).__name__


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (WINDOWS, "csxl-desktop-0.10.0-setup.exe"),
        (DEBIAN, "csxl-desktop_0.10.0_amd64.deb"),
        (updates.PORTABLE, "csxl-desktop-0.10.0-portable-windows.zip"),
        (updates.BUNDLE, "csxl-desktop-0.10.0-linux.tar.xz"),
    ],
)
def test_a_newer_version_is_found_with_what_is_new(shared: Path, keys: bytes, name: str, file: str) -> None:
    found = newest_release(shared, "0.9.3", keys, name)

    assert found is not None
    assert (found.version, found.setup) == ("0.10.0", shared / file)
    assert found.notes == {"fr": "L’imprimante est retenue."}


@pytest.mark.parametrize("running", ["0.10.0", "0.10", "0.11.0", "1.0"])
def test_what_is_not_newer_is_not_told(shared: Path, keys: bytes, running: str) -> None:
    assert newest_release(shared, running, keys, WINDOWS) is None


def test_of_several_the_newest(shared: Path, key: Path, keys: bytes) -> None:
    (shared / "csxl-desktop-0.9.9-setup.exe").write_bytes(b"MZ")
    (shared / "csxl-desktop-0.12-setup.exe").write_bytes(b"MZ")
    publish("sign", key, shared)

    found = newest_release(shared, "0.9.3", keys, WINDOWS)

    assert found is not None
    assert found.version == "0.12"


def test_a_file_that_was_changed_or_cut_is_refused(shared: Path, keys: bytes) -> None:
    setup = shared / "csxl-desktop-0.10.0-setup.exe"
    whole = setup.read_bytes()

    setup.write_bytes(whole[:-1] + b"!")
    assert _refusal(shared, keys) == "DamagedSetupError"
    setup.write_bytes(whole[:5000])
    assert _refusal(shared, keys) == "DamagedSetupError"
    setup.unlink()
    assert _refusal(shared, keys) == "MissingSetupError"


def test_a_list_that_fits_the_forged_file_is_refused_by_its_signature(
    shared: Path, keys: bytes, tmp_path: Path
) -> None:
    (shared / "csxl-desktop-0.10.0-setup.exe").write_bytes(b"MZ evil")
    publish("new", tmp_path / "other.pem")
    publish("sign", tmp_path / "other.pem", shared)

    assert _refusal(shared, keys) == "ForgedReleaseError"


@pytest.mark.parametrize("signature", [b"", b"not base64!", b"QUJD\n", b"\xff" * 64])
def test_what_is_no_signature_is_refused(shared: Path, keys: bytes, signature: bytes) -> None:
    (shared / "SHA256SUMS.sig").write_bytes(signature)

    assert _refusal(shared, keys) == "ForgedReleaseError"


def test_a_line_added_to_the_signed_list_is_refused(shared: Path, keys: bytes) -> None:
    sums = shared / "SHA256SUMS"
    sums.write_text(sums.read_text() + f"{'0' * 64}  csxl-desktop-9.0-setup.exe\n")

    assert _refusal(shared, keys) == "ForgedReleaseError"


def test_a_setup_file_without_a_signature_is_warned_of_and_an_old_one_is_not(tmp_path: Path, keys: bytes) -> None:
    (tmp_path / "csxl-desktop-0.10.0-setup.exe").write_bytes(b"MZ")

    assert _refusal(tmp_path, keys) == "UnsignedReleaseError"
    assert newest_release(tmp_path, "0.10.0", keys, WINDOWS) is None


def test_a_copy_without_a_key_believes_nobody(shared: Path, tmp_path: Path) -> None:
    assert publisher_keys(tmp_path) == b""
    assert _refusal(shared, b"") == "ForgedReleaseError"


def test_after_a_change_of_key_both_are_believed(shared: Path, keys: bytes, tmp_path: Path) -> None:
    publish("new", tmp_path / "next.pem")
    publish("public", tmp_path / "next.pem", tmp_path / "next-public.pem")
    both = (tmp_path / "next-public.pem").read_bytes() + keys

    assert newest_release(shared, "0.9.3", both, WINDOWS) is not None


def test_a_folder_that_is_away_is_said(tmp_path: Path, keys: bytes) -> None:
    assert _refusal(tmp_path / "nowhere", keys) == "UpdateFolderAwayError"
    (tmp_path / "file").write_bytes(b"")
    assert _refusal(tmp_path / "file", keys) == "UpdateFolderAwayError"


@pytest.mark.parametrize(
    "name", ["../csxl-desktop-9.0-setup.exe", "sub/csxl-desktop-9.0-setup.exe", "csxl-desktop-9.0b1-setup.exe"]
)
def test_a_signed_name_leads_nowhere_else(shared: Path, key: Path, name: str) -> None:
    listed = updates._listed(f"{'0' * 64}  {name}\n".encode())

    assert list(updates._versions(listed, WINDOWS)) == []


def test_notes_that_were_changed_are_left_out(shared: Path, keys: bytes) -> None:
    (shared / "csxl-desktop-0.10.0-nouveautes.fr.txt").write_text("Cliquez ici")

    found = newest_release(shared, "0.9.3", keys, WINDOWS)

    assert found is not None
    assert found.notes == {}


def test_the_copy_is_checked_again(shared: Path, keys: bytes, tmp_path: Path) -> None:
    found = newest_release(shared, "0.9.3", keys, WINDOWS)
    assert found is not None
    copy = take(found, tmp_path / "own")
    assert copy.read_bytes() == found.setup.read_bytes()
    assert copy.parent.stat().st_mode & 0o077 == 0

    found.setup.write_bytes(b"MZ swapped after it was proposed")
    with pytest.raises(updates.DamagedSetupError):
        take(found, tmp_path / "own")
    assert not (tmp_path / "own").exists()

    found.setup.unlink()
    with pytest.raises(updates.UpdateFolderAwayError):
        take(found, tmp_path / "own")


def test_what_was_changed_after_the_copy_is_not_whole(shared: Path, tmp_path: Path, keys: bytes) -> None:
    found = newest_release(shared, "0.9.3", keys, WINDOWS)
    assert isinstance(found, Release)
    copy = take(found, tmp_path / "own")
    assert updates.is_whole(copy, found.digest)

    copy.write_bytes(b"MZ")
    assert not updates.is_whole(copy, found.digest)
    assert not updates.is_whole(tmp_path / "nowhere", found.digest)


def test_the_publisher_s_key_is_its_own_and_never_overwritten(tmp_path: Path) -> None:
    publish("new", tmp_path / "key.pem")
    before = (tmp_path / "key.pem").read_bytes()

    with pytest.raises(subprocess.CalledProcessError):
        publish("new", tmp_path / "key.pem")

    assert (tmp_path / "key.pem").read_bytes() == before
    assert (tmp_path / "key.pem").stat().st_mode & 0o077 == 0
