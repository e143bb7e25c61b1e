"""What a sentence tells again in percent or as a fraction of the numbers before: “Autrement dit, 75 % des réponses”."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations, product

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.arithmetic import Told, numbers_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed

_PERCENT = re.compile(
    r"(?P<about>environ |près de |plus de |presque |quelque |moins de |"
    r"à peine )?(?<![\w,.])(?P<told>\d{1,3}(?:,\d+)?) ?%",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"^(?:Autrement dit|En d'autres (?:mots|termes)|En clair|C'est(?:-à-dire| donc| dire)|Cela (?:représente|"
    r"fait|donne)|"
    r"Ce qui (?:représente|fait|donne)|Soit|Ainsi|Donc|Ils sont donc|Elles sont donc|Au total|En pourcentage)\b",
)
_GIVES = re.compile(r"(?:ce qui (?:représente|fait|donne)|c'est-à-dire|autrement dit)[^.;:\d]{0,40}$", re.IGNORECASE)
_OUT_OF = re.compile(
    rf"(?P<part>{NUMBER}) (?:[^\W\d_][\w'-]* ){{0,4}}?(?:sur|des|de nos|de ces|"
    rf"parmi les) (?:les )?(?P<whole>{NUMBER})\b"
    rf"[^.;:()%\d]{{0,60}}\((?:soit )?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"hausse|baisse|augment|diminu|progress|recul|de plus|de moins|contre|inflation|taux")
_SENTENCES_BEFORE = 3
_MOST = 8  # numbers before
_ROUGH = 3.0  # percent, where “environ” stands before


def restated(reading: Reading) -> Iterator[Remark]:
    """No two numbers before, nor a sum of some, make the share that is told of them."""
    for at, block in reading.text.running():
        if "%" not in block.flat:
            continue
        every = numbers_in(block.flat)
        starts = [start for start, _sentence in block.sentences]
        for place, (start, sentence) in enumerate(block.sentences):
            for found in _PERCENT.finditer(sentence):
                before, end = sentence[: found.start()], start + found.start()
                if (told := _OUT_OF.search(before)) is not None:
                    part, whole = value(told["part"]), value(told["whole"])
                    pairs = [(part or 0, whole or 0)]
                elif _AGAIN.match(sentence) and "%" not in before and not _CHANGE.search(sentence):
                    first = starts[max(0, place - _SENTENCES_BEFORE)]
                    pairs = _pairs([each for each in every if first <= each.start < end])
                elif _GIVES.search(before):
                    pairs = _pairs([each for each in every if start <= each.start < end])
                else:
                    continue
                share = float(found["told"].replace(",", "."))
                margin = _ROUGH if found["about"] else 0.5 * 10 ** -len(found["told"].partition(",")[2]) + 0.05
                shares = [100 * part / whole for part, whole in pairs if 0 < part <= whole]
                if shares and all(abs(each - share) > margin for each in shares):
                    near = min(shares, key=lambda each: abs(each - share))
                    why = _("The numbers before make {share} %, not {told} %.").format(
                        share=f"{near:.1f}".replace(".", ",").removesuffix(",0"), told=found["told"]
                    )
                    yield pointed(reading.text, at, (start + found.start("told"), start + found.end()), why)


def _pairs(numbers: Sequence[Told]) -> list[tuple[int, int]]:
    """Any number against another; two neighbours together against another, and another against them."""
    told = [each.number for each in numbers[-_MOST:]]
    both = [one + other for one, other in pairwise(told)]
    found = list(permutations(told, 2))
    return [*found, *product(both, told), *product(told, both)] if found else []
