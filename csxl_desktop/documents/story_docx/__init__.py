"""A story of flowables as a Word file: what the pages of a PDF say, in real styles, to be edited further."""
