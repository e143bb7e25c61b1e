"""Mails begun by an address alone, read back as a mail program reads them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from csxl_desktop.exchange.mail_links import LONGEST, mail_links


@pytest.mark.parametrize("separator", [",", ";"])
def test_every_address_is_in_one_block_with_subject_and_text(separator: str) -> None:
    addresses = [f"personne.numéro{n}@organisation-{n}.brussels" for n in range(120)]

    made = mail_links("L’été &\r\nBcc: x@y.be", "Chère membre,\n\n100 % – à bientôt", addresses, separator=separator)

    assert made.whole
    assert len(made.links) > 1
    found: list[str] = []
    for link in made.links:
        assert len(link) <= LONGEST
        assert link.isascii()
        asked = parse_qs(urlsplit(link).query, strict_parsing=True, separator="&")
        assert asked["subject"] == ["L’été & Bcc: x@y.be"]
        assert asked["body"] == ["Chère membre,\r\n\r\n100 % – à bientôt"]
        found += asked["bcc"][0].split(separator)
    assert found == addresses


def test_a_long_text_is_left_out_and_it_is_said() -> None:
    made = mail_links("Bref", "é" * 300, ["a@b.be"])

    assert not made.whole
    assert made.links == ("mailto:?subject=Bref&bcc=a@b.be",)


def test_an_address_cannot_write_another_field() -> None:
    (link,) = mail_links("", "", ["a@b.be&body=x", "c@d.be?cc=e"]).links

    assert set(parse_qs(urlsplit(link).query)) == {"bcc"}
