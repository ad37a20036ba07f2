"""Reading one text file of the content folder."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from store.records import Flaw

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # Unicode categories that nobody sees in an editor


def read_text(path: Path, flaws: list[Flaw]) -> str | None:
    """The file's text with plain line ends, or None where it cannot be read; what is wrong goes into `flaws`."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        flaws.append(Flaw(1, f"this file cannot be read ({error.strerror or error}); look at its permissions"))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        flaws.append(Flaw(line, "this line is not UTF-8 text; save the file again with the encoding UTF-8"))
        return None
    if 3 * text.count("\0") > len(text):  # UTF-16 without a mark at its beginning
        flaws.append(Flaw(1, "this file is not UTF-8 text; save it again with the encoding UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = True
    for number, content in enumerate(text.split("\n"), 1):
        hidden = sorted({char for char in content if unicodedata.category(char) in INVISIBLE and char != "\t"})
        if hidden:
            names = ", ".join(f"U+{ord(char):04X}" for char in hidden)
            flaws.append(Flaw(number, f"an invisible character ({names}) stands in this line; type the line again"))
            clean = False
    return text if clean else None
