"""Subjects and what is told of them: the verb, the participle, the adjective."""

from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import (
    Disagreement,
    after_adverbs,
    agrees_when_reflexive,
    continues,
    differs,
    is_finite,
    qualified,
    word_at,
)
from csxl_desktop.proofreading.rules.clause_words import (
    ADVERBS,
    BEING,
    CLITICS,
    COLLECTIVES,
    CONTRACTED,
    FAR,
    FIRST,
    FRONTED_NOT,
    HAVING,
    HEADS,
    LEADING,
    OBJECTS,
    OPENERS,
    PRESENT_TOO,
    PRONOUNS,
    QUANTITIES,
    RELATIVES,
    TIMES,
    TRANSITIVE,
    WITHOUT_AGREEMENT,
)
from csxl_desktop.proofreading.rules.lexicon import Form, finite, is_verb_form, lexicon, noun, participle, present
from csxl_desktop.proofreading.rules.phrases import PREPOSITIONS, Phrase, Token


def subjects(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    for phrase in phrases:
        opens = _opens_clause(words, phrase.start)
        determiner, head = words[phrase.start], phrase.head
        if (
            not opens
            or phrase.joined
            or head.word in COLLECTIVES
            or head.word in TIMES
            or determiner.word in CONTRACTED
        ):
            continue
        if words[head.at].capital and head.number == "p":
            continue  # a name: “Les Trois Saules”
        at = _main_verb(words, phrase.end, sure=opens == "sure")
        if at is not None and (opens == "sure" or not _ends_enumeration(words, phrases, phrase)):
            yield from _predicate(words, at, phrase, opens)


def _ends_enumeration(words: list[Token], phrases: list[Phrase], phrase: Phrase) -> bool:
    """“les CPAS, les communes, les écoles ont été associés”: another one ends at the comma before."""
    return any(
        each.end == phrase.start - 1
        and each.head.word not in TIMES
        and (each.start == 0 or words[each.start - 1].word == ",")
        for each in phrases
    )


def _opens_clause(words: list[Token], at: int) -> str:
    """“sure” at the head of a sentence or behind what leads to it; “perhaps” after another comma."""
    if at == 0:
        return "sure"
    before = words[at - 1].word
    if before in OPENERS:
        return "sure"
    if before in {"tous", "toutes"}:
        return _opens_clause(words, at - 1)
    if before != ",":
        return ""
    earlier = [each.word for each in words[: at - 1]]
    return "sure" if "," not in earlier and earlier[0] in LEADING else "perhaps"


def _main_verb(words: list[Token], at: int, *, sure: bool) -> int | None:
    """Where the verb of the subject stands: right behind it, or behind one relative clause."""
    at = _behind_infinitive(words, at)
    if word_at(words, at) not in RELATIVES:
        return at
    if not sure:
        return None
    verb = next((place for place in range(at + 1, min(len(words), at + FAR)) if is_finite(words[place].word)), None)
    if verb is None or any(each.word in RELATIVES or each.word == "," for each in words[at + 1 : verb]):
        return None
    with_participle = words[verb].word in HAVING or words[verb].word in FIRST or words[verb].word in BEING
    first = after_adverbs(words, verb + 1) + 1 if with_participle else verb + 1
    for place in range(first, min(len(words), verb + FAR)):
        word = words[place].word
        if word in RELATIVES or word in {",", "et", "ou", ";", ":", ".", "si", "quand", "comme", "-", "(", "mais"}:
            return None
        if is_finite(word) or word in {"n'", "ne", "se", "s'"}:
            return place
    return None


def _behind_infinitive(words: list[Token], at: int) -> int:
    """“à l’avoir essayé”, “à participer”: behind “les premières classes”."""
    if word_at(words, at) != "à":
        return at
    place = at + 2 if word_at(words, at + 1) in {"l'", "les", "y", "en"} else at + 1
    if word_at(words, place) in {"avoir", "être"} and participle(word_at(words, place + 1)) is not None:
        return place + 2
    return at


def _predicate(words: list[Token], at: int, phrase: Phrase, opens: str) -> Iterator[Disagreement]:
    reflexive = False
    while word_at(words, at) in CLITICS or word_at(words, at) in {"se", "s'"}:
        reflexive = reflexive or words[at].word in {"se", "s'"}
        at += 1
    if at >= len(words):
        return
    verb, head = words[at], phrase.head
    number = finite(verb.word) or BEING.get(verb.word, "") or HAVING.get(verb.word, "")
    if not number and (at > phrase.end or _takes_object(words, at + 1)):
        number = present(verb.word)
    if number and head.number and number != head.number:
        if opens == "sure" and verb.word not in {"reste", "semble"}:
            yield Disagreement((verb.start, verb.end), verb.word, head.word, verb=True)
        return
    place = qualified(words, at)
    if place is None or not number:
        return
    if reflexive and not agrees_when_reflexive(words, place):
        return
    yield from differs(words, place, [(head.gender, head.number)], head.word)


def _takes_object(words: list[Token], at: int) -> bool:
    """An object, an infinitive or an adverb: what stands before them is a verb."""
    word = word_at(words, at)
    return word in OBJECTS or word in ADVERBS or (word in lexicon().verbs and noun(word) is None)


def without_auxiliary(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“La coordination poursuivi sa route.”"""
    phrase = phrases[0] if phrases and phrases[0].start == 0 else None
    if phrase is None or phrase.joined or not phrase.qualifiers or phrase.qualifiers[-1][0] != phrase.end - 1:
        return
    at = phrase.end - 1
    found, after = participle(words[at].word), word_at(words, phrase.end)
    if found is None or PRESENT_TOO.search(words[at].word) or word_at(words, phrase.end + 1) in {"fois", "heure"}:
        return
    if after in {"sa", "son", "ses", "un", "une", "notre", "nos"} and found[1] == ("m", "s"):
        yield Disagreement((words[at].start, words[at].end), words[at].word, phrase.head.word, f"a {words[at].word}")


def few(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“peu de services disposait”, “plusieurs familles était”."""
    for at, token in enumerate(words):
        if token.word not in QUANTITIES or word_at(words, at + 1) not in {"de", "d'", "des"} or at + 3 >= len(words):
            continue
        head, verb = words[at + 2], words[at + 3]
        if token.word == "nombre" and word_at(words, at - 1) not in {"", ",", ";", "bon"}:
            continue  # “le nombre de demandes est stable”
        single = (finite(verb.word) or BEING.get(verb.word) or HAVING.get(verb.word)) == "s"
        several = head.word.endswith("s") and (noun(head.word) or ("", "p"))[1]  # “trop de temps est perdu”
        if single and several and word_at(words, at - 1) not in {"un", "le", "en", "avec", "de", "d'"}:
            yield Disagreement((verb.start, verb.end), verb.word, f"{token.word} … {head.word}", verb=True)


def fronted(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Imprimé à mille exemplaires, elle a été distribuée.”"""
    found = participle(words[0].word)
    if found is None or found[0] in FRONTED_NOT or PRESENT_TOO.search(found[0]):
        return
    comma = next((at for at, each in enumerate(words[:16]) if each.word == ","), None)
    if comma is None or any(each.word in {"et", "qui", "que", ":"} for each in words[:comma]):
        return
    after = word_at(words, comma + 1)
    if after in {"elle", "elles", "ils"}:
        yield from differs(words, 0, [PRONOUNS[after]], after)
    phrase = next((each for each in phrases if each.start == comma + 1), None)
    if phrase is None or phrase.joined or phrase.head.word in COLLECTIVES or words[phrase.start].word in CONTRACTED:
        return
    verb = word_at(words, phrase.end)
    if (
        is_finite(verb)
        or (is_verb_form(verb) and noun(verb) is None)
        or word_at(words, phrase.end) in {"n'", "ne", "se", "s'"}
    ):
        yield from differs(words, 0, [(phrase.head.gender, phrase.head.number)], phrase.head.word)


def _behind_subject(words: list[Token], at: int, wanted: Form) -> Iterator[Disagreement]:
    if word_at(words, at - 1) in {"et", "ou", "-", *PREPOSITIONS} or (
        word_at(words, at - 1) and words[at].start == words[at - 1].end and words[at - 1].word == "-"
    ):
        return
    place, reflexive = at + 1, False
    while word_at(words, place) in CLITICS or word_at(words, place) in {"se", "s'"}:
        reflexive = reflexive or words[place].word in {"se", "s'"}
        place += 1
    verb = word_at(words, place)
    number = finite(verb) or BEING.get(verb, "") or HAVING.get(verb, "") or present(verb)
    if number and number != wanted[1] and word_at(words, at - 1) != "que":
        yield Disagreement((words[place].start, words[place].end), verb, words[at].word, verb=True)
        return
    found = qualified(words, place)
    if found is None or (reflexive and not agrees_when_reflexive(words, found)):
        return
    yield from differs(words, found, [wanted], words[at].word)


def after_pronouns(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    for at, token in enumerate(words):
        if (wanted := PRONOUNS.get(token.word)) is not None:
            yield from _behind_subject(words, at, wanted)
        elif token.word in HEADS and (at == 0 or word_at(words, at - 1) in {",", ";"}):
            yield from _behind_subject(words, at, HEADS[token.word])
        elif token.word in {"les", "nous"} and (word_at(words, at + 1) in HAVING or word_at(words, at + 1) in FIRST):
            yield from _behind_object(words, at)


def _behind_object(words: list[Token], at: int) -> Iterator[Disagreement]:
    """“on nous a écouté”, “l’équipe les a reçu”."""
    if words[at].word == "nous" and (word_at(words, at + 1) in FIRST or word_at(words, at - 1) == "que"):
        return
    place = after_adverbs(words, at + 2)
    found = participle(word_at(words, place))
    if found is None or found[1][1] == "p" or found[0][-1] in "sx" or found[0] in WITHOUT_AGREEMENT:
        return
    if words[at].word == "nous" and (found[0] not in TRANSITIVE or word_at(words, at - 1) == "chez"):
        return
    if not continues(words, place):
        right = f"{words[place].word}s"
        yield Disagreement((words[place].start, words[place].end), words[place].word, words[at].word, right)
