"""A hospital's own documents to drafts: read, cleaned, split, and matched with the topics. Import only proposes."""

from importing.errors import ImportRefused
from importing.importer import ImportReport, import_document

__all__ = ["ImportRefused", "ImportReport", "import_document"]
