"""The message catalogues: English in the code, French and Dutch beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.compiled import CompiledCatalogue

DOMAIN = "csxl"
LANGUAGES = ("fr", "nl", "en")


@dataclass
class _Catalogues:
    """What `load` found, and the language that speaks where no `speaking` block says otherwise."""

    folder: Path | None = None
    language: str = "en"
    loaded: dict[str, NullTranslations] = field(default_factory=dict)
    # For some messages: the office's words at that time, and which message each of what any language says is.
    known: dict[tuple[str, ...], tuple[own_words.Words, dict[str, str]]] = field(default_factory=dict)


_catalogues = _Catalogues()
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def load(folder: Path, language: str = "fr") -> None:
    """Take the catalogues below `folder` (`<language>/LC_MESSAGES/csxl.mo` or `.po`) and speak `language`."""
    _catalogues.folder = folder
    _catalogues.language = language
    _catalogues.loaded, _catalogues.known = {}, {}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answer in `language` inside the block, in this thread only: a document in Dutch, say."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def current_language() -> str:
    """The two-letter code of the language being spoken here and now."""
    return _spoken.get() or _catalogues.language


def _(message: str) -> str:
    """`message` in the current language, in the office's words."""
    language = current_language()
    answer = _translations(language).gettext(message)
    change = own_words.spoken(language)
    return answer if change is None or not _is_ours(message, answer, language) else change(answer, message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that `n` asks for in the current language (0 is singular in French)."""
    language = current_language()
    answer = _translations(language).ngettext(singular, plural, n)
    change = own_words.spoken(language)
    return answer if change is None or not _is_ours(singular, answer, language) else change(answer, singular)


def respoken(text: str, messages: tuple[str, ...]) -> str:
    """`text` in the language spoken, where some language says one of `messages` so; else as somebody typed it.

    For what the house writes into a dossier in one language, in the office's words there, and says in others.
    """
    message = _known(messages).get(text)
    return text if message is None else _(message)


def every_way(text: str, messages: tuple[str, ...]) -> tuple[str, ...]:
    """`text`, and all that any language says for the one of `messages` behind it."""
    known = _known(messages)
    message = known.get(text)
    return (text, *(said for said, each in known.items() if each == message))


def _known(messages: tuple[str, ...]) -> dict[str, str]:
    """The message behind what any language says for it: in the words of the house first, then in the office's."""
    words = own_words.in_use()
    kept = _catalogues.known.get(messages)
    if kept is not None and kept[0] is words:
        return kept[1]
    found: dict[str, str] = {}
    reworded: list[tuple[str, str]] = []
    for language in LANGUAGES:
        catalogue = _catalogues.loaded.get(language) or _read(language)  # the others are not kept for a few words
        said = [(catalogue.gettext(each), each) for each in messages]
        for answer, each in said:
            found.setdefault(answer, each)
        if (change := own_words.chosen(language)) is not None:
            reworded += [(change(answer, each), each) for answer, each in said]
    for answer, each in reworded:
        found.setdefault(answer, each)
    _catalogues.known[messages] = words, found
    return found


def N_(message: str) -> str:
    """Mark `message` for the catalogue; it is translated where it is shown."""
    return message


def _is_ours(message: str, answer: str, language: str) -> bool:
    """Whether a catalogue knows the message: what none knows was typed by somebody, and is left alone."""
    return (answer if language != "en" else _translations("fr").gettext(message)) is not message


def _translations(language: str) -> NullTranslations:
    if language not in _catalogues.loaded:
        _catalogues.loaded[language] = _read(language)
    return _catalogues.loaded[language]


def _read(language: str) -> NullTranslations:
    if _catalogues.folder is None or language == "en":
        return NullTranslations()
    source = _catalogues.folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = source.with_suffix(".mo")
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        return CompiledCatalogue(compiled.read_bytes())
    if source.exists():
        return CompiledCatalogue(_compile(source, source.stat().st_mtime))
    return NullTranslations()


@cache
def _compile(source: Path, _changed_at: float) -> bytes:
    # Only a checkout whose catalogues were not compiled comes here: Babel's readers stay out of start-up.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()
