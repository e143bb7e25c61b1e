"""What a bundle is made of, as CycloneDX 1.6: for the office's IT, who look for known faults by it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from installer import lock, places
from installer.lock import Pinned
from installer.notices import Work


def compose(packages: tuple[Pinned, ...], *, windows: bool, python: str, beside: Sequence[Work] = ()) -> str:
    """The document for the packages of the lock that one system gets, and programs of others `beside` ours.

    The same input gives the same bytes.
    """
    ours = _component(places.NAME, places.version(), kind="application", licence="EUPL-1.2")
    names = {each.name for each in packages}
    refs = {each.name: f"pkg:pypi/{each.name}@{each.version}" for each in packages}
    needs: dict[str, set[str]] = {each: set() for each in (places.NAME, *refs)}
    for each in packages:
        for asker in map(lock.name_of, each.asked_by):
            if asker in needs:
                needs[asker].add(refs[each.name])
    interpreter = _component("python", python, kind="platform", licence="PSF-2.0")
    programs = [_component(each.name, each.version, kind="application", licence=each.licence) for each in beside]
    parts = [each["bom-ref"] for each in (ours, interpreter, *programs)]
    content = "|".join([*parts, str(windows), *sorted(refs.values())])
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {"component": ours},
        "components": [*map(_pinned, packages), interpreter, *programs],
        "dependencies": [
            {"ref": refs.get(name, ours["bom-ref"]), "dependsOn": sorted(needs[name])}
            for name in (places.NAME, *sorted(names))
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def write(
    packages: tuple[Pinned, ...], target: Path, *, windows: bool, python: str, beside: Sequence[Work] = ()
) -> None:
    target.write_text(compose(packages, windows=windows, python=python, beside=beside), "utf-8")


def _component(name: str, version: str, *, kind: str, licence: str) -> dict[str, Any]:
    return {
        "type": kind,
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"license": {"id": licence}}],
    }


def _pinned(each: Pinned) -> dict[str, Any]:
    purl = f"pkg:pypi/{each.name}@{each.version}"
    return {"type": "library", "bom-ref": purl, "name": each.name, "version": each.version, "purl": purl}
