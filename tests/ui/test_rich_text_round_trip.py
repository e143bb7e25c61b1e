"""Text format v1 → Qt → text format v1: nothing changes, whatever a text holds."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import (
    ALIGNMENTS,
    MARKS,
    Block,
    LiveField,
    Mark,
    RichText,
    Span,
    UnknownRun,
    merged,
)
from csxl_desktop.ui.widgets.rich_text_clean import clean
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_from_qt import read
from csxl_desktop.ui.widgets.rich_text_to_qt import OfflineDocument, fill

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
wild = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["a | b", "ligne\u2028suite", "👩‍👩‍👧 é̂", "{year}", "x\ny\r\nz", "\ufffc", "\x00\ud800", "\u202f; ’"]
    ),
)
plain = wild.map(clean)
marks = st.sets(st.sampled_from(MARKS)).map(lambda found: "".join(mark for mark in MARKS if mark in found))
names = st.text("abcdefg_", min_size=1, max_size=8)
json_values = st.one_of(st.integers(), wild, st.booleans(), st.none(), st.lists(st.integers(), max_size=2))
extras = st.dictionaries(names.map(lambda name: f"x-{name}"), json_values, max_size=2)
numbers = st.floats(0, 2, allow_nan=False)


def runs_of(letters: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[object, ...]]:
    spans = st.builds(Span, letters, marks, st.sampled_from(["", "https://example.org/?a=1&b=2"]))
    others = st.one_of(
        st.builds(LiveField, names, marks),
        st.builds(Mark, st.sampled_from(["note", "ref"]), names),
        st.builds(UnknownRun, st.dictionaries(names.map(lambda name: f"y-{name}"), json_values, min_size=1)),
    )
    return st.lists(st.one_of(spans, spans, others), max_size=5).map(tuple)


def texts(letters: st.SearchStrategy[str]) -> st.SearchStrategy[RichText]:
    runs = runs_of(letters)
    rows = st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple)
    block = st.builds(
        Block,
        st.just(""),
        st.sampled_from(["h", "p", "li", "quote", "table", "image", "pagebreak", "video", "h", "p", "li"]),
        runs,
        level=st.integers(0, 9),
        list_kind=st.sampled_from(["", "bullet", "number", "letters"]),
        align=st.sampled_from([*ALIGNMENTS, "start"]),
        rows=rows,
        header=st.booleans(),
        attachment=names,
        caption=letters,
        alt=letters,
        width=numbers,
        beside=st.booleans(),
        extra=extras,
    )
    return st.builds(
        lambda blocks, extra: RichText(tuple(_named(block, n) for n, block in enumerate(blocks)), extra),
        st.lists(block, max_size=6),
        extras,
    )


def _named(block: Block, number: int) -> Block:
    data = RichText((block,)).to_json()["blocks"][0] | {"id": f"b{number}"}
    return RichText.from_json({"blocks": [data]}).blocks[0]


@pytest.fixture
def editor(qapp: object) -> RichTextEditor:
    return RichTextEditor("Texte")


@quick
@given(texts(wild))
def test_every_text_comes_back_as_it_went_in(editor: RichTextEditor, text: RichText) -> None:
    editor.set_text(text)

    assert editor.text() == text
    assert editor.text().to_json() == text.to_json()


@quick
@given(texts(plain))
def test_qt_itself_holds_the_whole_text(qtbot: QtBot, text: RichText) -> None:
    """No memory beside the document: a text in its simplest form stands in Qt's formats and nowhere else."""
    document = OfflineDocument()
    simple = RichText(tuple(_simplest(block) for block in text.blocks))

    fill(document, simple)

    assert read(document) == simple.blocks


def _simplest(block: Block) -> Block:
    """Neighbours of the same marks joined, rows of equal length."""
    data = RichText((block,)).to_json()["blocks"][0]
    if block.kind in {"h", "p", "li", "quote"}:
        data |= {"runs": RichText((Block("-", runs=merged(block.runs)),)).to_json()["blocks"][0].get("runs", [])}
    elif block.kind == "table" and block.rows and all(block.rows):
        width = max(len(row) for row in block.rows)
        rows = tuple(tuple(merged(cell) for cell in row) + ((),) * (width - len(row)) for row in block.rows)
        data |= {"rows": RichText((Block("-", "table", rows=rows),)).to_json()["blocks"][0]["rows"]}
    return RichText.from_json({"blocks": [json.loads(json.dumps(data))]}).blocks[0]


@quick
@given(texts(plain), st.data())
def test_typing_and_taking_back_leaves_the_text_as_it_was(
    editor: RichTextEditor, text: RichText, data: st.DataObject
) -> None:
    editor.set_text(text)
    before = editor.text()
    document: QTextDocument = editor.edit.document()
    cursor = QTextCursor(document)
    end = document.characterCount() - 1
    cursor.setPosition(data.draw(st.integers(0, end)))
    cursor.setPosition(data.draw(st.integers(0, end)), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("é\nx")
    editor.text()

    for _n in range(20):
        if not document.isUndoAvailable():
            break
        document.undo()

    assert editor.text() == before


def test_nothing_a_text_names_is_opened(qtbot: QtBot) -> None:
    document = OfflineDocument()
    for name in ("file:///etc/hostname", "https://example.org/x.png", "//srv/share/x.png"):
        assert document.resource(QTextDocument.ResourceType.ImageResource.value, name) is None
