"""Tests that ask the real Grammalecte, and say why where they do not."""

import pytest

from csxl_desktop.exchange import grammar_process

needs_grammalecte = pytest.mark.skipif(
    not grammar_process.command(), reason="python3-grammalecte is not installed (`make prepare` tries to)"
)
