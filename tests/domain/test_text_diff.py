"""What differs between two versions of a text."""

from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.text_diff import Change, Part, alignment, compare_texts, compare_words, differs, under_ids


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
