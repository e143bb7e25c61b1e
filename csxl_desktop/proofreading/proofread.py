"""Relecture: every rule over a text or over the records of a year, in the order of the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from csxl_desktop.domain.grammar import Slips
from csxl_desktop.proofreading.finding import NOTHING_AROUND, Around, Finding, Remark, fingerprint
from csxl_desktop.proofreading.grammar import remarks
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.language import FRENCH, language_of
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.registry import (
    DOSSIER_RULES,
    GRAMMAR_RULES,
    OF_ANY_LANGUAGE,
    TEXT_RULES,
    DossierRule,
    GrammarRule,
    TextRule,
)
from csxl_desktop.proofreading.text import Text

_LANGUAGE = "language"
_LEAST = frozenset(
    {"name-listed", "name-group-told", "name-short-town", "name-title-told", "name-persons", "name-event-told"}
)
_KINDS = frozenset({_LANGUAGE, "name"})
_OF_LETTERS = (f"{_LANGUAGE}-", "form-")
_GRAMMAR = {each.code: each for each in GRAMMAR_RULES}
NOTHING_ACCEPTED: Mapping[str, str] = {}


def proofread(text: Text, knowledge: Knowledge, accepted: Mapping[str, str] = NOTHING_ACCEPTED) -> tuple[Finding, ...]:
    """What the rules find in `text`; those accepted carry their reason and are no longer to be mended.

    Of a text that is not French, only what needs no French is looked at (`not_read` says so to people).
    """
    reading = Reading(text, knowledge)
    french = language_of(text) == FRENCH
    found = (
        replace(
            _finding(rule, remark, fingerprint(rule.code, remark), accepted, where(text, remark)),
            around=around(text, remark),
        )
        for rule in TEXT_RULES
        if french or rule.code in OF_ANY_LANGUAGE
        for remark in rule.check(reading)
    )
    return tuple(sorted(_one_of_a_kind(_once(found)), key=_in_text))


def with_grammar(
    ours: tuple[Finding, ...], text: Text, knowledge: Knowledge, accepted: Mapping[str, str], slips: Slips
) -> tuple[Finding, ...]:
    """What a grammar checker said of the text as well; where a rule of ours speaks of the same letters, ours stands.

    `ours` are the findings of `proofread` in the same text.
    """
    if not slips:
        return ours
    taken: dict[int, list[tuple[int, int]]] = {}
    for each in ours:
        if (place := each.remark.place) is not None and each.code.startswith(_OF_LETTERS):
            taken.setdefault(place.block, []).append((place.start, place.end))
    reading = Reading(text, knowledge)
    added = (
        replace(
            _finding(_GRAMMAR[code], remark, fingerprint(code, remark), accepted, where(text, remark)),
            around=around(text, remark),
        )
        for code, remark in remarks(reading, slips)
        if (at := remark.place) is not None
        and not any(start < at.end and at.start < end for start, end in taken.get(at.block, ()))
    )
    return tuple(sorted((*ours, *_once(added)), key=_in_text))


def proofread_records(knowledge: Knowledge, accepted: Mapping[str, str] = NOTHING_ACCEPTED) -> tuple[Finding, ...]:
    """What the rules find in the records of the year, the gravest first."""
    found = (
        _finding(rule, remark, fingerprint(rule.code, remark, of_record=True), accepted, remark.about)
        for rule in DOSSIER_RULES
        for remark in rule.check(knowledge)
    )
    return tuple(sorted(_once(found), key=lambda each: each.severity))


def where(text: Text, remark: Remark) -> str:
    """The heading above what was found, and the page or line."""
    if remark.place is None:
        return ""
    block = text.blocks[remark.place.block]
    heading = text.heading_of(remark.place.block)
    number = f"p. {block.page}" if block.page else f"l. {block.line}" if block.line else ""
    return " · ".join(part for part in (heading.text[:80] if heading else "", number) if part)


def around(text: Text, remark: Remark) -> Around:
    """The part and the block that hold what was found."""
    if remark.place is None:
        return NOTHING_AROUND
    at = remark.place.block
    part, title = text.part_of(at)
    heading = text.heading_of(at)
    return Around(part, title or (heading.text if heading else ""), text.blocks[at].text)


def _finding(
    rule: TextRule | DossierRule | GrammarRule, remark: Remark, key: str, accepted: Mapping[str, str], place: str
) -> Finding:
    return Finding(rule.code, rule.severity, remark, place, key, accepted.get(key, ""))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same finding twice is one."""
    seen: set[tuple[str, object]] = set()
    for each in findings:
        key = (each.fingerprint, each.remark.place)
        if key not in seen:
            seen.add(key)
            yield each


def _one_of_a_kind(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of two rules on language that speak of the same letters, the first alone; of a name, the one that knows more."""
    told: dict[tuple[int, str], list[tuple[str, int, int]]] = {}
    for each in findings:
        place, kind = each.remark.place, each.code.partition("-")[0]
        if place is not None and kind in _KINDS:
            others = told.setdefault((place.block, kind), [])
            beside = any(code != each.code and start < place.end and place.start < end for code, start, end in others)
            if beside and (kind == _LANGUAGE or each.code in _LEAST):
                continue
            others.append((each.code, place.start, place.end))
        yield each


def _in_text(finding: Finding) -> tuple[int, int]:
    place = finding.remark.place
    return (place.block, place.start) if place else (-1, 0)
