"""`csxl check`: Relecture of the year, or of a text from outside with the dossier as its knowledge."""

from argparse import Namespace
from typing import Any

from csxl_desktop.cli.output import read_file, reading, say, tell_rows
from csxl_desktop.domain.read_languages import not_read
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.language import language_of
from csxl_desktop.services.proofreading import found, text_of

FINDINGS, NONE = 1, 0


def check(options: Namespace) -> int:
    """1 where something is to be mended, as the contract of the commands has it."""
    with reading(options) as workspace:
        service = workspace.proofreading
        year = options.year
        if options.file:
            gathered = service.beside(text_of(read_file(options.file), year), year)
        else:
            gathered = service.gathered(year)
        grammar = workspace.grammar.read(gathered.text)
        told = [each for each in found(gathered, grammar) if not each.accepted]
    tell_rows([_row(each) for each in told], as_json=options.json)
    if unread := not_read(language_of(gathered.text)):
        say(unread)
    if grammar.told:
        say(grammar.told)
    count = len(told)
    if not count:
        say(_("Nothing to mend."))
        return NONE
    say(ngettext("{count} finding.", "{count} findings.", count).format(count=count))
    return FINDINGS


def _row(finding: Finding) -> dict[str, Any]:
    remark = finding.remark
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": finding.where,
        "quote": remark.printed,
        "what": remark.proposal,
        "why": remark.why,
        "record": remark.jump.kind,
        "id": remark.jump.id,
        "field": remark.jump.field,
        "fingerprint": finding.fingerprint,
    }
