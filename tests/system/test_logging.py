"""The log says what failed and where, and repeats nothing that was typed."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop.system import logging as log

logger = logging.getLogger("csxl_desktop.tests")


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    yield log.start(tmp_path / "logs")
    log.stop()


def fail(name: str) -> None:
    try:
        int(name)
    except ValueError as error:
        raise KeyError(name) from error


def test_a_failure_is_logged_without_its_values(written: Path) -> None:
    try:
        fail("Berthe Invisible")
    except KeyError:
        logger.exception("Saving failed")

    text = written.read_text("utf-8")
    assert "Saving failed" in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logging.py" in text
    assert "Invisible" not in text


def test_addresses_and_the_home_folder_are_masked(written: Path) -> None:
    logger.info("opened %s for <%s>", Path.home() / "dossier", "berthe@exemple.be")

    text = written.read_text("utf-8")
    assert "berthe" not in text
    assert "~/dossier" in text.replace("\\", "/")
    assert str(Path.home() / "dossier") not in text


def test_starting_again_writes_each_line_once(written: Path) -> None:
    assert log.start(written.parent) == written

    logger.info("once")

    assert written.read_text("utf-8").count("once") == 1


def test_the_log_stays_small(written: Path) -> None:
    line = "x" * 10_000
    for _ in range(700):
        logger.info(line)

    sizes = [path.stat().st_size for path in written.parent.iterdir()]
    assert len(sizes) == 5
    assert max(sizes) <= 1_000_000
