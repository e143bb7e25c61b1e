"""Footnotes stand at the foot of the page that calls them, whatever calls them and however long they are."""

from collections.abc import Iterable
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.platypus import KeepTogether

from csxl_desktop.documents import layout, rich_text
from csxl_desktop.documents.flowables import Whole
from csxl_desktop.documents.numbering import Numbering
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.rich_text import RichText
from tests.documents import report_sample
from tests.documents.reading import links, page_texts
from tests.documents.tagged import Tagged, read

THEME = Theme(page_size=A5)
WORDS = "Les partenaires ont comparé leurs essais avant de se revoir. "


def noted(*blocks: dict[str, Any], **notes: str) -> RichText:
    data = [{"id": str(n), "t": "p", **block} for n, block in enumerate(blocks)]
    return RichText.from_json({"v": 1, "blocks": data, "notes": {key: [{"s": said}] for key, said in notes.items()}})


def runs(*told: str) -> list[dict[str, Any]]:
    """Letters, and the keys of notes behind a star."""
    return [{"note": each[1:]} if each.startswith("*") else {"s": each} for each in told]


def printed(text: RichText, kept: type[Any] | None = None, attachments: Any = None) -> bytes:
    story = rich_text.flow(text, THEME, attachments, numbering=Numbering(at_foot=True))
    return layout.build(story if kept is None else [kept(story)], theme=THEME, title="Essai", notes=True)


def spoken(tagged: Tagged) -> list[str]:
    return [node.text for node in tagged.root.all("Note")]


def feet(pages: Iterable[str], *notes: str) -> list[int]:
    """The page on which each note begins."""
    found = list(pages)
    return [next(number for number, page in enumerate(found, start=1) if f"{note} :" in page) for note in notes]


def test_each_stands_on_the_page_that_calls_it_and_is_read_behind_it() -> None:
    text = noted(
        {"t": "h", "level": 1, "runs": runs("Titre", "*a")},
        {"runs": runs("Un paragraphe", "*b", " et", "*b", " la suite.")},
        {"t": "li", "list": "bullet", "runs": runs("Une ligne", "*c")},
        {"t": "quote", "runs": runs("Une parole", "*d")},
        {"t": "table", "header": True, "rows": [[runs("Quoi"), runs("Qui")], [runs("La fête", "*e"), runs("Nous")]]},
        {"t": "pagebreak"},
        {"runs": runs("Plus loin", "*f", ".")},
        a="na : titre", b="nb : mot", c="nc : ligne", d="nd : parole", e="ne : case", f="",
    )  # fmt: skip

    pdf = printed(text)

    first, second = page_texts(pdf)
    assert feet([first], "na", "nb", "nc", "nd", "ne") == [1] * 5
    assert first.index("La fête") < first.index("na :") < first.index("ne :")
    assert "6 [footnote to complete]" in second
    tagged = read(pdf)
    assert spoken(tagged) == [
        "1 na : titre", "2 nb : mot", "3 nc : ligne", "4 nd : parole", "5 ne : case", "6 [footnote to complete]",
    ]  # fmt: skip
    kinds = [node.kind for node in tagged.root.kids]
    assert kinds[:5] == ["H1", "Note", "P", "Note", "L"]
    assert [node.kind for node in next(tagged.root.all("TD")).kids] == ["Link", "Note"]
    assert [str(note["/Contents"]) for note in links(pdf, 1)] == ["note-6", "6"]


def test_a_line_goes_where_there_is_room_for_its_note() -> None:
    told = "trois lignes de note, puis encore " * 6
    for room in range(3, 9):  # sentences before the call, which comes ever lower
        text = noted({"runs": runs(WORDS * 8)}, {"runs": runs(WORDS * room, "*a", WORDS * 3)}, a=f"na : {told}")
        pages = page_texts(printed(text))
        # No line of the note is left behind.
        (foot,) = [page for page in pages if "na :" in page]
        assert " ".join(foot.split()).endswith(f"na : {told.strip()} {pages.index(foot) + 1} / {len(pages)}")
        assert "revoir. 1" in foot
        assert "revoir.1" in "".join(foot.split("\n"))


def test_a_long_note_goes_on_at_the_foot_of_the_next_pages() -> None:
    long = " ".join(f"mot{n}" for n in range(1500))
    text = noted({"runs": runs("Avant", "*a", ", puis", "*b", ".")}, {"runs": runs(WORDS * 4)}, a=long, b="nb : fin")

    pdf = printed(text)

    pages = page_texts(pdf)
    assert len(pages) > 3
    assert "revoir." in pages[0]  # half of the page is left to the text
    told = " ".join(pages).split()
    assert [word for word in told if word.startswith("mot")] == long.split()
    assert feet(pages, "nb") == [len(pages)]
    assert len(spoken(read(pdf))) == 2


def test_what_is_as_high_as_a_page_stands_beside_notes() -> None:
    picture = {"t": "image", "attachment": "hill", "alt": "Une colline"}
    long = " ".join(f"mot{n}" for n in range(900))
    text = noted({"runs": runs("Avant", "*a")}, picture, {"runs": runs("Après", "*b")}, a=long, b="nb : fin")
    tall = report_sample.photo(300, 800)

    for kept in (None, KeepTogether, Whole):
        pages = page_texts(printed(text, kept, {"hill": tall}.get))
        told = " ".join(pages).split()
        assert [word for word in told if word.startswith("mot")] == long.split()
        called = next(number for number, page in enumerate(pages, start=1) if "Après" in page)
        assert feet(pages, "nb")[0] in {called, called + 1}  # behind the rest of the one before


def test_the_row_of_a_table_that_is_higher_than_what_its_notes_leave_is_printed() -> None:
    rows = [[runs("Quoi")], [runs(WORDS * 18, "*a", "*b")]]
    long = " ".join(f"mot{n}" for n in range(700))
    text = noted({"runs": runs(WORDS)}, {"t": "table", "header": True, "rows": rows}, a=long, b=long)

    told = " ".join(page_texts(printed(text))).split()

    assert [word for word in told if word.startswith("mot")] == long.split() * 2
