"""The code as trees: what the rules of this folder look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATED = "csxl_desktop/storage/migrations/versions/"


@dataclass(frozen=True)
class Source:
    """One module: where it is from the repository's root, its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        """Only for who asks: the trees of all modules are millions of objects."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """The whole tree, walked once for all rules."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def calls(self) -> tuple[tuple[ast.Call, str], ...]:
        """Every call with what is called, as written: `datetime.now`."""
        return tuple((node, as_written(node.func)) for node in self.nodes if isinstance(node, ast.Call))

    def at(self, node: ast.expr | ast.stmt) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """Every module below `folder`, the migrations that Alembic wrote set aside."""
    return tuple(_read(path) for path in sorted((ROOT / folder).rglob("*.py")) if not _generated(path))


def _generated(path: Path) -> bool:
    return path.relative_to(ROOT).as_posix().startswith(GENERATED)


@cache
def _read(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def as_written(node: ast.expr) -> str:
    """What Python would unparse; a name and what is asked of it, which most are, without its detour."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{as_written(node.value)}.{node.attr}"
    return ast.unparse(node)


def import_time_calls(node: ast.AST) -> Iterator[ast.Call]:
    """Calls made while the module is imported: outside every function and lambda."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from import_time_calls(child)


def function_imports(source: Source) -> Iterator[ast.Import | ast.ImportFrom]:
    """Imports that wait inside a function."""
    for function in source.nodes:
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node
