"""Running a command as a shell would, and reading what it says."""

from pathlib import Path

import pytest

from csxl_desktop.cli import commands

MEMBERS = "organisation;civilité;prénom;nom\n(Le) Grand Pont;Mme;Ana;Diop\nL'Îlot;M.;Jan;Peeters\n"


class Said:
    """What a command answered."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def csxl(capsys: pytest.CaptureFixture[str]) -> "Csxl":
    return Csxl(capsys)


class Csxl:
    """Runs a command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], language: str = "en") -> None:
        self._capsys, self.language = capsys, language

    def __call__(self, *arguments: object) -> Said:
        self._capsys.readouterr()
        status = commands.main([str(argument) for argument in arguments], self.language)
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        return Said(status, out, err)


@pytest.fixture
def members(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(MEMBERS, encoding="utf-8")
    return path
