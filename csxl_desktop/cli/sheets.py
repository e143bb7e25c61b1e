"""`csxl print attendance-sheet`: with the choices of the meeting, or those given here; printing fixes the numbers."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from uuid import UUID

from csxl_desktop.domain.sheet_options import ORDERS, SheetOptions
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace


def add_options(command: ArgumentParser) -> None:
    """The choices of a sign-in sheet."""
    command.add_argument("--order", choices=ORDERS)
    command.add_argument("--columns", metavar="1|2", type=int, choices=(1, 2))
    command.add_argument("--emails", action="store_true")
    command.add_argument("--image-right", action="store_true")
    command.add_argument("--blank-rows", metavar="N", type=int)
    command.add_argument("--tally", action="store_true")
    command.add_argument("--only-new", action="store_true")


def attendance_sheet(workspace: Workspace, meeting_id: UUID, options: Namespace, language: str) -> Document:
    """The sheet of a meeting, remembered as printed."""
    wanted = _wanted(workspace.sheets.state(meeting_id).options, options)
    return workspace.sheets.print_sheet(meeting_id, options=wanted, only_new=options.only_new, language=language)


def _wanted(house: SheetOptions, options: Namespace) -> SheetOptions:
    given = {"order": options.order, "columns": options.columns, "blank_rows": options.blank_rows}
    flags = {"emails": options.emails, "image_right": options.image_right, "tally": options.tally}
    changed = {key: value for key, value in given.items() if value is not None}
    changed |= {key: value for key, value in flags.items() if value}
    return SheetOptions.from_json(replace(house, **changed).to_json())
