"""Nothing grows beyond what one reads at a sitting."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import Source, sources

pytestmark = pytest.mark.no_cover  # trees are read, nothing of the program runs
MODULE_LINES = 400
CLASS_LINES = 200
FUNCTION_LINES = 50
FOLDERS = ("csxl_desktop", "installer", "tests")


def definitions(source: Source) -> Iterator[tuple[str, int, int]]:
    """Each class and function: its name, its length, the length it must stay below."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            limit = CLASS_LINES
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            limit = FUNCTION_LINES
        else:
            continue
        yield f"{source.at(node)} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1, limit


@pytest.mark.parametrize("folder", FOLDERS)
def test_modules_stay_short(folder: str) -> None:
    assert [f"{s.path}: {len(s.lines)}" for s in sources(folder) if len(s.lines) > MODULE_LINES] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_classes_and_functions_stay_short(folder: str) -> None:
    found = [each for source in sources(folder) for each in definitions(source)]

    assert len(found) > 10
    assert [f"{name}: {length} of {limit}" for name, length, limit in found if length >= limit] == []
