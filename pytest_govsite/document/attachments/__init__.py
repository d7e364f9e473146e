"""What attachments say: their text in parts, line by line, within bounds of size and number."""

from pytest_govsite.document.attachments.reading import AttachmentText, Part, UnreadableError, read_attachment

__all__ = ["AttachmentText", "Part", "UnreadableError", "read_attachment"]
