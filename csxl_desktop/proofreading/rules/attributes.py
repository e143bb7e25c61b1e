"""What is told of a noun from a little farther: between commas, behind a reflexive verb, a verb before its subject."""

import re
from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import Disagreement, after_adverbs, can_qualify, differs, fit, word_at
from csxl_desktop.proofreading.rules.clause_words import (
    ADVERBS,
    BEING,
    COLLECTIVES,
    CONTRACTED,
    HAVING,
    LEADS_TO_RELATIVE,
    LEQUEL,
    OBJECTS,
    PRESENT_TOO,
    TIMES,
)
from csxl_desktop.proofreading.rules.lexicon import (
    adjective,
    bent,
    finite,
    is_verb_form,
    lexicon,
    noun,
    participle,
    present,
    qualifier,
)
from csxl_desktop.proofreading.rules.numbers_in_words import value
from csxl_desktop.proofreading.rules.phrases import Phrase, Token

_TELLING_SELF = frozenset(
    ("dit", "montré", "senti", "déclaré", "révélé", "avéré", "trouvé", "retrouvé", "cru", "sentie")
)
_RELATIVE_HEADS = frozenset(
    (*LEQUEL, "auquel", "auxquels", "auxquelles", "où", "dont", "desquels", "desquelles", "duquel")
)
_ENDS = re.compile(r"(?:iers?|ières?|als?|ales?|elles?|els?|ifs?|ives?|euses?|aines?|ains?|iques?)$")
_SEVERAL = frozenset(("les", "des", "plusieurs", "quelques", "nos", "leurs", "ses", "ces", "de nombreux"))


def apposed(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“La maison de quartier, très fréquenté, manque de place”: a complement without determiner is not meant."""
    for phrase in phrases:
        comma = phrase.end
        if word_at(words, comma) != "," or phrase.joined or (phrase.start and words[phrase.start - 1].word != ","):
            continue
        if phrase.head.word in TIMES or words[phrase.head.at].capital:
            continue
        at = comma + 1
        while word_at(words, at) in ADVERBS or word_at(words, at).endswith("ment"):
            at += 1
        if participle(word_at(words, at)) is None or not can_qualify(words, at) or words[at].word[-1] in "tx":
            continue
        close = next(
            (place for place in range(at + 1, min(len(words), at + 12)) if words[place].word in {",", ";", "."}), None
        )
        if close is None or words[close].word != "," or any(each.word in {"et", "ou"} for each in words[at:close]):
            continue
        told = next(
            (place for place in range(close + 1, min(len(words), close + 4)) if _is_verb(words[place].word)), None
        )
        told = close + 1 if told is None and is_verb_form(word_at(words, close + 1)) else told
        if told is None or words[phrase.start].word in CONTRACTED:
            continue
        if phrase.head.word in COLLECTIVES and (participle(words[at].word) or ("", ("", "p")))[1][1] == "p":
            continue  # “l’équipe, réunis au complet”
        meant = [each for place, each in enumerate(phrase.nouns) if place == 0 or _is_determined(words, each.at)]
        yield from differs(words, at, [(each.gender, each.number) for each in meant], phrase.head.word)


def _is_verb(word: str) -> bool:
    return word in BEING or word in HAVING or bool(finite(word))


def _is_determined(words: list[Token], at: int) -> bool:
    """“du quartier”, “des habitants”, “de la commune”; “de quartier” is not."""
    return word_at(words, at - 1) not in {"de", "d'", "en", "à"}


def reflexive_attribute(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“s’est dit prête”, “se sont dits satisfait”: participle and attribute are of one subject."""
    for at, token in enumerate(words):
        if token.word not in BEING or word_at(words, at - 1) not in {"s'", "se"}:
            continue
        if word_at(words, at - 2) in {"on", "l'on", "qu'on"}:
            continue
        place = at + 1
        while word_at(words, place) in ADVERBS or word_at(words, place) == "tous":
            place += 1
        found = participle(word_at(words, place))
        if found is None or found[0] not in _TELLING_SELF:
            continue
        attribute = after_adverbs(words, place + 1)
        word = word_at(words, attribute)
        told = qualifier(word)
        if told is None or word in lexicon().plural or word in {"partie", "parties"}:
            continue
        if BEING[token.word] not in {form[1] for form in told[1]}:
            gender = min(told[1])[0]
            right = bent(told[0], (gender, BEING[token.word]))
            yield Disagreement((words[attribute].start, words[attribute].end), word, token.word, right)
        elif not any(fit(found[1], form) for form in told[1]) and found[0][-1] not in "sx":
            wrong, base, form, other = place, found[0], min(told[1]), word
            if found[1][0] == "f":  # “s’est dite content”: nobody writes the e of “dite” by oversight
                wrong, base, form, other = attribute, told[0], found[1], words[place].word
            yield Disagreement((words[wrong].start, words[wrong].end), words[wrong].word, other, bent(base, form))


def verb_before_subject(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“une marche à laquelle a pris part douze voisins”."""
    for at, token in enumerate(words):
        if token.word not in _RELATIVE_HEADS:
            continue
        place = at + 1
        while word_at(words, place) in {"se", "s'", "n'", "y"}:
            place += 1
        verb = word_at(words, place)
        number = BEING.get(verb) or HAVING.get(verb)
        after = place + 1
        while word_at(words, after) in ADVERBS:
            after += 1
        if number is None or (
            participle(word_at(words, after)) is None and word_at(words, after) not in {"pris", "eu"}
        ):
            continue
        subject = after + 1
        if word_at(words, subject) in {"part", "lieu", "place"}:
            subject += 1
        head = word_at(words, subject)
        counted = value(head) if head else None
        several = head in _SEVERAL or (counted is not None and counted > 1)
        if token.word == "dont" and verb in HAVING:
            continue
        if several and number == "s" and word_at(words, subject + 1) not in {"", ",", "."}:
            right = {"a": "ont", "est": "sont", "avait": "avaient", "était": "étaient", "sera": "seront"}.get(verb, "")
            yield Disagreement(
                (words[place].start, words[place].end), verb, word_at(words, subject + 1), right, verb=True
            )


def subject_behind(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“là que se joue nos batailles”, “où travaillent cette équipe”: the subject alone follows, up to the end."""
    for at, token in enumerate(words):
        if token.word not in _RELATIVE_HEADS and token.word not in {"que", "qu'"}:
            continue
        place = at + 1
        while word_at(words, place) in {"se", "s'", "ne", "n'", "y"}:
            place += 1
        verb, determiner = word_at(words, place), word_at(words, place + 1)
        number = _number_of(verb, reflexive=word_at(words, place - 1) in {"se", "s'"})
        if not number or word_at(words, place - 1) in {"ne", "n'"}:
            continue
        counted = value(determiner) if determiner else None
        several = determiner in _SEVERAL - {"des"} or (counted is not None and counted > 1)
        alone = determiner in {"le", "la", "notre", "cette", "ce", "cet", "leur", "son", "sa", "une", "un"}
        phrase = next((each for each in _phrases if each.start == place + 1), None)
        if (
            phrase is None
            or phrase.head.word in COLLECTIVES
            or word_at(words, phrase.end) not in {"", ".", ";", "!", "»"}
        ):
            continue
        if (several and number == "s") or (alone and number == "p" and not phrase.joined):
            yield Disagreement((words[place].start, words[place].end), verb, phrase.head.word, verb=True)


def _number_of(verb: str, *, reflexive: bool) -> str:
    """S or p for a verb in the third person; a present in “e” needs “se” or to be nothing else."""
    if told := finite(verb):
        return told
    if verb.endswith("e") and f"{verb}r" in lexicon().verbs and (reflexive or noun(verb) is None):
        return "s" if adjective(verb) is None else ""
    return ""


def two_subjects(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“La coordinatrice et son équipe a visité”; “il faut que les services soit connus”; “le nombre de … ont”."""
    for one in phrases:
        verb = word_at(words, one.end)
        head = one.head
        if word_at(words, one.start - 1) in {"que", "qu'"} and head.number == "p" and verb in _SUBJUNCTIVES:
            yield Disagreement(
                (words[one.end].start, words[one.end].end), verb, head.word, _SUBJUNCTIVES[verb], verb=True
            )
        opens = one.start == 0 or words[one.start - 1].word in {";", "que", "car", "mais"}
        if not opens:
            continue
        if head.word == "nombre" and words[one.start].word == "le" and len(one.nouns) > 1:
            at = one.end + 1 if verb in {"se", "s'", "n'", "ne"} else one.end
            if word_at(words, at) in {"ont", "sont", "étaient", "avaient"} or finite(word_at(words, at)) == "p":
                yield Disagreement((words[at].start, words[at].end), words[at].word, "nombre", verb=True)
        other = next((each for each in phrases if each.start == one.end + 1), None)
        if verb != "et" or other is None or word_at(words, one.start - 1) == "que":
            continue
        if one.qualifiers or len(one.nouns) > 1 or words[one.head.at].capital or words[other.head.at].capital:
            continue
        if other.joined or head.word in COLLECTIVES or head.word in TIMES or other.head.word in TIMES:
            continue
        at = other.end + 1 if word_at(words, other.end) in {"s'", "se"} else other.end
        told = word_at(words, at)
        alone = (finite(told) or (present(told) if word_at(words, at + 1) in OBJECTS else "")) == "s"
        if (told in {"a", "est", "était", "avait", "sera", "aura", "va", "peut", "doit"} and _goes_with(words, at)) or (
            alone and told not in BEING and told not in HAVING and word_at(words, one.start - 1) in {"", ";", "car"}
        ):
            yield Disagreement((words[at].start, words[at].end), told, f"{head.word} et {other.head.word}", verb=True)


_SUBJUNCTIVES = {"soit": "soient", "ait": "aient", "puisse": "puissent", "fasse": "fassent"}


def _goes_with(words: list[Token], at: int) -> bool:
    """A participle or an infinitive behind: it is the verb of the clause."""
    after = at + 1
    while word_at(words, after) in ADVERBS:
        after += 1
    return participle(word_at(words, after)) is not None or word_at(words, after) in {"été", "fait", "pris"}


def lequel_behind_comma(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“les voisins, sans lesquelles rien ne se fait”: no noun of the sentence before is of that form."""
    for at in range(3, len(words)):
        told = LEQUEL.get(words[at].word)
        if told is None or words[at - 1].word not in LEADS_TO_RELATIVE or words[at - 2].word != ",":
            continue
        before = [each for phrase in phrases if phrase.start < at for each in phrase.nouns if each.at < at]
        behind = [phrase for phrase in phrases if phrase.end == at - 2]
        if behind and not any(fit(told, (each.gender, each.number)) for each in before):
            yield Disagreement((words[at].start, words[at].end), words[at].word, behind[-1].head.word)


def bent_adjective(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Des rencontres régulier”, “les acteurs local”: right behind the only noun, and of another number."""
    for phrase in phrases:
        at = phrase.head.at + 1
        word = word_at(words, at)
        found = adjective(word)
        if (
            found is None
            or (len(phrase.nouns) > 1 and phrase.nouns[1].at <= at)
            or words[at].capital
            or words[at - 1].capital
        ):
            continue
        if words[phrase.start].word in {"les", "des"} and phrase.head.at != phrase.start + 1:
            continue
        if phrase.head.number != "p" or words[phrase.head.at].word[-1] not in "sx" or word_at(words, at - 1) in TIMES:
            continue
        if any(form[1] == "p" for form in found[1]) or not _ENDS.search(word) or PRESENT_TOO.search(word):
            continue
        if word_at(words, at + 1) in {"et", "ou", ",", "-", "/", "(", "·"}:
            continue
        if _is_verb(word_at(words, at + 1)) or word_at(words, at + 1) in {
            "de",
            "du",
            "des",
            "se",
            "ne",
            "n'",
            "s'",
            "en",
            "à",
            "au",
            "dans",
            "pour",
            ".",
            "",
        }:
            right = bent(found[0], (phrase.head.gender or min(found[1])[0], "p"))
            yield Disagreement((words[at].start, words[at].end), word, phrase.head.word, right)
