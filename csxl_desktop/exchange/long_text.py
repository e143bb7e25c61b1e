"""Texts in cells: what XML forbids left out, what a cell cannot hold continued in the next column."""

import re

PIECE = 32_000  # with the slack, below the 32,767 UTF-16 units of a cell
_SLACK = 700
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED_LOOK = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED_UNDERSCORE = "_x005F_"
_CONTINUED = re.compile(r"^(.*\S) \([^()]*?(\d+)\)$")
_FORMATTED = re.compile(r"^(.*\S) \{[^{}]*?(\d+)\}$")


def clean(text: str) -> str:
    """`text` as a cell keeps it: line feeds alone, no character that XML forbids; blank is empty."""
    plain = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if plain.strip() else ""


def escaped(text: str) -> str:
    """Text that looks like a spreadsheet's own escape (`_x000D_`) kept literal."""
    return _ESCAPED_LOOK.sub(_ESCAPED_UNDERSCORE, text)


def pieces(text: str) -> list[str]:
    """`text` cut so that each piece fits in a cell, inside a word where it can: spreadsheets trim blanks."""
    if len(text) <= PIECE // 8:
        return [text]
    result: list[str] = []
    start = size = 0
    for position, char in enumerate(text):
        size += len(_ESCAPED_UNDERSCORE) if char == "_" else 2 if char > "\uffff" else 1
        inside_a_word = not char.isspace() and not text[position - 1].isspace()
        if size > PIECE + _SLACK or (size > PIECE and inside_a_word):
            result.append(text[start:position])
            start, size = position, 1
    return [*result, text[start:]]


def continued(header: str, number: int, word: str) -> str:
    """The header of a continuation of plain text: `Texte (suite 2)`."""
    return f"{header} ({word} {number})"


def formatted(header: str, number: int, word: str) -> str:
    """The header of a piece of formatting: `Texte {mise en forme 1}`."""
    return f"{header} {{{word} {number}}}"


def continuation(header: str) -> tuple[str, str, int] | None:
    """Taken apart: the header continued, `plain` or `json`, and its number; whatever the language."""
    if found := _CONTINUED.match(header):
        return found[1], "plain", int(found[2])
    if found := _FORMATTED.match(header):
        return found[1], "json", int(found[2])
    return None
