"""Which folders are copied or cut off by others while one writes."""

from pathlib import Path

import pytest

from csxl_desktop.system.drives import cloud_name, is_remote

MOUNTS = """\
22 1 252:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /mnt/part\\040commun rw - cifs //server/commun rw
31 30 0:41 / /mnt/part\\040commun/local rw - ext4 /dev/vdb rw
32 22 0:42 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd rw
not a line
33 22 short - nfs4
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ana/OneDrive/dossier", "OneDrive"),
        ("/home/ana/OneDrive - Commune de Sainte-Alix/CSXL", "OneDrive"),
        ("/home/ana/Dropbox (Privé)/CSXL", "Dropbox"),
        ("/home/ana/Nextcloud", "Nextcloud"),
        ("/home/ana/ownCloud/x", "ownCloud"),
        ("/home/ana/Google Drive/x", "Google Drive"),
        ("/home/ana/iCloudDrive/x", "iCloud"),
        ("/home/ana/Documents/x", ""),
        ("/home/ana/Mega-projets/x", ""),
        ("/home/ana/OneDriveur/x", ""),
    ],
)
def test_cloud_is_known_by_its_folder(path: str, name: str) -> None:
    assert cloud_name(Path(path), {}) == name


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".dropbox", "Dropbox"),
        (".sync_0a1b.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
        (".csync_journal_1.db", "ownCloud"),
        ("notes.txt", ""),
    ],
)
def test_cloud_is_known_by_what_it_leaves(tmp_path: Path, mark: str, name: str) -> None:
    (tmp_path / mark).touch()

    assert cloud_name(tmp_path / "sub" / "dossier", {}) == name


def test_cloud_is_known_by_what_windows_says(tmp_path: Path) -> None:
    named = {"OneDriveCommercial": str(tmp_path / "Bureau")}

    assert cloud_name(tmp_path / "Bureau" / "CSXL", named) == "OneDrive"
    assert cloud_name(tmp_path / "Bureau", named) == "OneDrive"
    assert cloud_name(tmp_path / "Ailleurs", named) == ""


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\server\commun\CSXL", True),
        ("//server/commun", True),
        ("/mnt/part commun/CSXL", True),
        ("/mnt/part commun/local/CSXL", False),
        ("/run/user/1000/gvfs/smb-share", True),
        ("/home/ana", False),
    ],
)
def test_share_is_known_by_its_name_or_its_mount(path: str, *, remote: bool) -> None:
    assert is_remote(Path(path), MOUNTS) is remote


def test_this_computer_is_no_share(tmp_path: Path) -> None:
    assert not is_remote(tmp_path)
