"""Text format v1: what was written comes back whole, unknown parts included."""

import json
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from csxl_desktop.domain.rich_text import (
    BLOCK_KINDS,
    MARKS,
    Block,
    LiveField,
    Mark,
    RichText,
    Span,
    UnknownRun,
    merged,
    runs_plain,
)

letters = st.text(st.characters(codec="utf-8"), max_size=20)
marks = st.sets(st.sampled_from(MARKS)).map(lambda chosen: "".join(mark for mark in MARKS if mark in chosen))
anything = st.none() | st.booleans() | st.integers() | letters
later = st.dictionaries(st.sampled_from(["emoji", "tone", "metre"]), anything)
runs = st.one_of(
    st.builds(Span, letters, marks, st.sampled_from(["", "https://example.org/?a=1&b=2"])),
    st.builds(LiveField, st.sampled_from(["year", "member_count"]), marks),
    st.builds(Mark, st.sampled_from(["note", "ref"]), letters),
    st.builds(UnknownRun, st.fixed_dictionaries({"emoji": anything})),
)
lines = st.lists(runs, max_size=4).map(tuple)
blocks = st.builds(
    Block,
    id=st.uuids().map(str),
    kind=st.sampled_from([*BLOCK_KINDS, "poem"]),
    runs=lines,
    level=st.integers(0, 3),
    list_kind=st.sampled_from(["", "bullet", "number"]),
    align=st.sampled_from(["left", "center", "justify"]),
    rows=st.lists(st.lists(lines, max_size=2).map(tuple), max_size=2).map(tuple),
    header=st.booleans(),
    attachment=st.sampled_from(["", "ab" * 32]),
    caption=letters,
    alt=letters,
    width=st.sampled_from([0.25, 0.5, 1.0]),
    beside=st.booleans(),
    extra=later,
)
texts = st.builds(RichText, st.lists(blocks, max_size=4).map(tuple), later)


@given(texts)
@settings(max_examples=60)
def test_text_comes_back_whole_through_json(text: RichText) -> None:
    through = json.loads(json.dumps(text.to_json()))

    assert RichText.from_json(through) == text
    assert RichText.from_json(through).to_json() == through


@given(texts)
@settings(max_examples=40)
def test_every_letter_is_looked_at(text: RichText) -> None:
    looked_at = set(text.strings())

    for block in text.blocks:
        assert {block.caption, block.alt, *(run.text for run in block.runs if isinstance(run, Span))} <= looked_at | {
            ""
        }


def test_what_a_later_version_wrote_is_kept() -> None:
    data = {
        "v": 1,
        "author": "later",
        "blocks": [
            {"id": "a", "t": "poem", "metre": {"feet": [5]}, "runs": [{"emoji": "🙂"}, {"s": "x"}]},
            {"id": "b", "t": "p", "tone": "soft"},
        ],
    }

    assert RichText.from_json(data).to_json() == data
    assert {"emoji", "🙂", "feet", "soft"} <= set(RichText.from_json(data).strings())


def test_empty_text() -> None:
    assert RichText.from_json(None) == RichText()
    assert RichText.from_json({}) == RichText()
    assert not RichText()
    assert RichText().plain() == ""


def test_missing_keys_take_their_defaults() -> None:
    (block,) = RichText.from_json({"blocks": [{"runs": [{"s": "x", "m": "ib?"}]}]}).blocks

    assert block == Block("0", "p", (Span("x", "bi"),))


def test_plain_text_of_every_kind_of_block() -> None:
    text = RichText(
        (
            Block("1", "h", (Span("Titre", "b"),), level=1),
            Block("2", "p", (Span("En "), LiveField("year"), Mark("note", "n1"), UnknownRun({"x": 1}))),
            Block("3", "li", (Span("point"),), level=1, list_kind="bullet"),
            Block("4", "table", rows=(((Span("a"),), (Span("b"),)), ((), ()))),
            Block("5", "image", caption="Une place"),
            Block("6", "pagebreak"),
            Block("7", "quote", (Span("cité"),)),
        )
    )

    assert text.plain() == "Titre\nEn {year}\n  - point\na | b\n | \nUne place\ncité"
    assert text.field_names() == {"year"}
    assert bool(text)


def test_text_of_a_table_or_picture_alone_is_a_text() -> None:
    assert RichText((Block("1", "table"),))
    assert RichText((Block("1", "image"),))
    assert not RichText((Block("1", "p", (Span(" "),)),))


def test_blank_is_only_what_holds_nothing_at_all() -> None:
    blank = [(), (Block("1"),), (Block("1", "p", (Span(" \u00a0"),)), Block("2", "li", (Span(""),)))]
    kept = [
        (Block("1", "pagebreak"),),
        (Block("1", "poem"),),
        (Block("1", "p", extra={"x": 1}),),
        (Block("1", "p", (Mark("note", "n"),)),),
        (Block("1", "p", (UnknownRun({"x": 1}),)),),
        (Block("1", "p", (LiveField("year"),)),),
        (Block("1", "p", (Span("-"),)),),
        (Block("1", "image"),),
    ]

    assert all(RichText(blocks).is_blank() for blocks in blank)
    assert not any(RichText(blocks).is_blank() for blocks in kept)
    assert not RichText((), {"x": 1}).is_blank()


def test_live_fields_are_replaced_by_their_values() -> None:
    text = RichText(
        (
            Block(
                "1", "p", (Span("Les ", "b"), LiveField("member_count", "b"), Span(" membres de "), LiveField("other"))
            ),
            Block("2", "table", rows=(((LiveField("year"),),),)),
        )
    )

    filled = text.with_fields({"member_count": "99", "year": "2026"})

    assert filled.blocks[0].runs == (Span("Les 99", "b"), Span(" membres de "), LiveField("other"))
    assert filled.blocks[1].rows == (((Span("2026"),),),)
    assert filled.field_names() == {"other"}


def test_neighbours_of_the_same_marks_are_joined() -> None:
    joined = merged([Span("a"), Span(""), Span("b"), Span("c", "b"), Span("d", "b", "u"), LiveField("x"), Span("e")])

    assert joined == (Span("ab"), Span("c", "b"), Span("d", "b", "u"), LiveField("x"), Span("e"))
    assert runs_plain(joined) == "abcd{x}e"


def test_plain_text_becomes_paragraphs_and_lists() -> None:
    keys = iter(UUID(int=number) for number in range(10))

    text = RichText.from_plain("Un\n\n- deux\n    • trois\n   \nquatre ", lambda: next(keys))

    assert [(block.kind, block.level, runs_plain(block.runs)) for block in text.blocks] == [
        ("p", 0, "Un"),
        ("li", 0, "deux"),
        ("li", 2, "trois"),
        ("p", 0, "quatre"),
    ]
    assert len({block.id for block in text.blocks}) == 4
    assert text.plain() == "Un\n- deux\n    - trois\nquatre"
