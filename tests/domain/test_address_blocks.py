"""Lists of mail addresses: what a paste holds, blocks that Outlook takes."""

import itertools

from csxl_desktop.domain.address_blocks import BLOCK, SEPARATOR, blocks, once, pasted


def test_a_paste_gives_its_addresses_however_they_stand() -> None:
    text = "a@b.be; Anna Diop <c@d.be>,\r\n'e@f.be'\tmailto:g@h.be\n\ni@j.be k@l.be\nAnna sans adresse;<mailto:m@n.be>"
    found = ["a@b.be", "c@d.be", "e@f.be", "g@h.be", "i@j.be", "k@l.be", "Anna sans adresse", "m@n.be"]
    assert list(pasted(text)) == found


def test_a_paste_of_separators_alone_gives_none() -> None:
    assert list(pasted("; '' ;\n, \"\"")) == []


def test_each_address_comes_once_where_it_first_stood() -> None:
    assert once(["b@x.be", "a@x.be", "B@X.be", "a@x.be"]) == ("b@x.be", "a@x.be")


def test_blocks_hold_every_address_and_stay_under_the_limit() -> None:
    addresses = [f"{'n' * (n % 40)}{n}@organisation.example.brussels" for n in range(300)]

    made = blocks(addresses)

    assert [each for block in made for each in block] == addresses
    lengths = [len(SEPARATOR.join(block)) for block in made]
    assert max(lengths) < BLOCK
    full = itertools.pairwise(made)
    assert all(len(SEPARATOR.join((*block, after[0]))) >= BLOCK for block, after in full)
    assert blocks([]) == []


def test_a_block_of_the_very_limit_is_cut() -> None:
    one = "a" * 10
    assert blocks([one, one], limit=22) == [(one,), (one,)]
    assert blocks([one, one], limit=23) == [(one, one)]
