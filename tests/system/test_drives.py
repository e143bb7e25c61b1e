"""Which folders are copied or cut off by others while one writes."""

from pathlib import Path

import pytest

from csxl_desktop.system.drives import Kind, cloud_name, is_remote, kind_of, of_windows

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


DISKS = """\
22 1 8:2 / / rw - ext4 /dev/sda2 rw
23 22 8:17 / /media/ana/CLE rw - vfat /dev/sdb1 rw
24 22 179:1 / /media/ana/CARTE rw - exfat /dev/mmcblk0p1 rw
25 22 8:33 / /media/ana/DISQUE\\040USB rw - ext4 /dev/sdc1 rw
26 22 253:0 / /chiffre rw - ext4 /dev/mapper/home rw
27 22 253:1 / /chiffre-usb rw - ext4 /dev/mapper/usb rw
28 22 0:50 / /tmp rw - tmpfs tmpfs rw
29 22 0:51 / /mnt/hote rw - 9p host rw
30 22 0:52 / /mnt/inconnu rw - fuse.quelque.chose x rw
31 22 0:53 / /mnt/part rw - cifs //server/commun rw
"""


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """What the system says of its disks, laid out as it does."""
    numbers = tmp_path / "dev"
    numbers.mkdir()

    def disk(name: str, part: str, number: str, *, removable: bool = False) -> Path:
        folder = tmp_path / "devices" / name / part
        folder.mkdir(parents=True)
        (folder.parent / "removable").write_text("1\n" if removable else "0\n")
        (numbers / number).symlink_to(folder)
        return folder

    fixed = disk("ata1/sda", "sda2", "8:2")
    disk("pci/sdb", "sdb1", "8:17", removable=True)
    disk("mmc/mmcblk0", "mmcblk0p1", "179:1", removable=True)
    on_cable = disk("usb2/2-1/sdc", "sdc1", "8:33")
    for number, name, below in (("253:0", "dm-0", fixed), ("253:1", "dm-1", on_cable)):
        slaves = tmp_path / "devices" / "virtual" / name / "slaves"
        slaves.mkdir(parents=True)
        (slaves / below.name).symlink_to(below)
        (numbers / number).symlink_to(slaves.parent)
    return numbers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ana/dossier", Kind.FIXED),
        ("/media/ana/CLE/dossier", Kind.REMOVABLE),
        ("/media/ana/CARTE", Kind.REMOVABLE),
        ("/media/ana/DISQUE USB/dossier", Kind.REMOVABLE),
        ("/chiffre/dossier", Kind.FIXED),
        ("/chiffre-usb/dossier", Kind.REMOVABLE),
        ("/tmp/dossier", Kind.FIXED),
        ("/mnt/hote/dossier", Kind.UNKNOWN),
        ("/mnt/inconnu/dossier", Kind.UNKNOWN),
        ("/mnt/part/dossier", Kind.REMOTE),
        (r"\\server\commun\dossier", Kind.REMOTE),
    ],
)
def test_disk_that_may_be_taken_out_is_told_from_one_that_stays(devices: Path, path: str, kind: Kind) -> None:
    assert kind_of(Path(path), DISKS, devices) is kind


def test_file_system_that_numbers_itself_is_known_by_its_disk(devices: Path) -> None:
    assert kind_of(Path("/mnt/x"), "40 22 0:60 / /mnt rw - btrfs /dev/null rw", devices) is Kind.FIXED
    assert kind_of(Path("/mnt/x"), "40 22 0:60 / /mnt rw - btrfs /dev/nowhere rw", devices) is Kind.FIXED


def test_no_alarm_where_the_system_tells_nothing(devices: Path) -> None:
    assert kind_of(Path("/home/ana"), "", devices) is Kind.FIXED
    assert kind_of(Path("/home/ana"), "23 22 8:17 / /media rw - vfat /dev/sdb1 rw", devices) is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("number", "kind"),
    [(0, Kind.UNKNOWN), (1, Kind.UNKNOWN), (2, Kind.REMOVABLE), (3, Kind.FIXED), (4, Kind.REMOTE), (5, Kind.REMOVABLE)],
)
def test_what_windows_says_of_a_drive(number: int, kind: Kind) -> None:
    assert of_windows(number) is kind
