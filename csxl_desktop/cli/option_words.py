"""What the options of the commands do, for `csxl COMMAND --help`."""

from csxl_desktop.i18n import N_, _

_WORDS = {
    "-h": N_("this help"),
    "-o": N_("the file or folder to write"),
    "--lang": N_("the language of the messages; of `print`, that of the document"),
    "--json": N_("as JSON, for programs"),
    "--year": N_("the year meant"),
    "--on": N_("as it stood on that day; of a members' table, the day at which it holds"),
    "--from-backup": N_("from the newest backup that was checked, not from the dossier itself"),
    "--demo": N_("with invented years, to try everything"),
    "--dry-run": N_("only say what would come in"),
    "--decisions": N_("the answers to lines that wait for somebody, as a JSON list"),
    "--file": N_("a text from outside, held against what the dossier knows"),
    "--to": N_("another place than that of the dossier"),
    "--from": N_("another place than that of the dossier"),
    "--list": N_("only list the backups"),
    "--with": N_("the folder that both computers reach"),
    "--passphrase-file": N_("a file with the passphrase alone on its first line"),
    "--new-passphrase-file": N_("the same, for the passphrase that is given"),
    "--meeting": N_("a meeting, by its date or its identifier"),
    "--group": N_("a working group"),
    "--person": N_("a person, by first and last name"),
    "--organisation": N_("an organisation"),
    "--item": N_("an item of the minutes, by its number; once for each"),
    "--for": N_("whom an extract of minutes is made for"),
    "--selection": N_("a saved search, a mailing list or a working group"),
    "--title": N_("a thread, an action sheet, a survey… by its title; an issue of the newsletter by its number"),
    "--section": N_("one section of the report alone"),
    "--sheet": N_("the sheet of labels: a known one, or its own measures"),
    "--start": N_("the first free label of the sheet"),
    "--bilingual": N_("the directory in two languages"),
    "--order": N_("attendance sheet: by organisation or by name"),
    "--columns": N_("attendance sheet: in one or two columns"),
    "--emails": N_("attendance sheet: with the e-mail addresses"),
    "--image-right": N_("attendance sheet: with a box for the agreement to pictures"),
    "--blank-rows": N_("attendance sheet: so many rows to fill in by hand"),
    "--tally": N_("attendance sheet: without names, to count only"),
    "--only-new": N_("attendance sheet: only who came on the list since it was printed"),
    "--words": N_("decisions: only those that hold these words"),
    "--paper": N_("calendar and poster: the size of the paper"),
    "--all": N_("actions: what is done or dropped too"),
}


def option_words(name: str) -> str | None:
    """What the option called `name` does; none for what is given by its place."""
    return _(_WORDS[name]) if name in _WORDS else None
