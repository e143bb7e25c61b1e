"""What finders of disagreements share: a word of a sentence, whether it fits, where a qualifier stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from csxl_desktop.proofreading.rules.clause_words import (
    ADVERBS,
    BEING,
    FIRST,
    HAVING,
    INFINITIVE,
    UNVARIED,
    WITHOUT_OBJECT,
)
from csxl_desktop.proofreading.rules.lexicon import Form, bent, finite, lexicon, participle, qualifier
from csxl_desktop.proofreading.rules.phrases import Phrase, Token


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A word, where it stands, what it should agree with, what is proposed."""

    span: tuple[int, int]
    word: str
    other: str
    right: str = ""
    verb: bool = False


def word_at(words: list[Token], at: int) -> str:
    return words[at].word if 0 <= at < len(words) else ""


def differs(
    words: list[Token], at: int, candidates: list[Form | tuple[str, str]], other: str
) -> Iterator[Disagreement]:
    """Whether the qualifier at `at` agrees with none of what it may tell of."""
    found = qualifier(words[at].word)
    assert found is not None  # who asks has found one there
    base, forms = found
    if any(fit(form, each) for form in forms for each in candidates):
        return
    gender, number = candidates[0]
    own = min(forms)
    right = bent(base, (gender or own[0], number or own[1])) if gender or own[0] == "f" else ""
    yield Disagreement((words[at].start, words[at].end), words[at].word, other, right)


def fit(form: Form, wanted: tuple[str, str]) -> bool:
    return wanted[0] in {"", form[0]} and wanted[1] in {"", form[1]}


def forms(phrase: Phrase) -> list[tuple[str, str]]:
    return [(each.gender, each.number) for each in phrase.nouns]


def outer(phrases: list[Phrase]) -> Iterator[Phrase]:
    """Those that no other one holds."""
    reached = -1
    for each in phrases:
        if each.start >= reached:
            yield each
            reached = each.end


def is_finite(word: str) -> bool:
    return word in BEING or word in HAVING or word in FIRST or bool(finite(word))


def qualified(words: list[Token], at: int) -> int | None:
    """Where the participle or adjective behind “est”, “ont été” stands."""
    if word_at(words, at) in HAVING and word_at(words, at + 1) != "été":
        at = at + 1 if word_at(words, at + 1) in ADVERBS and word_at(words, at + 2) == "été" else at
        if word_at(words, at + 1) != "été":
            return None
        at += 1
    elif word_at(words, at) in HAVING:
        at += 1
    elif word_at(words, at) not in BEING:
        return None
    at += 1
    while word_at(words, at) in ADVERBS or word_at(words, at).endswith("ment"):
        at += 1
    return at if can_qualify(words, at) else None


def can_qualify(words: list[Token], at: int) -> bool:
    word = word_at(words, at)
    if not word or word in UNVARIED or words[at].capital or qualifier(word) is None:
        return False
    if word_at(words, at + 1) in {"·", "•", "(", "-", "/"} or (
        word_at(words, at + 1) == "." and at + 2 < len(words) and words[at + 2].start == words[at + 1].end
    ):
        return False  # written inclusively
    return participle(word) is not None or word not in lexicon().plural


def agrees_when_reflexive(words: list[Token], at: int) -> bool:
    base = participle(words[at].word)
    after = word_at(words, at + 1)
    return (
        base is not None
        and base[0] not in WITHOUT_OBJECT
        and after not in {"les", "la", "l'", "des", "une", "un", "leurs", "leur"}
        and not INFINITIVE.fullmatch(after)
    )


def after_adverbs(words: list[Token], at: int) -> int:
    while word_at(words, at) in ADVERBS or word_at(words, at).endswith("ment"):
        at += 1
    return at


def continues(words: list[Token], at: int) -> bool:
    """An infinitive or “que” behind a participle: its object is another."""
    after = [word_at(words, at + 1), word_at(words, at + 2)]
    return after[0] in {"que", "qu'", "comme"} or any(
        INFINITIVE.fullmatch(each) and f"{each}" in lexicon().verbs for each in after
    )
