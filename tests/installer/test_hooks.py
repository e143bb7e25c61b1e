"""What runs in a bundle before the program: hooks of ours in the place of those that load Qt into every command."""

import ast

from installer import bundle, places

_HOOKS = places.HERE / "hooks"


def test_what_runs_first_loads_nothing_but_the_system() -> None:
    instead = ast.literal_eval((_HOOKS / "rthooks.dat").read_text("utf-8"))
    trees = [ast.parse((_HOOKS / "rthooks" / name).read_text("utf-8")) for names in instead.values() for name in names]

    imported = [
        name.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    ]

    assert {"PySide6", "multiprocessing"} == instead.keys()
    assert sorted(imported) == ["os", "sys"]
    assert not any(isinstance(node, ast.ImportFrom) for tree in trees for node in ast.walk(tree))


def test_the_builder_is_told_of_them() -> None:
    given = bundle._arguments(places.WORK)

    assert given[given.index("--additional-hooks-dir") + 1] == str(_HOOKS)
