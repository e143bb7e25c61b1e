"""`--help`: each option of each command says what it does, in the language spoken."""

import pytest

from csxl_desktop.cli import commands

_INDENT = " " * 20


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
@pytest.mark.parametrize("command", [*commands.COMMANDS, "bag make", "bag open", "bag back"])
def test_each_option_says_what_it_does(capsys: pytest.CaptureFixture[str], command: str, language: str) -> None:
    with pytest.raises(SystemExit):
        commands.main([*command.split(), "--help"], language)

    lines = capsys.readouterr().out.partition("options:\n")[2].splitlines()
    mute = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("  -") and "  " not in line.strip() and not after.startswith(_INDENT)
    ]

    assert lines
    assert not mute


def test_merge_is_named_among_the_commands_and_calls_itself_so(capsys: pytest.CaptureFixture[str]) -> None:
    for given in (["--help"], ["merge", "--help"]):
        with pytest.raises(SystemExit):
            commands.main(given, "en")

    said = capsys.readouterr().out

    assert "    merge  " in said
    assert "usage: csxl merge" in said
    assert "bag back" not in said
