"""What `make installer` refuses to hand out, and what lies beside what it does."""

from pathlib import Path

import pytest

from csxl_desktop.services import updates
from csxl_desktop.system import paths
from installer import __main__ as building
from installer import places, publisher, release, start, start_times


def test_a_file_larger_than_its_goal_is_not_handed_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = tmp_path / "setup.exe"
    large.write_bytes(b"0" * 1_000_001)

    with pytest.raises(SystemExit):
        building.finish(large, 1)

    assert "the goal is 1 MB" in capsys.readouterr().err
    assert not large.with_name("setup.exe.sha256").exists()
    building.finish(large, 2)
    assert large.with_name("setup.exe.sha256").exists()


def test_what_is_new_lies_beside_the_setup_files_in_each_language_that_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "OUT", tmp_path / "out")

    written = release.write_notes()

    assert {each.name.split(".")[-2] for each in written} == {"fr", "nl"}
    told = places.notes("fr").read_text("utf-8")
    assert told.startswith("– Le répertoire, l’agenda")
    assert "#" not in told


def test_a_version_that_the_manual_says_nothing_of_is_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(places, "OUT", tmp_path / "out")
    monkeypatch.setattr(places, "version", lambda: "99.0.0")

    with pytest.raises(SystemExit):
        release.write_notes()

    assert "99.0.0" in capsys.readouterr().err


def test_whatever_is_handed_out_stands_in_the_signed_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "OUT", tmp_path)
    files = [places.windows_setup(), places.debian_package(), places.portable_zip(), places.linux_archive()]
    files += release.write_notes()
    for each in files:
        each.touch()
    (tmp_path / "build.log").touch()
    publisher.new(tmp_path / "key.pem")

    publisher.sign(tmp_path / "key.pem", tmp_path)

    listed = {line.split()[1] for line in (tmp_path / publisher.SUMS).read_text().splitlines()}
    assert listed == {each.name for each in files}
    version = places.version()
    assert places.portable_zip().name == updates.PORTABLE.format(version=version)
    assert places.linux_archive().name == updates.BUNDLE.format(version=version)


def test_the_mark_of_a_stick_is_the_one_that_the_program_looks_for() -> None:
    assert start.MARK == paths.PORTABLE


@pytest.mark.parametrize(
    ("bundle", "slower"),
    [([1.0, 1.1, 1.0, 1.2, 1.1], False), ([1.4, 1.1, 1.2, 1.2, 1.0], False), ([1.4, 1.3, 1.4, 1.1, 1.0], True)],
)
def test_a_bundle_that_starts_slower_beyond_noise_is_told(bundle: list[float], *, slower: bool) -> None:
    assert start_times.is_slower(bundle, [1.1, 1.25, 1.0, 1.1, 1.2]) is slower
