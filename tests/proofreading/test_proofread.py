"""Relecture whole: an invented report with faults, the same without, and what was accepted."""

from dataclasses import replace

import pytest

from csxl_desktop.proofreading.finding import NOTHING_AROUND, Around, Place, Remark, Severity, fingerprint
from csxl_desktop.proofreading.knowledge import Knowledge, KnownTestimonial
from csxl_desktop.proofreading.parts import by_severity, part_of, parts_of
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import around, proofread, proofread_records, where
from csxl_desktop.proofreading.reading import NOTHING_KNOWN
from csxl_desktop.proofreading.registry import DOSSIER_RULES, TEXT_RULES
from csxl_desktop.proofreading.text import Block, Jump, Text
from tests.proofreading.reports import CLEAN, FAULTY, FAULTY_CODES, YEAR

SPAN = Place(0, 200, 205)


def test_every_fault_is_found_and_nothing_else() -> None:
    found = proofread(from_plain(FAULTY, YEAR), NOTHING_KNOWN)
    assert sorted(each.code for each in found) == sorted(FAULTY_CODES)


def test_a_text_without_fault_is_left_alone() -> None:
    assert [(each.code, each.remark.printed) for each in proofread(from_plain(CLEAN, YEAR), NOTHING_KNOWN)] == []


def test_what_is_accepted_keeps_its_reason_wherever_it_moves() -> None:
    first = proofread(from_plain(FAULTY, YEAR), NOTHING_KNOWN)
    accepted = {each.fingerprint: "As the author wrote it" for each in first}
    again = proofread(from_plain(f"Une ligne de plus.\n\n{FAULTY}", YEAR), NOTHING_KNOWN, accepted)
    assert len(again) == len(first)
    assert {each.accepted for each in again} == {"As the author wrote it"}
    assert {each.accepted for each in first} == {""}


def test_findings_stand_in_the_order_of_the_text_with_their_place() -> None:
    found = proofread(from_plain("# Bilan\nLe 2ième.\n\nLe mardi 7 juin 2023.", YEAR), NOTHING_KNOWN)
    assert [(each.code, each.where) for each in found] == [
        ("form-ordinal", "Bilan · l. 2"),
        ("date-weekday", "Bilan · l. 4"),
    ]
    paged = from_plain("Un texte\fLe 2ième.", YEAR)
    assert [each.where for each in proofread(paged, NOTHING_KNOWN)] == ["p. 2"]
    assert where(paged, Remark("x", "y")) == ""


def test_records_come_gravest_first() -> None:
    said = (KnownTestimonial("1", "Anne Vidal"), KnownTestimonial("1", "Anne Vidal"))
    found = proofread_records(Knowledge(year=YEAR, testimonials=said))
    assert [(each.code, each.severity, each.where) for each in found] == [("record-consent", Severity.B, "Anne Vidal")]
    accepted = proofread_records(Knowledge(year=YEAR, testimonials=said), {found[0].fingerprint: "Asked by phone"})
    assert accepted[0].accepted == "Asked by phone"


def test_a_fingerprint_is_of_the_rule_and_the_words_and_of_the_record_where_it_is_said_of_one() -> None:
    remark = Remark("Le  2ième", "why", place=Place(3, 1, 9))
    same = replace(remark, printed="le 2ieme", why="other", place=Place(9))
    assert fingerprint("a", remark) == fingerprint("a", same)
    assert fingerprint("a", remark) != fingerprint("b", remark)
    moved = replace(remark, jump=Jump("meeting", "1", "text"))
    assert fingerprint("a", remark) == fingerprint("a", moved)  # the same words in a file, or in next year's section
    assert fingerprint("a", remark, of_record=True) != fingerprint("a", moved, of_record=True)
    assert fingerprint("a", remark) != fingerprint("a", replace(remark, about="other"))


def test_codes_are_told_apart() -> None:
    told = [(each.code, each.title) for each in TEXT_RULES] + [(each.code, each.title) for each in DOSSIER_RULES]
    assert len({code for code, _title in told}) == len(told)
    assert all(len(code) <= 40 and title for code, title in told)


_ODD = {
    "nothing": "",
    "one word": "x" * 200_000,
    "guillemets": "« " * 20_000,
    "guillemets and tails": "« a » " * 500,
    "brackets": "(" * 5_000,
    "cells": "1\t" * 2_000,
    "tabs": f"Bilan{chr(9) * 3_000}suite",
    "a leader without a page": f"Bilan {'. ' * 20_000}",
    "spaces": f"Bilan{' ' * 20_000}suite",
    "tabs behind a dash": f"-{chr(9) * 20_000}",
    "a call that never closes": f"<sup>{' ' * 20_000}",
    "names": "Alix " * 20_000,
    "commas between days": f"3/04{', ' * 20_000}5/04",
    "days": "3/04, " * 5_000,
    "short lines": "a\n" * 10_000,
    "titles": "".join(f"« Le titre {chr(97 + at % 26)}{chr(97 + at // 26)} »\n" for at in range(400)),
}


@pytest.mark.parametrize("text", _ODD.values(), ids=_ODD.keys())
def test_odd_texts_are_read_to_their_end(text: str) -> None:
    proofread(from_plain(text, YEAR), NOTHING_KNOWN)


def test_a_finding_keeps_the_words_around_it_and_the_part_that_holds_it() -> None:
    long = " ".join(f"mot{number}" for number in range(60))
    (found,) = proofread(from_plain(f"# Bilan\n{long} la 2ième fois {long}.", YEAR), NOTHING_KNOWN)
    before, words, after = found.excerpt
    assert (words, before[:5], after[-5:]) == ("2ième", "… mot", "ot14…")
    assert (part_of(found).title, found.around.part) == ("Bilan", "")
    glued = replace(
        found, around=Around(block=f"{'x' * 200}2ième{'y' * 200}"), remark=replace(found.remark, place=SPAN)
    )
    assert [len(part) for part in glued.excerpt] == [91, 5, 91]
    assert replace(found, around=NOTHING_AROUND).excerpt == ("", "", "")

    section, meeting = Jump("report_section", "s1", "text"), Jump("meeting", "m1", "report_paragraph")
    text = Text((Block("Un 2ième.", jump=section), Block("Un 3ième.", jump=meeting), Block("Un 4ième.")), YEAR)
    assert [each.around.part for each in proofread(text, NOTHING_KNOWN)] == ["s1", "s1", "s1"]
    assert around(text, Remark("x", "y")) == NOTHING_AROUND


def test_findings_are_counted_by_place_and_by_severity() -> None:
    said = (KnownTestimonial("1", "Anne Vidal"), KnownTestimonial("2", "Luc Noël"))
    records = proofread_records(Knowledge(year=YEAR, testimonials=said))
    texts = proofread(from_plain("Le 2ième.\n# Bilan\nLe mardi 7 juin 2023.", YEAR), NOTHING_KNOWN)
    counted = parts_of((*texts, *records))
    assert [(part.title, count) for part, count in counted.items()] == [
        ("The whole text", 1),
        ("Bilan", 1),
        ("Records: testimonials", 2),
    ]
    assert by_severity((*texts, *records)) == {Severity.A: 1, Severity.B: 2, Severity.C: 1}
    elsewhere = replace(records[0], remark=Remark("x", "y", jump=Jump("report_section", "1")))
    assert part_of(elsewhere).title == "The whole text"
