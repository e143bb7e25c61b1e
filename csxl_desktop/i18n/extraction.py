"""The catalogues' own tool: gathers the messages of the code, merges translations, checks and compiles.

For developers: `python -m csxl_desktop.i18n.extraction [--merge FOLDER] [--check] [--compile]`.
"""

import argparse
import json
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from csxl_desktop.i18n.catalogue import DOMAIN

PACKAGE = Path(__file__).resolve().parents[1]
LOCALES = PACKAGE.parent / "resources" / "locale"
TRANSLATED = ("fr", "nl")

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: CSXL Desktop\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
_FRENCH_SPACES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r" (?=:(?:\W|$))"), "\u00a0"),
    (re.compile(r"(?<=«) | (?=»)"), "\u00a0"),
    (re.compile(r" (?=[;!?](?:\W|$))"), "\u202f"),
)
_DUTCH_SLIPS = re.compile(r"(?<=\w)'(?=\w)|[„‚‘]|\w [:?](?:\s|$)")  # foto's, „so”, a space as in French

Identifier = str | tuple[str, str]
Forms = tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """What is wrong with one message of one language; `message` is empty for the whole catalogue."""

    language: str
    message: str
    what: str

    def __str__(self) -> str:
        return f"{self.language}: {self.what}" + (f": {self.message!r}" if self.message else "")


def messages(package: Path = PACKAGE) -> dict[Identifier, tuple[str, ...]]:
    """Every message of the code with the files that say it, sorted; one said both ways is a plural."""
    files: dict[str, set[str]] = {}
    identifiers: dict[str, Identifier] = {}
    method_map = [("**.py", "python")]
    for file, _line, message, *_rest in extract_from_dir(str(package), method_map, keywords=_KEYWORDS):
        identifier = cast("Identifier", message)
        if text := _text(identifier):
            files.setdefault(text, set()).add(Path(file).as_posix())
            if not isinstance(identifiers.setdefault(text, identifier), tuple):
                identifiers[text] = identifier
    return {identifiers[text]: tuple(sorted(files[text])) for text in sorted(identifiers)}


def read(language: str, folder: Path = LOCALES) -> Catalog:
    """The catalogue of `language` as it stands in `folder`, empty when there is none."""
    path = po_path(language, folder)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def translations(catalogue: Catalog) -> dict[str, Forms]:
    """What `catalogue` says, by singular message; fuzzy entries say nothing."""
    return {
        _text(message.id): _forms(message)
        for message in catalogue
        if message.id and not message.fuzzy and any(_forms(message))
    }


def render(language: str, known: Mapping[str, Forms], identifiers: Iterable[Identifier]) -> bytes:
    """The .po of `language`: these messages only, no dates and no line numbers, so that diffs stay small."""
    catalogue = Catalog(locale=language, domain=DOMAIN)
    for identifier in identifiers:
        forms = known.get(_text(identifier), ())
        if isinstance(identifier, str):
            catalogue.add(identifier, forms[0] if forms else "")
        else:
            empty = ("",) * catalogue.num_plurals
            catalogue.add(identifier, forms if len(forms) == catalogue.num_plurals else empty)
    body = BytesIO()
    write_po(body, catalogue, omit_header=True, no_location=True, width=0, sort_output=True)
    header = _HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    return header.encode() + body.getvalue().lstrip()


def merge(
    language: str, fragments: Iterable[Path], known: Mapping[str, Forms], *, replace: bool = False
) -> tuple[dict[str, Forms], list[str]]:
    """`known` with what the JSON `fragments` add, and the messages on which they disagree.

    A fragment is `{"msgid": "text"}` or `{"singular msgid": ["one", "many"]}`. What is known stands,
    unless `replace`; between fragments the first one stands; plural forms stand before a single one.
    """
    gathered: dict[str, Forms] = {}
    disagreed = []
    for path in sorted(fragments):
        for message, value in json.loads(path.read_text("utf-8")).items():
            forms = (value,) if isinstance(value, str) else tuple(value)
            forms = tuple(french(form) for form in forms) if language == "fr" else forms
            if not forms or not all(forms):
                continue
            standing = gathered.get(message, ())
            if len(forms) > len(standing):
                gathered[message] = forms
            elif forms != standing[: len(forms)]:
                disagreed.append(f"{path.name}: {message}")
    merged = dict(known)
    for message, forms in gathered.items():
        standing = merged.get(message, ())
        if replace or len(forms) > len(standing):
            merged[message] = forms
        elif forms != standing[: len(forms)]:
            disagreed.append(message)
    return merged, disagreed


def french(text: str) -> str:
    """`text` with the apostrophe and the no-break spaces that French asks for, where a plain one stands."""
    for pattern, replacement in _FRENCH_SPACES:
        text = pattern.sub(replacement, text)
    return text


def check(language: str, catalogue: Catalog, found: Mapping[Identifier, tuple[str, ...]]) -> Iterator[Finding]:
    """What keeps `catalogue` from saying every message of the code well."""
    for message in catalogue:
        if message.id and message.fuzzy:
            yield Finding(language, _text(message.id), "fuzzy")
        elif message.id:
            yield from _check_forms(language, message, catalogue.num_plurals)
    said = translations(catalogue)
    for identifier in found:
        if _text(identifier) not in said:
            yield Finding(language, _text(identifier), "not translated")


def _check_forms(language: str, message: Message, plurals: int) -> Iterator[Finding]:
    text, forms = _text(message.id), _forms(message)
    if not any(forms):
        return
    if not all(forms) or (not isinstance(message.id, str) and len(forms) != plurals):
        yield Finding(language, text, "a plural form is empty")
    singular, plural = (message.id, message.id) if isinstance(message.id, str) else message.id
    for position, form in enumerate(forms):
        allowed = [placeholders(plural)] if position else [placeholders(singular), placeholders(plural)]
        if form and placeholders(form) not in allowed:
            yield Finding(language, text, "other placeholders")
        if language == "fr" and french(form) != form:
            yield Finding(language, text, "French typography")
        if language == "nl" and _DUTCH_SLIPS.search(form):
            yield Finding(language, text, "Dutch typography")


def placeholders(text: str) -> frozenset[str]:
    """The names between braces; a text that is no format at all has its braces counted as they are."""
    try:
        return frozenset(name for _before, name, *_rest in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset(re.findall(r"[{}]", text))


def po_path(language: str, folder: Path = LOCALES) -> Path:
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(
    found: Mapping[Identifier, tuple[str, ...]],
    fragment_folders: Iterable[Path] = (),
    *,
    replace: bool = False,
    folder: Path = LOCALES,
) -> list[str]:
    """Write the .po files again, with what the fragment folders (`…/fr`, `…/nl`) add; returns what was done."""
    by_language: dict[str, list[Path]] = {}
    for path in fragment_folders:
        by_language.setdefault(path.resolve().name, []).append(path)
    if strangers := set(by_language) - set(TRANSLATED):
        raise SystemExit(f"A folder of fragments is named after its language, {TRANSLATED}: {strangers}")
    report = []
    for language in TRANSLATED:
        known = translations(read(language, folder))
        if language in by_language:
            fragments = [each for folder_of in by_language[language] for each in folder_of.glob("*.json")]
            known, disagreed = merge(language, fragments, known, replace=replace)
            report += [f"{language}: two translations, the first kept: {message}" for message in disagreed]
        path = po_path(language, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(language, known, found))
        missing = sum(_text(identifier) not in known for identifier in found)
        report.append(f"{language}: {len(found)} messages, {missing} without translation")
    return report


def stale(found: Mapping[Identifier, tuple[str, ...]], folder: Path = LOCALES) -> Iterator[Finding]:
    """Catalogues that `update` would write otherwise."""
    for language in TRANSLATED:
        path = po_path(language, folder)
        fresh = render(language, translations(read(language, folder)), found)
        if not path.exists() or path.read_bytes().replace(b"\r\n", b"\n") != fresh:
            yield Finding(language, "", "stale, run `make catalogues`")


def compile_all(folder: Path = LOCALES) -> None:
    """Write each .mo beside its .po."""
    for language in TRANSLATED:
        path = po_path(language, folder)
        if path.exists():
            with path.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, read(language, folder))


def _text(identifier: object) -> str:
    return identifier if isinstance(identifier, str) else cast("tuple[str, str]", identifier)[0]


def _forms(message: Message) -> Forms:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m csxl_desktop.i18n.extraction", description=__doc__)
    parser.add_argument("--merge", metavar="FOLDER", type=Path, action="append", default=[])
    parser.add_argument("--replace", action="store_true", help="fragments win over what is known")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 when something is wrong")
    parser.add_argument("--compile", action="store_true", help="write the .mo files, from the .po as they are")
    options = parser.parse_args(arguments)
    lines: list[str] = []
    findings: list[Finding] = []
    if options.check:
        found = messages()
        findings += stale(found)
        findings += [each for name in TRANSLATED for each in check(name, read(name), found)]
    elif options.merge or not options.compile:
        lines += update(messages(), options.merge, replace=options.replace)
    if options.compile:
        compile_all()
    sys.stdout.writelines(f"{line}\n" for line in [*lines, *findings])
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
