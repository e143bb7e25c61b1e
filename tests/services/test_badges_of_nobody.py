"""Badges and table names where nobody is expected: a refusal in words, no empty page."""

from datetime import date

import pytest

from csxl_desktop.services.directory_documents import DirectoryDocuments, NobodyExpectedError
from csxl_desktop.services.workspace import Workspace
from tests.factories import meeting


def test_without_anybody_expected_no_empty_page_is_made(workspace: Workspace) -> None:
    alone = meeting(workspace, on=date(2026, 12, 1))
    documents = DirectoryDocuments(workspace.database)

    with pytest.raises(NobodyExpectedError):
        documents.badges(alone)
    with pytest.raises(NobodyExpectedError):
        documents.table_names(meeting_id=alone)

    assert documents.badges(alone, blank=10).content.blank == 10  # to be filled in by hand
