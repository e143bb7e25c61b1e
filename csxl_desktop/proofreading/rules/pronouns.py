"""A pronoun at the head of a clause whose gender is that of nobody just told of."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.clause_words import HAVING
from csxl_desktop.proofreading.rules.clauses import phrases_in
from csxl_desktop.proofreading.rules.lexicon import adjective, gender, lexicon, noun, participle
from csxl_desktop.proofreading.rules.phrases import Token, tokens
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_IL = re.compile(r"; (?P<pronoun>il|elle) (?:(?:nous|leur|lui|y|en|vous) |l')?(?:a|avait|aura) (?:aussi |"
r"également |ensuite |"
                 r"même |déjà |toujours )?(?P<participle>[a-zà-ÿ]+)\b")  # fmt: skip
_ILS = re.compile(r"^(?P<pronoun>Ils) (?:ont|sont|se sont|avaient|étaient|y ont|nous ont|leur ont|n'ont)\b")
_IMPERSONAL = frozenset({"fallu", "plu", "été", "neigé", "manqué", "suffi", "semblé", "paru", "existé", "eu", "fait"})
_WOMEN = re.compile(
    r"(?:euses|trices|ières|iennes|onnes|antes|entes|enne|dames|femmes|mères|filles|voisines|étudiantes)$"
)


def pronouns(reading: Reading) -> Iterator[Remark]:
    """“La commune a prêté la salle ; il a …”, “les travailleuses … Ils ont …”."""
    return each_slip(reading.text, _behind_semicolon, _next_sentence)


def _behind_semicolon(block: Block) -> Iterator[Slip]:
    for start, sentence in block.sentences if "; il a" in block.flat or "; elle a" in block.flat else ():
        for found in _IL.finditer(sentence):
            if participle(found["participle"]) is None or found["participle"] in _IMPERSONAL:
                continue
            before = sentence[: found.start()]
            words = tokens(before)
            phrases = phrases_in(words)
            opened = next((each for each in phrases if each.start == 0), None)
            other = "f" if found["pronoun"] == "il" else "m"
            if opened is None or opened.joined or opened.head.number != "s" or opened.head.gender != other:
                continue
            if any(each.word in {"et", "ou", ";", ":", "«", "(", "il", "elle"} for each in words):
                continue
            if _may_be_meant(words, other):
                continue
            right = "elle" if other == "f" else "il"
            why = _("“{word}” stands for “{other}”: another gender is expected.").format(
                word=found["pronoun"], other=opened.head.word
            )
            yield (start + found.start("pronoun"), start + found.end()), why, right


def _may_be_meant(words: list[Token], known: str) -> bool:
    """Whether a noun of the sentence may be of the other gender; names in the middle of it are of any."""
    for at, each in enumerate(words):
        if each.capital and at and words[at - 1].word not in {"de", "d'", "du"}:
            return True
        told = noun(each.word)
        if told is not None and each.word not in HAVING and participle(each.word) is None and told[1] == "s":
            own = gender(told[0])
            if own != known and adjective(each.word) is None and not _is_verb_only(each.word, own):
                return True
    return False


def _is_verb_only(word: str, own: str) -> bool:
    return not own and word not in lexicon().plural


def _next_sentence(block: Block) -> Iterator[Slip]:
    for (_start, before), (start, sentence) in zip(block.sentences, block.sentences[1:], strict=False):
        found = _ILS.match(sentence)
        if found is None or " ils " in before.lower():
            continue
        words = tokens(before)
        several = [(each.word, told) for each in words if (told := noun(each.word)) is not None and told[1] != "s"]
        women = [word for word, _told in several if _WOMEN.search(word) and adjective(word) is not None]
        men = [word for word, told in several if word not in women and gender(told[0]) != "f" and _forms(word) != {"f"}]
        joined = any(each.word == "et" for each in words)
        capitals = any(each.capital for each in words[1:])
        if women and not men and not joined and not capitals:
            why = _("“{word}” stands for “{other}”: another gender is expected.").format(word="Ils", other=women[0])
            yield (start, start + found.end()), why, f"Elles{found[0][3:]}"


def _forms(word: str) -> set[str]:
    found = adjective(word)
    return {form[0] for form in found[1]} if found else set()
