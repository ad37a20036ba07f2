"""Picks the reader by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from importing.blocks import Document
from importing.docx_reader import read_docx_document
from importing.errors import ImportRefused
from importing.html_reader import read_html_document
from importing.markdown_reader import read_markdown_document
from importing.pdf_reader import read_pdf_document
from importing.text_reader import read_text_document

TEXT: dict[str, Callable[[str], Document]] = {
    ".txt": read_text_document,
    ".md": read_markdown_document,
    ".markdown": read_markdown_document,
    ".html": read_html_document,
    ".htm": read_html_document,
}
BINARY: dict[str, Callable[[bytes], Document]] = {".pdf": read_pdf_document, ".docx": read_docx_document}


def read_document(path: Path, content: bytes) -> Document:
    """The blocks of a document whose bytes are `content`.

    Raises ImportRefused for a kind of file that has no reader, and for one that its reader cannot read.
    """
    ending = path.suffix.lower()
    if ending in TEXT:
        return TEXT[ending](_decoded(content))
    if ending not in BINARY:
        kinds = ", ".join([*TEXT, *BINARY])
        hint = "; save it as .docx" if ending in {".doc", ".odt", ".rtf"} else ""
        raise ImportRefused(f'Nothing reads "{path.name}"; a document ends in {kinds}{hint}.')
    try:
        return BINARY[ending](content)
    except ImportRefused:
        raise
    except Exception as error:  # damaged files make these libraries raise many kinds of error
        message = f'"{path.name}" cannot be read ({error}); open it, save it again, and try once more.'
        raise ImportRefused(message) from error
        raise ImportRefused(
            f'"{path.name}" cannot be read ({error}); open it, save it again, and try once more.'
        ) from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
