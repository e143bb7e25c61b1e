"""`csxl access`: everything held about a person, to be handed over: one page to read, one file for machines."""

import json
from argparse import Namespace

from csxl_desktop.cli.naming import person_named
from csxl_desktop.cli.output import check_output, opened, tell, write_file
from csxl_desktop.domain.content.personal_data import to_json
from csxl_desktop.services.printing import render

DONE = 0


def access(options: Namespace) -> int:
    """Write the PDF and the JSON into the folder named, made where it is missing."""
    with opened(options.folder) as workspace:
        document = workspace.privacy.everything(person_named(workspace, options.person), language=options.lang or "fr")
    check_output(options.output / f"{document.file_name}.pdf")
    options.output.mkdir(parents=True, exist_ok=True, mode=0o700)
    raw = json.dumps(to_json(document.content), ensure_ascii=False, indent=1) + "\n"
    for suffix, data in ((".pdf", render(document)), (".json", raw.encode())):
        path = options.output / f"{document.file_name}{suffix}"
        write_file(path, data)
        tell(str(path))
    return DONE
