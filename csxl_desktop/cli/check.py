"""`csxl check`: Relecture of the year, or of a text from outside with the dossier as its knowledge."""

from argparse import Namespace
from typing import Any

from csxl_desktop.cli.output import read_file, reading, say, tell_rows
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.proofreading.finding import Finding

FINDINGS, NONE = 1, 0


def check(options: Namespace) -> int:
    """1 where something is to be mended, as the contract of the commands has it."""
    with reading(options) as workspace:
        service = workspace.proofreading
        year = options.year
        told = service.file(read_file(options.file), year) if options.file else service.year(year)
    found = [each for each in told if not each.accepted]
    tell_rows([_row(each) for each in found], as_json=options.json)
    count = len(found)
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
