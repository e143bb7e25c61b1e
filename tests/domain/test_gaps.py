"""Sentences that name what nobody knows are said without it, in the language of the letter."""

import pytest

from csxl_desktop.domain.content.gaps import without
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run, Span, runs_plain


def said(*parts: str) -> tuple[Run, ...]:
    return tuple(LiveField(part[1:-1]) if part.startswith("{") else Span(part) for part in parts)


@pytest.mark.parametrize(
    ("language", "parts", "left"),
    [
        ("fr", ("L’assemblée du ", "{day}", " a accueilli ", "{name}", "."), "L’assemblée a accueilli {name}."),
        ("fr", ("Le ", "{day}", ", l’assemblée vous a accueillis."), "L’assemblée vous a accueillis."),
        ("fr", ("Bonjour. Le ", "{day}", ", vous êtes venus."), "Bonjour. Vous êtes venus."),
        ("fr", ("{day}", " : bienvenue"), ": bienvenue"),
        ("fr", ("Membre depuis le ", "{day}"), "Membre"),
        ("fr", ("Le dossier ", "{day}", " est clos."), "Le dossier est clos."),
        ("nl", ("De vergadering van ", "{day}", " heeft u verwelkomd."), "De vergadering heeft u verwelkomd."),
        ("en", ("The assembly of ", "{day}", " welcomed you."), "The assembly welcomed you."),
        ("de", ("The assembly of ", "{day}", " welcomed you."), "The assembly welcomed you."),
    ],
)
def test_a_sentence_is_whole_without_what_nobody_knows(language: str, parts: tuple[str, ...], left: str) -> None:
    text = RichText((Block("1", "p", said(*parts)),))

    (block,) = without(text, {"day"}, language).blocks

    assert runs_plain(block.runs) == left


def test_cells_of_tables_too_and_nothing_else_moves() -> None:
    table = Block("1", "table", rows=((said("Depuis le ", "{day}"), said("{name}", " du nord")),))
    text = RichText((table, Block("2", "p", said("du ", "{name}"))), {"further": 1})

    found = without(text, {"day"}, "fr")

    assert [[runs_plain(cell) for cell in row] for row in found.blocks[0].rows] == [["", "{name} du nord"]]
    assert found.blocks[1] == text.blocks[1]
    assert found.extra == text.extra
