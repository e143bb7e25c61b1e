"""The catalogues: French and Dutch say everything, nobody loses a placeholder; and the tool that keeps them so."""

import gettext
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from csxl_desktop.i18n import extraction
from csxl_desktop.i18n.extraction import check, french, merge, messages, po_path, read, render, translations
from tests.i18n.said import said

CODE = """\
from csxl_desktop.i18n import N_, _, ngettext

LABEL = N_("Members")
def say(count: int, name: str) -> str:
    return _("Hello {name}") + ngettext("{count} member", "{count} members", count) + _("Members")
"""
FOUND: dict[extraction.Identifier, tuple[str, ...]] = {
    "Hello {name}": ("ui/a.py",),
    "Members": ("documents/b.py",),
    ("{count} member", "{count} members"): ("ui/a.py",),
}
KNOWN = {
    "Hello {name}": ("Bonjour {name}",),
    "Members": ("Membres",),
    "{count} member": ("{count} membre", "{count} membres"),
}


@pytest.fixture
def found() -> Mapping[extraction.Identifier, tuple[str, ...]]:
    return said()


def catalogue_of(folder: Path, language: str, known: dict[str, tuple[str, ...]]) -> Catalog:
    path = po_path(language, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(language, known, FOUND))
    return read(language, folder)


@pytest.mark.parametrize("language", extraction.TRANSLATED)
def test_the_catalogue_says_what_the_code_says(
    language: str, found: Mapping[extraction.Identifier, tuple[str, ...]]
) -> None:
    assert [str(finding) for finding in check(language, read(language), found)] == []


def test_the_catalogues_are_fresh(found: Mapping[extraction.Identifier, tuple[str, ...]]) -> None:
    assert [str(finding) for finding in extraction.stale(found)] == []


def test_messages_are_found_in_code(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "page.py").write_text(CODE, "utf-8")

    assert messages(tmp_path) == {
        "Hello {name}": ("ui/page.py",),
        "Members": ("ui/page.py",),
        ("{count} member", "{count} members"): ("ui/page.py",),
    }


def test_a_message_said_both_ways_is_a_plural(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('ngettext("Axis", "Axes", n)\n_("Axis")\n', "utf-8")

    assert list(messages(tmp_path)) == [("Axis", "Axes")]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, "fr", KNOWN)

    assert translations(catalogue) == KNOWN
    assert list(check("fr", catalogue, FOUND)) == []
    assert render("fr", translations(catalogue), FOUND) == po_path("fr", tmp_path).read_bytes()


@pytest.mark.parametrize(
    ("known", "what"),
    [
        ({"Hello {name}": ("Bonjour {nom}",)}, "other placeholders"),
        ({"Hello {name}": ("Bonjour {name",)}, "other placeholders"),
        ({"{count} member": ("{count} membre", "membres")}, "other placeholders"),
        ({"{count} member": ("{count} membre", "")}, "a plural form is empty"),
        ({"{count} member": ()}, "not translated"),
        ({"Members": ()}, "not translated"),
        ({"Members": ("L'annuaire",)}, "French typography"),
        ({"Members": ("Membres :",)}, "French typography"),
    ],
)
def test_a_bad_french_translation_is_found(tmp_path: Path, known: dict[str, tuple[str, ...]], what: str) -> None:
    catalogue = catalogue_of(tmp_path, "fr", KNOWN | known)

    assert [finding.what for finding in check("fr", catalogue, FOUND)] == [what]


def test_a_fuzzy_translation_is_found(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, "fr", KNOWN)
    for message in catalogue:
        if message.id == "Members":
            message.flags.add("fuzzy")

    assert {finding.what for finding in check("fr", catalogue, FOUND)} == {"fuzzy", "not translated"}


@pytest.mark.parametrize("language", extraction.TRANSLATED)
def test_every_language_says_every_message(tmp_path: Path, language: str) -> None:
    catalogue = catalogue_of(tmp_path, language, {})

    assert {(each.message, each.what) for each in check(language, catalogue, FOUND)} == {
        (message, "not translated") for message in KNOWN
    }


@pytest.mark.parametrize("slip", ["Foto's van leden", "„Leden”", "Leden : een lijst", "Welke leden ?"])
def test_a_slip_of_dutch_typography_is_found(tmp_path: Path, slip: str) -> None:
    known = {"Hello {name}": ("Dag {name}",), "{count} member": ("{count} lid", "{count} leden"), "Members": (slip,)}

    assert [each.what for each in check("nl", catalogue_of(tmp_path, "nl", known), FOUND)] == ["Dutch typography"]


def test_a_dead_message_leaves_and_a_new_one_comes(tmp_path: Path) -> None:
    catalogue_of(tmp_path, "fr", KNOWN)
    now: dict[extraction.Identifier, tuple[str, ...]] = {"Members": ("a.py",), "Groups": ("a.py",)}

    assert [finding.language for finding in extraction.stale(now, tmp_path)] == ["fr", "nl"]
    report = extraction.update(now, folder=tmp_path)

    assert translations(read("fr", tmp_path)) == {"Members": ("Membres",)}
    assert report[0] == "fr: 2 messages, 1 without translation"
    assert list(extraction.stale(now, tmp_path)) == []


def test_fragments_add_to_what_is_known(tmp_path: Path) -> None:
    fragments = tmp_path / "fr"
    fragments.mkdir()
    plural = {"{count} member": ["{count} membre", "{count} membres"], "Members": "Adhérents", "Empty": ""}
    (fragments / "a.json").write_text(json.dumps(plural), "utf-8")
    (fragments / "b.json").write_text(json.dumps({"Hello {name}": "L'ami {name} !"}), "utf-8")
    (fragments / "c.json").write_text(json.dumps({"Hello {name}": "Salut {name}"}), "utf-8")
    known = {"Members": ("Membres",), "{count} member": ("{count} membre",)}

    merged, disagreed = merge("fr", fragments.glob("*.json"), known)
    replaced, _ = merge("fr", fragments.glob("*.json"), known, replace=True)

    assert merged == {
        "Members": ("Membres",),
        "{count} member": ("{count} membre", "{count} membres"),
        "Hello {name}": ("L’ami {name}\u202f!",),
    }
    assert disagreed == ["c.json: Hello {name}", "Members"]
    assert replaced["Members"] == ("Adhérents",)


def test_a_folder_of_fragments_is_named_after_a_language(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="klingon"):
        extraction.update(FOUND, [tmp_path / "klingon"], folder=tmp_path)


def test_compiled_catalogues_speak(tmp_path: Path) -> None:
    catalogue_of(tmp_path, "fr", KNOWN)

    extraction.compile_all(tmp_path)

    with po_path("fr", tmp_path).with_suffix(".mo").open("rb") as stream:
        spoken = gettext.GNUTranslations(stream)
    assert spoken.gettext("Members") == "Membres"
    assert spoken.ngettext("{count} member", "{count} members", 0) == "{count} membre"
    assert spoken.ngettext("{count} member", "{count} members", 2) == "{count} membres"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("L'ordre du jour : qui ?", "L’ordre du jour\u00a0: qui\u202f?"),
        ("« oui » ; non !", "«\u00a0oui\u00a0»\u202f; non\u202f!"),
        ("14:30, http://x.be/?a", "14:30, http://x.be/?a"),
        ("<a href='x'>lien</a>", "<a href='x'>lien</a>"),
    ],
)
def test_french_spaces(typed: str, printed: str) -> None:
    assert french(typed) == printed
    assert french(printed) == printed
