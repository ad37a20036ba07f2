"""A content file as named parts: settings, sections and wordings, each of which can be replaced and nothing else moves.

The text of a file is kept as a list of pieces. A piece with a name is a part; joining the pieces gives the file back
byte for byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import yaml

FENCE = "---"
KEY = re.compile(r"([a-z][a-z_]*):(?=\s|$)")
SECTION = re.compile(r"## +(\S.*?)\s*")
WORDING = re.compile(r"( *- )(\S.*)\n?")
TEXT_WORDING = re.compile(r"( *- text: *)(\S.*)\n?")
AFTER = re.compile(r" *metadata: *\{after: *(\w+)\}\s*")


@dataclass(frozen=True)
class Piece:
    """A stretch of a file; `name` is "" between parts, `text` what a spreadsheet shows of it."""

    raw: str
    name: str = ""
    text: str = ""


def split_file(path: str, content: str) -> list[Piece]:
    """Take a file apart; `path` ends in .md or .yml."""
    return split_wordings(content) if path.endswith(".yml") else split_markdown(content)


def split_markdown(content: str) -> list[Piece]:
    """Take a Markdown file apart: each setting that is a text or a list, and each section below its heading."""
    lines = content.splitlines(keepends=True)
    fences = [at for at, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        return [Piece(content)]
    starts = [at for at in range(1, fences[1]) if KEY.match(lines[at])]
    pieces = [Piece("".join(lines[: starts[0] if starts else fences[1]]))]
    for at, end in zip(starts, [*starts[1:], fences[1]], strict=True):
        pieces.append(_setting("".join(lines[at:end])))
    headings = [at for at in range(fences[1] + 1, len(lines)) if SECTION.fullmatch(lines[at])]
    pieces.append(Piece("".join(lines[fences[1] : headings[0] if headings else len(lines)])))
    for at, end in zip(headings, [*headings[1:], len(lines)][: len(headings)], strict=True):
        found = SECTION.fullmatch(lines[at])
        assert found is not None
        body = "".join(lines[at + 1 : end])
        pieces += [Piece(lines[at]), Piece(body, f"## {found[1]}", _plain(body))]
    return _unlike(pieces)


def split_wordings(content: str) -> list[Piece]:
    """Take a wordings file apart: each wording; "wording after duration" where it is said after that answer."""
    lines = content.splitlines(keepends=True)
    pieces: list[Piece] = []
    literal = False
    for at, line in enumerate(lines):
        if re.match(r" *examples: *\|", line):
            literal = True
        elif re.match(r" *(- intent|examples):", line):
            literal = False
        elif literal and (found := WORDING.fullmatch(line)):
            pieces.append(Piece(line, "wording", found[2].rstrip()))
            continue
        elif not literal and (found := TEXT_WORDING.fullmatch(line)):
            after = AFTER.fullmatch(lines[at + 1]) if at + 1 < len(lines) else None
            name = f"wording after {after[1]}" if after else "wording alone"
            pieces.append(Piece(line, name, str(yaml.load(found[2], yaml.BaseLoader))))
            continue
        pieces.append(Piece(line))
    return pieces


def join(pieces: list[Piece]) -> str:
    """The file that the pieces are."""
    return "".join(piece.raw for piece in pieces)


def with_text(piece: Piece, text: str) -> Piece:
    """The piece with another text, laid out as it was."""
    if text == piece.text:
        return piece
    if piece.name.startswith("## "):
        body = piece.raw.strip("\r\n")
        before, _, after = piece.raw.partition(body) if body else ("\n", "", "\n")
        return replace(piece, raw=f"{before}{text}{after}", text=text)
    if piece.name.startswith("wording"):
        pattern = WORDING if piece.name == "wording" else TEXT_WORDING
        found = pattern.fullmatch(piece.raw)
        assert found is not None
        written = text if piece.name == "wording" else json.dumps(text, ensure_ascii=False)
        return replace(piece, raw=f"{found[1]}{written}\n" if text else "", text=text)
    return replace(piece, raw=setting_lines(piece.name, text, piece.raw), text=text)


def add_wordings(content: str, texts: list[str]) -> tuple[str, list[str]]:
    """Put wordings behind the last one of a file; return the file, and those that were not there yet."""
    pieces = split_wordings(content)
    known = {piece.text.lower() for piece in pieces if piece.name}
    new = [text for text in dict.fromkeys(texts) if text.lower() not in known]
    at = max((at for at, piece in enumerate(pieces) if piece.name == "wording"), default=None)
    if at is None:
        return content, []
    last = replace(pieces[at], raw=pieces[at].raw.rstrip("\n") + "\n")
    pieces[at : at + 1] = [last, *(with_text(last, text) for text in new)]
    return join(pieces), new


def setting_lines(name: str, text: str, before: str = "") -> str:
    """A setting as it stands in a file; a list where it was one `before`, in the same form."""
    value = before[len(name) + 1 :].strip()
    if value.startswith("["):
        return f"{name}: [{', '.join(_scalar(item, ', ') for item in text.splitlines())}]\n"
    if "\n" in text or isinstance(_value(before), list):
        return f"{name}:\n" + "".join(f"  - {_scalar(item)}\n" for item in text.splitlines())
    return f"{name}: {_scalar(text)}\n"


def new_markdown(parts: list[tuple[str, str]]) -> str:
    """A new Markdown file of these parts (name, text), in their order; `related` is written as a short list."""
    settings = [
        setting_lines(name, text, f"{name}: [" if name == "related" else "")
        for name, text in parts
        if not name.startswith("## ")
    ]
    sections = [f"\n{name}\n\n{text}\n" for name, text in parts if name.startswith("## ")]
    return "".join([FENCE, "\n", *settings, FENCE, "\n", *sections])


def _setting(raw: str) -> Piece:
    found = KEY.match(raw)
    assert found is not None
    value = _value(raw)
    if isinstance(value, str):
        return Piece(raw, found[1], " ".join(value.split()))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return Piece(raw, found[1], "\n".join(" ".join(item.split()) for item in value))
    return Piece(raw)


def _value(raw: str) -> Any:
    try:
        loaded = yaml.load(raw, yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return next(iter(loaded.values()), None) if isinstance(loaded, dict) else None


def _scalar(text: str, apart: str = "\n") -> str:
    """A text as a YAML value: bare where that reads back the same."""
    try:
        bare = yaml.load(f"a: [{text}]" if apart == ", " else f"a: {text}", yaml.BaseLoader)
    except yaml.YAMLError:
        bare = None
    return text if bare == {"a": [text] if apart == ", " else text} else json.dumps(text, ensure_ascii=False)


def _plain(body: str) -> str:
    return body.replace("\r\n", "\n").strip("\n")


def _unlike(pieces: list[Piece]) -> list[Piece]:
    """Take away the names that stand twice: nobody could say which is meant."""
    names = [piece.name for piece in pieces if piece.name]
    return [piece if names.count(piece.name) < 2 else Piece(piece.raw) for piece in pieces]
