"""What the code says and what the catalogues answer: hundreds of files that a process of tests reads once."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from csxl_desktop.i18n.extraction import Forms, Identifier, messages, read, translations


@cache
def said() -> Mapping[Identifier, tuple[str, ...]]:
    """Every message of the code with the files that say it."""
    return MappingProxyType(messages())


@cache
def answered(language: str) -> Mapping[str, Forms]:
    """What the catalogue of `language` says, by singular message."""
    return MappingProxyType(translations(read(language)))
