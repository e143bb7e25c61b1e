"""Folders follow the environment when it says so, the user's own otherwise."""

from pathlib import Path

import pytest

from csxl_desktop.system import paths


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))

    assert paths.data_folder() == tmp_path
    assert paths.default_dossiers_folder() == tmp_path / "dossiers"
    assert paths.config_folder() == tmp_path / "config"


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, value)

    assert paths.data_folder().name == "CSXL"
    assert paths.config_folder().is_absolute()
    assert paths.default_dossiers_folder().parts[-2:] == ("CSXL", "dossiers")


def test_resources_are_where_the_fonts_are() -> None:
    faces = {path.name for path in (paths.resources() / "fonts").glob("*.ttf")}

    assert {"SourceSans3-Regular.ttf", "NotoNaskhArabic-Regular.ttf", "DejaVuSans.ttf"} <= faces
