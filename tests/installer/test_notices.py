"""Notices and bill of materials, complete."""

import json
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from installer import lock, notices, places, sbom

PACKAGES = Path(sysconfig.get_paths()["purelib"])
SHIPPED = lock.shipped(lock.read(places.LOCK), places.wanted())
NAMES = frozenset(each.name for each in SHIPPED)
WITHOUT_A_TEXT = {
    "pyside6-essentials",
    "pyside6-pdf",
    "shiboken6",
}  # their wheels carry none: the GNU texts stand for them


def test_every_package_that_is_shipped_says_its_licence_and_brings_its_text() -> None:
    works = notices.works(PACKAGES, NAMES)

    assert {work.name for work in works} == NAMES
    assert [work.name for work in works if not work.licence] == []
    assert {work.name for work in works if not work.texts} <= WITHOUT_A_TEXT


def test_the_notices_hold_what_the_lgpl_asks_and_every_font_icon_and_dictionary() -> None:
    text = notices.compose(PACKAGES, NAMES, python="PSF LICENSE AGREEMENT", qt_place="in Qt")

    for wanted in (
        "GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "may replace by your own builds",
        "sources on a data carrier", "European Union Public Licence", "PSF LICENSE AGREEMENT",
        "PySide6 (with shiboken6)", "Zetetic LLC", "SIL OPEN FONT LICENSE", "ISC License",
    ):  # fmt: skip
        assert wanted.lower() in text.lower()
    for folder in ("fonts", "icons", "dictionaries"):
        for path in (places.RESOURCES / folder).glob("*LICENSE*"):
            assert f"{folder}/{path.name}" in text


def bill(*, windows: bool) -> dict[str, Any]:
    packages = lock.shipped(lock.read(places.LOCK), places.wanted(), windows=windows)
    told: dict[str, Any] = json.loads(sbom.compose(packages, windows=windows, python="3.11.9"))
    return told


@pytest.mark.parametrize("windows", [False, True])
def test_the_bill_of_materials_covers_the_lock(windows: bool) -> None:
    told = bill(windows=windows)
    packages = lock.shipped(lock.read(places.LOCK), places.wanted(), windows=windows)

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert {f"pkg:pypi/{each.name}@{each.version}" for each in packages} == {
        each["purl"] for each in told["components"] if "purl" in each
    }


def test_every_package_of_the_bill_is_needed_by_another() -> None:
    told = bill(windows=False)
    known = {each["bom-ref"] for each in told["components"]} | {told["metadata"]["component"]["bom-ref"]}
    needed = {ref for each in told["dependencies"] for ref in each["dependsOn"]}

    assert needed <= known
    assert {each["purl"] for each in told["components"] if "purl" in each} == needed
