"""A text and its blocks."""

from csxl_desktop.proofreading.text import Block, Kind, Text

_TEXT = Text(
    (
        Block("Avant tout"),
        Block("1. Titre", Kind.HEADING),
        Block("Un\u00a0texte « d’ici » – là.  Puis un autre ! Fin"),
        Block("A | B", Kind.ROW, table=2),
        Block("Autre", Kind.HEADING),
        Block("C | D", Kind.ROW, table=2),
        Block("Une entrée", Kind.ENTRY),
        Block("un point", Kind.ITEM),
    )
)


def test_parts() -> None:
    assert [(section.heading, list(section.blocks)) for section in _TEXT.sections] == [(1, [2, 3]), (4, [5, 6, 7])]
    assert [_TEXT.heading_of(at) for at in (0, 3, 4)] == [None, _TEXT.blocks[1], _TEXT.blocks[4]]
    assert list(_TEXT.tables()) == [(3, 5)]
    assert [at for at, _block in _TEXT.running()] == [0, 2, 7]
    assert [at for at, _block in _TEXT.worded()] == [0, 1, 2, 4, 7]


def test_what_a_block_tells() -> None:
    heading, text = _TEXT.blocks[1], _TEXT.blocks[2]
    assert (heading.number, heading.title) == ("1", "Titre")
    assert (text.number, text.title) == ("", text.text)
    assert len(text.flat) == len(text.text)
    assert "d'ici » - là" in text.flat
    assert [sentence.strip() for _start, sentence in text.sentences] == [
        "Un texte « d'ici » - là.",
        "Puis un autre !",
        "Fin",
    ]
    assert text.folded.startswith("un texte")
    assert (Block("LE RÉSEAU").shouted, Block("Le RÉSEAU d’ici").shouted, Block("ONU").shouted) == (True, False, False)
