"""The commands of the office's IT, of scripts and of tests: the same services as the window."""
