"""Erasing a person for good: records, texts, sealed papers, and the copies that the program itself keeps."""
