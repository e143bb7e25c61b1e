"""The part of the lock that a user receives."""

import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

from csxl_desktop.storage.bags.file import SUFFIX
from installer import lock, places

LOCK = lock.read(places.LOCK)


def test_every_package_of_the_lock_is_read_with_its_hashes() -> None:
    pins = [line for line in places.LOCK.read_text("utf-8").splitlines() if "==" in line and line[0].isalpha()]

    assert len(LOCK) == len(pins) > 60
    assert all(each.hashes and each.asked_by for each in LOCK)


def test_what_is_shipped_is_what_the_program_needs_and_nothing_of_development() -> None:
    shipped = {each.name for each in lock.shipped(LOCK, places.wanted())}

    assert {"pyside6-essentials", "shiboken6", "sqlalchemy", "lxml", "mako"} <= shipped
    assert shipped.isdisjoint({"pytest", "ruff", "mypy", "hypothesis", "coverage", "setuptools", "colorama"})


def test_what_the_packages_ask_for_themselves_is_shipped() -> None:
    shipped = {each.name for each in lock.shipped(LOCK, places.wanted())}

    asked = {
        f"{name}: {needed.name}"
        for name in shipped
        for needed in map(Requirement, requires(name) or ())
        if needed.marker is None or needed.marker.evaluate({"extra": ""})
        if lock.name_of(needed.name) not in shipped
    }

    assert asked == set()


def test_a_part_of_the_lock_is_written_as_pip_reads_it(tmp_path: Path) -> None:
    lock.write(LOCK, tmp_path / "part.lock")

    again = lock.read(tmp_path / "part.lock")

    assert [(p.name, p.version, p.hashes) for p in again] == [(p.name, p.version, p.hashes) for p in LOCK]


def test_the_version_is_the_package_s_and_the_kind_of_file_is_the_bag_s() -> None:
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert places.version() == project["version"]
    assert places.version() in places.debian_package().name
    assert places.BAG_SUFFIX == SUFFIX
