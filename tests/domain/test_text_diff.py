"""What differs between two versions of a text."""

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.text_diff import (
    BlockDifference,
    Change,
    Part,
    alignment,
    compare_lines,
    compare_texts,
    compare_words,
    differing,
    differs,
    passages,
    under_ids,
)


def text(**blocks: str) -> RichText:
    return RichText(tuple(Block(key, "p", (Span(words),)) for key, words in blocks.items()))


def test_words_that_changed_are_told_among_those_that_stay() -> None:
    assert compare_words("Il y a dix personnes.", "Il y a douze personnes.") == (
        Part(Change.SAME, "Il y a "),
        Part(Change.REMOVED, "dix"),
        Part(Change.ADDED, "douze"),
        Part(Change.SAME, " personnes."),
    )


def test_an_elided_word_is_one_word() -> None:
    assert Part(Change.REMOVED, "l’école") in compare_words("Voir l’école", "Voir lui")


def test_blocks_are_followed_by_their_ids_wherever_they_stand() -> None:
    found = compare_texts(text(z="Ouvert.", a="Un", b="Deux", c="Trois"), text(c="Trois", a="Un un", d="Quatre"))

    assert [(each.block_id, each.change) for each in found] == [
        ("z", Change.REMOVED),
        ("c", Change.SAME),
        ("a", None),
        ("b", Change.REMOVED),
        ("d", Change.ADDED),
    ]
    assert differs(found)


def test_texts_that_are_alike_do_not_differ() -> None:
    same = text(a="Un", b="Deux")
    assert not differs(compare_texts(same, same))
    assert compare_texts(RichText(), RichText()) == ()


def test_two_blocks_with_one_id_are_both_told() -> None:
    twice = RichText((Block("a", "p", (Span("Un"),)), Block("a", "p", (Span("Deux"),))))
    assert [each.parts[0].text for each in compare_texts(twice, twice)] == ["Un", "Deux"]


def test_passages_are_found_again_without_their_ids() -> None:
    def text(*lines: tuple[str, str]) -> RichText:
        return RichText(tuple(Block(key, runs=(Span(words),)) for key, words in lines))

    before = text(
        ("a", "Même id."), ("b", "Les mêmes mots."), ("c", "Une phrase de cinq mots."), ("d", "Perdu"), ("e", " ")
    )
    after = text(("z", "Une phrase de six mots."), ("a", "Autre."), ("y", "Les mêmes mots."), ("x", " "))

    ids = alignment(before, after)

    assert ids == {"a": "a", "b": "y", "c": "z"}
    assert [block.id for block in under_ids(before, ids).blocks] == ["a", "y", "z", "d", "e"]
    many = text(*((str(n), f"Phrase numéro {n}.") for n in range(200)))
    other = text(*((f"n{n}", f"Phrase numéro {n} !") for n in range(200)))
    assert alignment(many, other) == {}


def said(blocks: tuple[BlockDifference, ...]) -> list[str]:
    """Each block in a line: what went between minus signs, what came between plus signs."""
    marks = {Change.SAME: "{}", Change.REMOVED: "-{}-", Change.ADDED: "+{}+"}
    return ["".join(marks[part.change].format(part.text) for part in block.parts) for block in blocks]


def test_passages_are_the_places_that_differ_with_some_words_around_them() -> None:
    long = " ".join(["mot"] * 60)
    before = text(a="Resté.", b=f"{long} tôt {long} vite {long}", c="Parti.")
    after = text(a="Resté.", b=f"{long} tard {long} lent {long}")

    assert said(passages(compare_texts(before, after), around=2)) == [
        "…mot mot -tôt-+tard+ mot mot…mot mot -vite-+lent+ mot mot…",
        "-Parti.-",
    ]


def test_a_passage_that_came_as_a_whole_is_told_by_its_beginning() -> None:
    (block,) = passages(compare_texts(RichText(), text(a="mot " * 200)))

    assert len(block.parts[0].text) <= 301
    assert block.parts[0].text.endswith("mot…")


def test_texts_without_formats_are_compared_between_what_both_begin_and_end_with() -> None:
    long = "mot " * 20_000

    assert said(passages(compare_lines(f"{long}avant\n{long}", f"{long}après\n{long}"), around=1)) == [
        "…mot -avant-+après+\nmot…"
    ]
    assert compare_lines("", "") == ()
    assert [part.change for part in compare_lines(long, "rien " * 20_000)[0].parts[:2]] == [
        Change.REMOVED,
        Change.ADDED,
    ]


def test_the_stretch_in_which_two_texts_differ() -> None:
    long = " ".join(["mot"] * 60)

    assert differing(f"{long}\nfin", f"{long}\nterme", around=2) == ("…mot mot fin", "…mot mot terme")
    assert differing(f"Un {long}", f"Deux {long}", around=1) == ("Un mot…", "Deux mot…")
    assert differing(long, "") == (f"{long[:80].rstrip()}…", "")
