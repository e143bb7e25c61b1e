"""Hostile text tables, and what is no table at all though its name may say so."""

import gzip
import random
from collections.abc import Iterator

from tests.faults.corpus import EITHER, READ, REFUSED, Entry

HEAD = "Organisation;E-mail;Téléphone\n"
LINE = "Maison du Coin;coin@exemple.example;02 555 00 01\n"
PLAIN = HEAD + LINE


def entries() -> Iterator[Entry]:
    yield from _letters()
    yield from _quotes_and_lines()
    yield from _shapes()
    yield from _values()
    yield from _others()


def _letters() -> Iterator[Entry]:
    yield "NUL in a name", PLAIN.replace("Coin", "Co\0in").encode(), REFUSED
    yield "NUL alone", b"\0" * 500, REFUSED
    yield "bell", PLAIN.replace("Coin", "Co\x07in").encode(), REFUSED
    yield "escape sequence", PLAIN.replace("Coin", "\x1b[31mCoin").encode(), REFUSED
    yield "delete sign", PLAIN.replace("Coin", "Co\x7fin").encode(), REFUSED
    yield "no character", PLAIN.replace("Coin", "Co\ufffein").encode(), REFUSED
    yield "half of a pair", PLAIN.encode().replace(b"Coin", b"Co\xed\xa0\x80in"), EITHER
    yield "overlong letter", PLAIN.encode().replace(b"Coin", b"Co\xc0\x80in"), EITHER
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"):
        yield encoding, PLAIN.encode(encoding), READ
    yield "utf-16 cut in a letter", PLAIN.encode("utf-16")[:-1], REFUSED
    yield "utf-32", PLAIN.encode("utf-32"), REFUSED
    yield "two marks of order", b"\xef\xbb\xbf\xef\xbb\xbf" + PLAIN.encode(), EITHER
    yield "byte that Windows does not know", PLAIN.encode("cp1252").replace(b"Coin", b"Co\x81in\xe9"), REFUSED
    yield "letters of DOS", PLAIN.encode("cp850"), EITHER
    yield "letters of a Mac", PLAIN.encode("mac-roman"), EITHER
    yield "written from right to left", (HEAD + "\u202eniok ud nosiaM\u202c;a@b.example;\n").encode(), EITHER
    yield "letters of no width", (HEAD + "Mai\u200bson;a@b.example;\n").encode(), EITHER
    yield "hundred accents on a letter", (HEAD + "e" + "\u0301" * 100 + ";;\n").encode(), EITHER
    yield "chance bytes", random.Random(1).randbytes(20_000), REFUSED


def _quotes_and_lines() -> Iterator[Entry]:
    yield "lone quotation mark", (HEAD + '"Maison du Coin;a@b.example;\n' + LINE * 50).encode(), REFUSED
    yield "quotation mark at the end", (HEAD + LINE + '"').encode(), REFUSED
    yield "words behind a quotation", (HEAD + '"Maison" du Coin;;\n').encode(), REFUSED
    yield "quotation mark inside", (HEAD + 'Maison "du" Coin;;\n').encode(), READ
    yield "line end in a name", (HEAD + '"Maison\ndu Coin";;\n').encode(), EITHER
    yield "line ends of three kinds", b"Organisation;E-mail\r\nA;a@b.example\rB;b@b.example\nC;\n", READ
    yield "line ends of a Mac", PLAIN.replace("\n", "\r").encode(), READ
    yield "field of 200 000", lambda: (HEAD + "x" * 200_000 + ";;\n").encode(), REFUSED
    yield "field of 131 073 in quotation marks", (HEAD + '"' + "x" * 131_073 + '";;\n').encode(), REFUSED
    yield "ten million quotation marks", lambda: (HEAD + '"' * 10_000_001).encode(), REFUSED
    yield "one line of ten million", lambda: b"x" * 10_000_000, REFUSED


def _shapes() -> Iterator[Entry]:
    yield "nothing", b"", REFUSED
    yield "white", b" \r\n\t " * 100, REFUSED
    yield "headers alone", HEAD.encode(), REFUSED
    yield "separators alone", b";;;;;;\n" * 2_000, REFUSED
    yield "comma", PLAIN.replace(";", ",").encode(), READ
    yield "tab", PLAIN.replace(";", "\t").encode(), READ
    yield "bar", PLAIN.replace(";", "|").encode(), REFUSED
    yield "separator declared", ("sep=;\n" + PLAIN).encode(), READ
    yield "separator declared alone", b"sep=;\n", REFUSED
    yield "two columns of a name", b"Organisation;Organisation\nA;B\n", REFUSED
    yield "no column of a name", b"Couleur;Taille\nbleu;grand\n", REFUSED
    yield "more cells than headers", (HEAD + "A;b@c.example;1;2;3;4;5\n").encode(), EITHER
    yield "fewer cells than headers", (HEAD + "A\n").encode(), READ
    yield "1 001 columns", ("Organisation;" + ";".join(f"c{n}" for n in range(1_000)) + "\nA\n").encode(), REFUSED
    yield "100 002 lines", lambda: (HEAD + "A;;\n" * 100_002).encode(), REFUSED
    yield "300 000 empty lines", lambda: (PLAIN + "\n" * 300_000).encode(), READ
    yield "table cut in a line", PLAIN.encode()[:-20], EITHER


def _values() -> Iterator[Entry]:
    for name in ("=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-1+1", "<img src=//srv/x>", "{0.__class__}", "%s", "../.."):
        yield f"named {name}", (HEAD + f"{name};;\n").encode(), READ
    yield "name of 301 letters", (HEAD + "X" * 301 + ";;\n").encode(), REFUSED
    yield "head of a mail in an address", (HEAD + '"Maison";"a@b.example\r\nBcc: z@y.example";\n').encode(), EITHER
    yield "address of ten thousand signs", (HEAD + "Maison;" + "a" * 10_000 + "@b.example;\n").encode(), EITHER
    yield "number of ten thousand figures", (HEAD + "Maison;;" + "1" * 10_000 + "\n").encode(), EITHER
    for day in ("99999999", "31/02/2026", "01/01/10000", "1e309", "NaN", "-1", "0000-00-00", "29/02/2025"):
        yield f"member since {day}", f"Organisation;Membre depuis\nMaison {day};{day}\n".encode(), EITHER
    yield "the same line twice", (PLAIN + LINE).encode(), EITHER
    near = "".join(f"Maison du Coin {'s' * (n % 3)}{n // 3};;\n" for n in range(90))
    yield "a third nearly alike", (HEAD + near).encode(), EITHER


def _others() -> Iterator[Entry]:
    mail = "From: a@b.example\r\nBcc: z@y.example\r\nSubject: x\r\n"
    part = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    for name, data in (
        ("mail with hidden receivers", mail + "\r\nBonjour\r\n"),
        ("mail in a hundred parts", mail + part * 100),
        (
            "mail with a path for a file",
            mail + 'Content-Disposition: attachment; filename="../../etc/cron.d/x"\r\n\r\n',
        ),
        ("mail with a picture from elsewhere", mail + "Content-Type: text/html\r\n\r\n<img src=http://srv/x>"),
        ("web page", "<html><body><table><tr><td>Organisation</table>"),
        (
            "XML that asks for a file",
            "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;",
        ),
        ("text document", "{\\rtf1 Organisation}"),
        ("PDF", "%PDF-1.7\nOrganisation"),
        ("database", "SQLite format 3\0" + "x" * 500),
    ):
        yield name, data.encode(), REFUSED
    yield "program", b"MZ\x90\0" + bytes(400), REFUSED
    yield "picture", b"\x89PNG\r\n\x1a\n" + bytes(400), REFUSED
    yield "compressed table", gzip.compress(PLAIN.encode()), REFUSED
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "old Office document", old, REFUSED
    yield "mail of Outlook", old + "__substg1.0_0037001F".encode("utf-16-le"), REFUSED
    yield "old Excel file, hollow", old + "Workbook".encode("utf-16-le") + bytes(600), REFUSED
    yield "protected by a password", old + "EncryptedPackage".encode("utf-16-le"), REFUSED
    yield "decisions", b'[{"line": 4, "decision": "new"}]', EITHER
