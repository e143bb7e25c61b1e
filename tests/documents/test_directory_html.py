"""The page of the directory for the web, read by a parser."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

from reportlab.lib.colors import HexColor

from csxl_desktop.documents import directory_html
from csxl_desktop.documents.directory_html_style import style_sheet
from csxl_desktop.documents.theme import LEAST_CONTRAST, Theme, contrast
from csxl_desktop.domain.content.directory import DirectorySection, EntryPerson, Foreword, Reach
from csxl_desktop.domain.content.publication import FIELDS, Changed, DirectoryChanges, Named, Renamed, WebDirectory
from csxl_desktop.domain.rich_text import Block, RichText, Span
from tests.documents.test_directory import BROCHURE, CANEVAS
from tests.documents.test_directory_word import HOSTILE

VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """Its tags in order, their attributes, the words between; every tag must be closed by its own."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def all(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value for _tag, attributes in self.tags if (value := attributes.get(name)) is not None]


def page(**changes: object) -> Page:
    content = WebDirectory(BROCHURE, None, "adresgids.html", "nl")
    return Page(directory_html.render(replace(content, **changes), Theme()))  # type: ignore[arg-type]


def test_its_headings_anchors_and_table_can_be_followed() -> None:
    found = page()
    levels = [int(tag[1]) for tag, _attributes in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(ids)
    assert set(found.all("aria-labelledby")) <= set(ids)
    assert found.all("scope").count("col") == 3
    assert [tag for tag, _attributes in found.tags if tag == "main"] == ["main"]
    first_link = next(attributes for tag, attributes in found.tags if tag == "a")
    assert first_link == {"class": "skip", "href": "#main"}


def test_it_says_its_languages() -> None:
    found = page(brochure=replace(BROCHURE, language="fr"))
    assert found.tags[0] == ("html", {"lang": "fr-BE"})
    assert ("p", {"class": "quiet", "lang": "nl-BE"}) in found.tags  # the Dutch name
    link = {"href": "adresgids.html", "hreflang": "nl-BE", "lang": "nl-BE"}
    assert ("a", link) in found.tags
    assert page(brochure=replace(BROCHURE, language="nl")).tags[0] == ("html", {"lang": "nl-BE"})
    assert "nl-BE" not in page(other_page="").all("hreflang")


def test_it_asks_nothing_of_anybody() -> None:
    found = page()
    assert {tag for tag, _attributes in found.tags}.isdisjoint({"script", "link", "iframe", "object", "form"})
    assert [src for src in found.all("src") if not src.startswith("data:")] == []
    assert "default-src 'none'" in " ".join(found.all("content"))
    assert "url(" not in style_sheet(Theme())
    assert "{" not in re.sub(r"\{[^{}]*\}", "", style_sheet(Theme()).replace("@media print {", ""))


def test_what_is_hostile_is_letters() -> None:
    entries = tuple(
        replace(
            CANEVAS, key=f"h{n}", name=name, description=name, audience=name,
            people=(EntryPerson(name, "other", name),),
            reach=(Reach("web", "javascript:alert(1)", name), Reach("email", 'a@b.be"><script>', name)),
        )
        for n, name in enumerate(HOSTILE)
    )  # fmt: skip
    changes = DirectoryChanges(
        date(2026, 1, 1),
        new=tuple(Named(name, f"h{n}") for n, name in enumerate(HOSTILE)),
        gone=tuple(Named(name) for name in HOSTILE),
    )
    brochure = replace(BROCHURE, sections=(DirectorySection(HOSTILE[0], "", 0, entries),))
    found = page(brochure=brochure, changes=changes)
    assert "script" not in {tag for tag, _attributes in found.tags}
    assert [href for href in found.all("href") if "script" in href] == []
    for name in HOSTILE:
        assert name in "".join(found.words)
    assert sum(tag == "bdi" for tag, _attributes in found.tags) >= 4 * len(HOSTILE)  # none turns what stands around it


def test_changes_are_said_without_what_stood_there_before() -> None:
    everything = tuple(each for each in FIELDS if each != "name")
    changes = DirectoryChanges(
        date(2026, 5, 3),
        new=(Named("(Le) Canevas", "k1"),),
        gone=(Named("Partie"),),
        renamed=(Renamed("FIQ", "Service des quartiers", "k2"),),
        changed=(Changed("Service des quartiers", "k2", everything),),
    )
    found = page(changes=changes)
    for told in (
        "Changes since 3 May 2026", "New in the directory(Le) Canevas", "No longer in the directoryPartie",
        "FIQ → Service des quartiers", "Service des quartiers – other name, what it is part of, kind",
    ):  # fmt: skip
        assert told.replace(" ", "") in found.text.replace(" ", "")
    assert "#changes" in found.all("href")
    assert "Nothing changed." in page(changes=DirectoryChanges(date(2026, 5, 3))).text
    assert "Changes since" not in page().text


def test_the_foreword_keeps_its_form() -> None:
    blocks = (
        Block("1", "h", (Span("Titre"),), level=2),
        Block(
            "2",
            "p",
            (Span("gras", "b"), Span(" lien", "i", "https://exemple.be/?a=1&b=2"), Span("non", "", "javascript:x")),
        ),
        Block("3", "li", (Span("un"),)),
        Block("4", "quote", (Span("dit"),)),
        Block("5", "p", ()),
        Block("6", "table", rows=(((Span("A"),),), ((Span("b"),),)), header=True),
    )
    found = page(brochure=replace(BROCHURE, forewords=(Foreword("Mot", RichText(blocks)),)))
    assert "https://exemple.be/?a=1&b=2" in found.all("href")
    assert "javascript:x" not in found.all("href")
    tags = [tag for tag, _attributes in found.tags]
    assert {"strong", "em", "blockquote", "li", "td"} <= set(tags)
    assert ("th", {"scope": "col"}) in found.tags


def test_an_empty_directory_says_so() -> None:
    found = page(brochure=replace(BROCHURE, sections=()))
    assert "No organisation is to be printed." in found.text


def test_every_colour_can_be_read() -> None:
    for accent in ("#0B6B81", "#FFE14D", "#FFFFFF"):
        theme = Theme(accent=accent)
        for letters in (theme.accent_ink, theme.ink_colour, theme.secondary_ink):
            assert contrast(letters, HexColor("#FFFFFF")) >= LEAST_CONTRAST
            assert contrast(letters, theme.soft) >= LEAST_CONTRAST
