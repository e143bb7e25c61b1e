"""House rules that neither ruff nor mypy knows."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.sources import Source, as_written, function_imports, import_time_calls, sources

CODE, TESTS = "csxl_desktop", "tests"
pytestmark = pytest.mark.no_cover  # trees are read, nothing of the program runs

HEX_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
COLOURS = re.compile(r"csxl_desktop/(?:ui/(?:tokens|theme\w*)|documents/theme)\.py")
OUTSIDE_WORLD = re.compile(r"csxl_desktop/(?:system/\w+|app(?:/\w+)?|__main__)\.py")
FORBIDDEN_NAMES = re.compile(r"(?:^|_)(?:utils?|helpers?|common|managers?|misc)(?:$|_)")
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time",
    "QDate.currentDate", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc", "QTime.currentTime",
}  # fmt: skip
ENVIRONMENT = {"os.environ", "os.getenv"}
FOLDERS = {"Path.home", "os.path.expanduser"}
LATE = re.compile(r"\b(?:import|start|load)", re.IGNORECASE)
WAITING = {"time.sleep", "sleep", "QTest.qWait", "qtbot.wait"}


def called(folder: str, names: set[str], allowed: re.Pattern[str] | None = None) -> list[str]:
    return [
        f"{source.at(call)} {name}"
        for source in sources(folder)
        if not (allowed and allowed.fullmatch(source.path))
        for call, name in source.calls
        if name in names
    ]


def test_only_the_system_reads_the_clock_and_the_user_s_folders() -> None:
    assert called(CODE, CLOCKS | FOLDERS, OUTSIDE_WORLD) == []


def test_only_the_system_reads_the_environment() -> None:
    read = [
        f"{source.at(node)} {ast.unparse(node)}"
        for source in sources(CODE)
        if not OUTSIDE_WORLD.fullmatch(source.path)
        for node in source.nodes
        if isinstance(node, ast.Attribute) and as_written(node) in ENVIRONMENT
    ]

    assert read == []


def test_paragraphs_are_made_where_text_is_escaped() -> None:
    allowed = re.compile(r"csxl_desktop/documents/(?:flowables|layout)\.py")

    assert called(CODE, {"Paragraph", "platypus.Paragraph"}, allowed) == []


def test_tool_tips_are_plain_words() -> None:
    """Qt takes a tool tip that looks like markup for it, and opens the pictures that it names."""
    tips = [
        f"{source.at(call)} {name}"
        for source in sources(CODE)
        if source.path != "csxl_desktop/ui/widgets/text.py"
        for call, name in source.calls
        if name.endswith(".setToolTip")
        or (name == "QToolTip.showText" and not ast.unparse(call.args[1]).startswith("plain_tip("))
    ]

    assert tips == []


def test_colours_stand_in_the_themes() -> None:
    found = [
        f"{source.at(node)} {node.value}"
        for source in sources(CODE)
        if not COLOURS.fullmatch(source.path)
        for node in source.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if HEX_COLOUR.fullmatch(node.value) or re.search(r":\s*#[0-9a-fA-F]{3,8}\b", node.value)
    ]

    assert found == []


def test_names_say_what_things_are() -> None:
    modules = [
        source.path
        for source in (*sources(CODE), *sources(TESTS))
        if any(FORBIDDEN_NAMES.search(part) for part in PurePosixPath(source.path).with_suffix("").parts)
    ]
    classes = [
        f"{source.at(node)} {node.name}"
        for source in sources(CODE)
        for node in source.nodes
        if isinstance(node, ast.ClassDef) and re.search(r"(?:Manager|Helper|Utils?)$", node.name)
    ]

    assert modules + classes == []


def test_nobody_is_asked_whether_they_are_sure() -> None:
    assert called(CODE, {"QMessageBox.question"}) == []


def test_every_module_says_what_it_is() -> None:
    silent = [s.path for s in (*sources(CODE), *sources(TESTS)) if s.tree.body and not ast.get_docstring(s.tree)]

    assert silent == []


def test_nothing_is_translated_before_the_language_is_known() -> None:
    early = [
        source.at(call)
        for source in sources(CODE)
        for call in import_time_calls(source.tree)
        if ast.unparse(call.func) in {"_", "ngettext"}
    ]

    assert early == []


def test_messages_are_whole_texts() -> None:
    """An f-string or a sum never reaches the catalogue."""
    built = [
        source.at(call)
        for source in sources(CODE)
        for call, name in source.calls
        if name in {"_", "N_", "ngettext"}
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in call.args[:2])
    ]

    assert built == []


def says_why(source: Source, node: ast.stmt) -> bool:
    """A comment just above, or one for the whole module about its late imports."""
    above = source.lines[max(node.lineno - 4, 0) : node.lineno]
    told = [line for line in source.lines if line.lstrip().startswith(("#", '"""')) and LATE.search(line)]
    return bool(told) or any("#" in line for line in above)


def test_an_import_inside_a_function_says_why() -> None:
    silent = {
        source.at(node) for source in sources(CODE) for node in function_imports(source) if not says_why(source, node)
    }

    assert sorted(silent) == []


def test_every_join_says_on_what() -> None:
    """A join left to the foreign keys fails in a process that did not map both tables."""
    silent = [
        source.at(call)
        for source in sources(CODE)
        for call, name in source.calls
        if name.endswith((".join", ".outerjoin"))
        if not name.startswith(("'", '"'))  # joins texts
        if len(call.args) == 1 and ast.unparse(call.args[0])[0].isupper()
    ]

    assert silent == []


def test_no_test_sleeps_or_pretends() -> None:
    pretending = [
        source.at(node)
        for source in sources(TESTS)
        for node in source.nodes
        if isinstance(node, ast.ImportFrom | ast.Import) and "mock" in ast.unparse(node)
    ]

    assert called(TESTS, WAITING) + pretending == []


def test_what_is_read_untraced_has_no_line_of_the_program() -> None:
    """Coverage would miss it there."""
    reading = [source for source in sources(TESTS) if "tests.untraced" in imported(source)]
    readers = [source for source in reading if not PurePosixPath(source.path).name.startswith("test_")]
    programs = [source.path for source in readers if any(name.startswith(CODE) for name in imported(source))]

    assert len(readers) > 2
    assert programs == []


def imported(source: Source) -> set[str]:
    """The modules that it names where it imports."""
    of = {node.module for node in source.nodes if isinstance(node, ast.ImportFrom) and node.module}
    return of | {name.name for node in source.nodes if isinstance(node, ast.Import) for name in node.names}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("X = _('a')", 1),
        ("class A:\n    x = ngettext('a', 'b', 1)", 1),
        ("def f():\n    return _('a')\nX = lambda: _('a')", 0),
    ],
)
def test_the_rule_on_translation_sees_what_it_must(code: str, found: int) -> None:
    assert len(list(import_time_calls(ast.parse(code)))) == found
