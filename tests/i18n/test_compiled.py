"""A compiled catalogue read message by message answers as Python's own reader does."""

import gettext
from io import BytesIO
from struct import pack
from typing import cast

import pytest

from csxl_desktop.i18n.compiled import CompiledCatalogue
from csxl_desktop.system.paths import resources


def _file(messages: dict[str, str], order: str = "<") -> bytes:
    """The smallest compiled file of these, with the low byte first or last."""
    told = [(key.encode(), words.encode()) for key, words in sorted(messages.items())]
    head, texts = 28 + 16 * len(told), b""
    places: tuple[list[int], list[int]] = ([], [])
    for column, found in enumerate(places):
        for pair in told:
            found += [len(pair[column]), head + len(texts)]
            texts += pair[column] + b"\0"
    numbers = [0x950412DE, 0, len(told), 28, 28 + 8 * len(told), 0, 0, *places[0], *places[1]]
    return pack(f"{order}{len(numbers)}I", *numbers) + texts


HEADER = "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"


@pytest.mark.parametrize("order", ["<", ">"])
def test_it_answers_with_the_form_asked_for_or_the_message_itself(order: str) -> None:
    told = CompiledCatalogue(_file({"": HEADER, "Été": "Zomer", "{n} day\0{n} days": "{n} jour\0{n} jours"}, order))

    assert [told.gettext(each) for each in ("Été", "Ét", "Z", "{n} day")] == ["Zomer", "Ét", "Z", "{n} jour"]
    assert [told.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["{n} jour", "{n} jour", "{n} jours"]
    assert [told.ngettext("week", "weeks", n) for n in (0, 1)] == ["weeks", "week"]
    assert [told.ngettext("Été", "Étés", n) for n in (1, 2)] == ["Zomer", "Étés"]  # only one form is there


@pytest.mark.parametrize("messages", [{}, {"": "Project-Id-Version: x\n", "a\0b": "c\0d"}])
def test_it_counts_as_in_english_where_the_file_gives_no_rule(messages: dict[str, str]) -> None:
    told = CompiledCatalogue(_file(messages))

    assert [told.ngettext("a", "b", n) for n in (0, 1)] == (["d", "c"] if messages else ["b", "a"])


def test_another_file_is_no_catalogue() -> None:
    with pytest.raises(ValueError, match="catalogue"):
        CompiledCatalogue(b"PK\3\4" + bytes(40))


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_message_of_the_program_is_the_one_that_python_reads(language: str) -> None:
    data = (resources() / "locale" / language / "LC_MESSAGES" / "csxl.mo").read_bytes()
    theirs, ours = gettext.GNUTranslations(BytesIO(data)), CompiledCatalogue(data)
    keys = cast("dict[str | tuple[str, int], str]", vars(theirs)["_catalog"])
    single = [key for key in keys if isinstance(key, str)]
    plural = {key[0] for key in keys if isinstance(key, tuple)}

    assert len(single) > 1000
    assert [ours.gettext(key) for key in single] == [theirs.gettext(key) for key in single]
    for n in (0, 1, 2, 11):
        assert [ours.ngettext(key, "?", n) for key in plural] == [theirs.ngettext(key, "?", n) for key in plural]
