"""What is shipped beside the code: complete, licensed, and there under the name the code says."""

import ast
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from csxl_desktop.system.paths import resources
from tests.architecture.sources import Source, sources

FONTS = sorted(path.name for path in (resources() / "fonts").glob("*.ttf"))
ICONS = {path.stem for path in (resources() / "icons").glob("*.svg")}
ICON_ARGUMENT = {
    "set_icon": 1, "icon_button": 0, "show_icon": 0, "primary_button": 1, "link_button": 2, "icon": 0, "pixmap": 0,
}  # fmt: skip


@pytest.mark.parametrize("name", FONTS)
def test_a_font_has_outlines_that_pages_embed_and_its_licence(name: str) -> None:
    content = (resources() / "fonts" / name).read_bytes()
    family = name.split("-", maxsplit=1)[0].removesuffix(".ttf")

    tables = {content[start : start + 4] for start in range(12, 12 + 16 * content[5], 16)}
    assert b"glyf" in tables
    assert list((resources() / "fonts").glob(f"{family}-LICENSE.*"))


@pytest.mark.parametrize("language", ["fr", "nl", "en"])
def test_a_dictionary_is_whole_and_has_its_licence(language: str) -> None:
    folder = resources() / "dictionaries"

    assert {path.name for path in folder.glob(f"{language}.*")} == {
        f"{language}.aff", f"{language}.dic", f"{language}.LICENSE",
    }  # fmt: skip


def test_the_icons_have_their_licence() -> None:
    assert "ISC" in (resources() / "icons" / "LICENSE").read_text("utf-8")


def test_every_icon_is_drawn() -> None:
    paths = [resources() / "icons" / f"{name}.svg" for name in sorted(ICONS)]

    broken = [path.stem for path in paths if not QSvgRenderer(QByteArray(path.read_bytes())).isValid()]

    assert broken == []


def named_icons(source: Source) -> Iterator[tuple[str, str]]:
    """Where the window names an icon, and its name: as an argument, or in a table called …ICONS."""
    for call, name in source.calls:
        place = ICON_ARGUMENT.get(name.rsplit(".", maxsplit=1)[-1], len(call.args))
        arguments = call.args[place : place + 1] + [word.value for word in call.keywords if word.arg == "icon"]
        yield from ((source.at(call), text) for argument in arguments for text in texts(argument))
    for node in source.tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("ICONS"):
            yield from ((source.at(node), text) for text in texts(node.value))


def texts(node: ast.expr) -> list[str]:
    """The texts that an expression is, or may be: of a table, its values."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and node.value else []
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    if isinstance(node, ast.Dict):
        return [text for value in node.values for text in texts(value)]
    return []


def test_every_icon_that_the_window_names_is_there() -> None:
    named = [pair for source in sources("csxl_desktop/ui") for pair in named_icons(source)]

    assert len(named) > 5
    assert [f"{where} {icon}" for where, icon in named if icon not in ICONS] == []


def test_every_icon_is_named_somewhere() -> None:
    said = {node.value for source in sources("csxl_desktop") for node in source.nodes if isinstance(node, ast.Constant)}

    assert sorted(ICONS - said) == []
