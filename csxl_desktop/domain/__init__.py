"""Entities, rules and content: what the office knows, without a screen, a file or a session."""
