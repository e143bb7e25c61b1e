"""Grammalecte as the setup for Windows carries it: the pinned package, its terms, and a reader that runs from there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.exchange import grammar_process
from installer import debian, grammar, notices, places, sbom, windows

CONTROL = """\
Package: python3-grammalecte
Version: 3.0-1
Architecture: all
Maintainer: A <a@b.example>
Description: x
"""


def deb(folder: Path) -> Path:
    """A package of that name, with what Debian's has."""
    root = folder / "root"
    module = root / "usr/lib/python3/dist-packages/grammalecte"
    papers = root / "usr/share/doc/python3-grammalecte"
    for path, words in (
        (module / "__init__.py", "VERSION = 3\n"),
        (papers / "copyright", "License: GPL-3\nCopyright: somebody\n"),
        (root / "usr/bin/other", "#!/bin/sh\n"),
        (root / "DEBIAN/control", CONTROL),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    package = folder / "named.deb"
    subprocess.run(["dpkg-deb", "--build", root, package], check=True, capture_output=True)
    return package


def test_what_the_variable_names_is_unpacked_with_its_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "WORK", tmp_path / "work")
    monkeypatch.setattr(places, "OUT", tmp_path / "out")
    monkeypatch.setenv(grammar.VARIABLE, str(deb(tmp_path)))

    told = grammar.unpack(tmp_path / "grammalecte")

    files = {path.relative_to(tmp_path / "grammalecte").as_posix() for path in (tmp_path / "grammalecte").rglob("*.*")}
    assert files == {"grammalecte/__init__.py", "copyright.txt"}
    assert (told.work.version, told.work.texts) == ("3.0-1", ("License: GPL-3\nCopyright: somebody",))
    assert "sources are those of Debian" in told.told
    assert "3.0-1" in told.told


def test_another_file_than_the_pinned_one_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(grammar.VARIABLE, raising=False)
    monkeypatch.setattr(places, "DOWNLOADS", tmp_path)
    (tmp_path / f"{grammar.PACKAGE}_{grammar.VERSION}_all.deb").write_bytes(b"another")

    with pytest.raises(SystemExit):
        grammar.unpack(tmp_path / "grammalecte")
    assert not (tmp_path / "grammalecte").exists()


def test_notices_and_bill_name_it_where_it_is_carried() -> None:
    program = notices.Program(notices.Work("grammalecte", "3.0-1", grammar.LICENCE, ("Copyright: somebody",)), "OFFER")

    text = notices.compose(
        Path(sys.prefix, "lib", f"python{places.PYTHON}", "site-packages"),
        ["pyside6-essentials"],
        python="PSF",
        qt_place="in Qt",
        beside=(program,),
    )
    bill = json.loads(sbom.compose((), windows=True, python="3.11.9", beside=(program.work,)))

    assert "OFFER" in text
    assert "Copyright: somebody" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    (component,) = [each for each in bill["components"] if each["name"] == "grammalecte"]
    assert (component["version"], component["licenses"]) == ("3.0-1", [{"license": {"id": "GPL-3.0-only"}}])


def test_it_lies_where_the_program_looks_for_it() -> None:
    assert grammar_process.FOLDER == grammar.FOLDER
    assert grammar.VARIABLE in (places.ROOT / "docs" / "decisions" / "0030-grammar.md").read_text("utf-8")


def test_debian_recommends_it() -> None:
    assert grammar.PACKAGE in debian.RECOMMENDS
    assert grammar.PACKAGE not in " ".join(debian.DEPENDS)
    assert grammar.PACKAGE in (places.HERE / "prepare").read_text("utf-8")


def test_the_script_that_reads_stays_a_file_when_the_rest_is_compiled(tmp_path: Path) -> None:
    """As on Windows: modules without their sources, Grammalecte's too."""
    worker = tmp_path / "app" / "resources" / "grammar" / "worker.py"
    module = tmp_path / "app" / "resources" / "grammalecte" / "grammalecte" / "__init__.py"
    for path, words in ((worker, grammar_process.worker().read_text("utf-8")), (module, "fr = 1\n")):
        path.parent.mkdir(parents=True)
        path.write_text(words, "utf-8")

    windows._compile(tmp_path / "app")

    left = {path.relative_to(tmp_path / "app" / "resources").as_posix() for path in (tmp_path / "app").rglob("*.py*")}
    assert left == {"grammar/worker.py", "grammalecte/grammalecte/__init__.pyc"}
