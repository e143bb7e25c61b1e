"""A person's own data are printed in Dutch to the last word: what columns are called, what was done to them."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import csxl_desktop
from csxl_desktop.services.exchange.column_words import COLUMNS, SPECIAL
from csxl_desktop.services.exchange.sheet_words import CHOICES, SHEETS
from csxl_desktop.services.personal_data import _OWN_WORDS
from tests.i18n.said import answered

# Who writes gives a label; it is the first message of the call, or what a parameter is where nobody gives one.
_LABELS = {"label", "words", "CREATION"}
_WRITES = {"begin", "create", "change", "trash", "add", "_take_back", "_append", "Plan"}


def column_words() -> set[str]:
    """Titles of tables, names of columns, values to choose from."""
    named = (words[0] for table in (SHEETS, COLUMNS, SPECIAL) for words in table.values())
    return {*named, *(word for words in CHOICES.values() for word in words.values()), *_OWN_WORDS.values()}


@cache
def history_labels() -> set[str]:
    """What the history says of every write, read from the source."""
    root = Path(csxl_desktop.__file__).parent
    found: set[str] = set()
    for path in (*root.glob("services/**/*.py"), *root.glob("storage/**/*.py"), *root.glob("ui/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _WRITES:
                    found.update(word for given in node.args for word in _messages(given))
                case ast.Assign(targets=[ast.Name(id=name)], value=given) if name in _LABELS:
                    found.update(_messages(given))
                case ast.FunctionDef():
                    found.update(word for given in node.args.defaults for word in _messages(given))
                case _:
                    continue
    return found


def _messages(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id="N_"), args=[ast.Constant(value=str(words))]):
            yield words
        case ast.IfExp():
            yield from (*_messages(node.body), *_messages(node.orelse))


@pytest.mark.parametrize("gather", [column_words, history_labels])
def test_every_word_is_dutch(gather: Callable[[], set[str]]) -> None:
    words, dutch = gather(), answered("nl")
    assert len(words) > 100
    assert sorted(word for word in words if not any(dutch.get(word, ()))) == []


def test_labels_are_found_wherever_they_are_given() -> None:
    given = {
        "Person anonymised",
        "Field changed",
        "Seat handed over",
        "Dossier created",
        "Organisation renamed",
        "Mandate ended",
    }
    assert given <= history_labels()
