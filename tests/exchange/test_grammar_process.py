"""The grammar’s process: a program of another, which may be away, die, hang, write rubbish, grow."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import pytest

from csxl_desktop.__main__ import GRAMMAR_FLAG
from csxl_desktop.exchange import child, grammar_process
from csxl_desktop.exchange.grammar_process import GrammarNotStartedError, GrammarStoppedError, OutOfTimeError, said_of
from csxl_desktop.system.other_programs import environment_of_others
from tests.grammar_there import needs_grammalecte

READY = "import sys, json, time, signal; print('[]', flush=True)\n"
WORDS = ("Il faut mangé la soupe.", "Tout va bien.", "Les enfants mange ici.")


def program(code: str) -> list[str]:
    return [sys.executable, "-c", READY + code]


def asked(command: Sequence[str], words: Sequence[str] = WORDS, seconds: float = 60) -> list[list[str]]:
    return [[slip.rule for slip in said] for said in said_of(words, command, monotonic() + seconds)]


@needs_grammalecte
def test_grammalecte_reads_in_a_process_of_its_own() -> None:
    (first, second, third) = asked(grammar_process.command())

    assert any("infi" in rule for rule in first)
    assert second == []
    assert any("conj" in rule for rule in third)


def test_the_script_knows_nothing_of_ours_and_loads_no_more_than_it_needs() -> None:
    source = grammar_process.worker().read_text("utf-8")

    assert "csxl" not in source
    assert {line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))} <= {
        "json", "os", "sys", "typing",
    }  # fmt: skip


def test_a_bundle_starts_itself_to_become_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped = tmp_path / "grammalecte" / "grammalecte"
    shipped.mkdir(parents=True)
    monkeypatch.setattr(grammar_process, "resources", lambda: tmp_path)
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert grammar_process.command() == (sys.executable, GRAMMAR_FLAG, str(shipped.parent))
    assert GRAMMAR_FLAG == grammar_process.GRAMMAR_FLAG


@needs_grammalecte
def test_the_program_becomes_it_when_it_is_asked_so() -> None:
    folder = grammar_process.command()[-1]
    done = subprocess.run(
        [sys.executable, "-m", "csxl_desktop", GRAMMAR_FLAG, folder],
        input='"Il faut mang\\u00e9 la soupe."\n',
        capture_output=True,
        text=True,
        check=True,
    )

    assert [line[:2] for line in done.stdout.splitlines()] == ["[]", "[["]


def test_where_it_is_not_there_is_no_way_to_start_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(grammar_process, "_OF_DEBIAN", tmp_path)

    assert grammar_process.command() == ()


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(3)",
        "sys.stdin.readline(); print('no JSON at all', flush=True); signal.pause()",
        "sys.stdin.readline(); print('[[1, 2]]', flush=True); signal.pause()",
        "sys.stdin.readline(); print('{\"a\": 1}', flush=True); signal.pause()",
        "sys.stdin.readline(); print('[]', flush=True); sys.stdin.readline(); os.kill(os.getpid(), 9)",
    ],
)
def test_what_dies_or_answers_rubbish_is_told_as_stopped(code: str) -> None:
    with pytest.raises(GrammarStoppedError):
        asked(program(f"import os; {code}"))


def test_what_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar_process, "_FOR_ONE", 0.2)

    with pytest.raises(GrammarStoppedError):
        asked(program("signal.pause()"))


def test_what_does_not_even_start_is_told_apart() -> None:
    with pytest.raises(GrammarNotStartedError):
        asked([sys.executable, "-c", "raise ImportError"])


def test_the_time_for_a_whole_text_ends() -> None:
    with pytest.raises(OutOfTimeError):
        asked(program("signal.pause()"), seconds=0.2)


def test_what_reads_nothing_holds_nobody() -> None:
    """Megabytes are written to it, more than any pipe holds."""
    with pytest.raises(OutOfTimeError):
        asked(program("signal.pause()"), ["un mot " * 2_000] * 200, seconds=0.3)


@pytest.mark.skipif(sys.platform != "linux", reason="the rig reads /proc")
def test_what_grows_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammar_process, "MEMORY", 60_000_000)
    monkeypatch.setattr(child, "_BETWEEN_LOOKS", 0.01)

    with pytest.raises(GrammarStoppedError):
        asked(program("held = b'x' * 100_000_000; signal.pause()"))


def test_it_ends_with_whoever_asked() -> None:
    """The iterator is let go after its first answer: the process is gone."""
    code = "print('[[0, 1, \"' + str(__import__('os').getpid()) + '\", \"\", []]]', flush=True); signal.pause()"
    answers = said_of(WORDS, program(f"sys.stdin.readline(); {code}"), monotonic() + 60)
    process = int(next(answers)[0].rule)

    answers.close()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('told.txt', 'w')",
        "import os; os.open('told.txt', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_it_reaches_no_network_starts_nothing_and_writes_no_file(act: str, tmp_path: Path) -> None:
    code = f"import runpy; runpy.run_path({str(grammar_process.worker())!r})['limit'](); {act}"

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "PermissionError" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_other_programs_get_the_libraries_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/bundle")
    assert "LD_LIBRARY_PATH" not in environment_of_others()

    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    assert environment_of_others()["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in environment_of_others()
