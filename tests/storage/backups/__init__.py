"""Tests of the backups themselves."""
