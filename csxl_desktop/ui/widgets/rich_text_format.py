"""How text format v1 is written into Qt's formats: what a block is stands in one property, a mark in one each.

Nothing here says how it looks: fonts and colours are laid over by `rich_text_look`, so that the undo stack and
the text itself hold meaning only.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextFormat

from csxl_desktop.domain.rich_text import (
    ALIGNMENTS,
    MARKS,
    Block,
    LiveField,
    RichText,
    Run,
    Span,
    run_from_json,
    run_to_json,
)

_FIRST = QTextFormat.Property.UserProperty.value
SHELL = _FIRST + 1  # on a block or a table: the block as JSON, without what Qt holds itself
URL = _FIRST + 2
OBJECT = _FIRST + 3  # on an object character: the run or the block that it stands for, as JSON
MARK_PROPERTIES = {mark: _FIRST + 10 + n for n, mark in enumerate(MARKS)}

OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
TEXT_KINDS = ("h", "p", "li", "quote")
MAX_LEVEL = 3


def encode_block(block: Block) -> str:
    """A block as one JSON string."""
    return json.dumps(RichText((block,)).to_json()["blocks"][0], separators=(",", ":"))


@lru_cache(maxsize=4096)
def decode_block(shell: str) -> Block:
    """What `encode_block` wrote."""
    return RichText.from_json({"blocks": [json.loads(shell)]}).blocks[0]


def encode_run(run: Run) -> str:
    """A run as one JSON string; the marks of a live field stay outside, where the keyboard changes them."""
    bare = replace(run, marks="") if isinstance(run, LiveField) else run
    return json.dumps(run_to_json(bare), separators=(",", ":"))


@lru_cache(maxsize=4096)
def decode_run(data: str) -> Run:
    """What `encode_run` wrote."""
    return run_from_json(json.loads(data))


def is_text(block: Block) -> bool:
    """Whether the words of `block` stand in the document itself (otherwise one object character stands for it)."""
    return block.kind in TEXT_KINDS


def shell_of(block: Block) -> str:
    """The shell of a text block or a table: everything but what Qt holds itself."""
    return encode_block(replace(block, runs=()) if is_text(block) else replace(block, rows=()))


def block_of(block: QTextBlock) -> Block | None:
    """The shell of a Qt block, or `None`: a table's cell, or the empty line Qt wants beside a table."""
    shell = block.blockFormat().stringProperty(SHELL)
    return decode_block(shell) if shell else None


def run_format(run: Run) -> QTextCharFormat:
    """The Qt format of one run: marks, link, or the object that it is."""
    result = QTextCharFormat()
    match run:
        case Span():
            set_marks(result, run.marks)
            if run.url:
                result.setProperty(URL, run.url)
        case _:
            set_marks(result, run.marks if isinstance(run, LiveField) else "")
            make_object(result, encode_run(run))
            result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return result


def object_format(block: Block) -> QTextCharFormat:
    """The Qt format of the one character that stands for a picture, a page break or an unknown block."""
    result = QTextCharFormat()
    make_object(result, encode_block(block))
    return result


def make_object(target: QTextCharFormat, data: str) -> None:
    target.setObjectType(OBJECT_TYPE)
    target.setProperty(OBJECT, data)


def set_marks(target: QTextCharFormat, marks: Iterable[str]) -> None:
    for mark in marks:
        target.setProperty(MARK_PROPERTIES[mark], True)


def marks_of(source: QTextCharFormat) -> str:
    return "".join(mark for mark, key in MARK_PROPERTIES.items() if source.boolProperty(key))


def is_block_object(data: str) -> bool:
    """Whether the data of an object character is a block (they all have a kind) and not a run."""
    return '"t":' in data and "t" in json.loads(data)


def is_note(data: str) -> bool:
    """Whether the data of an object character is a footnote."""
    return data.startswith('{"note":')


def known_alignment(block: Block) -> str:
    return block.align if block.align in ALIGNMENTS else "left"
