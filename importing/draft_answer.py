"""Writes draft answers: what a document says on a topic or a new question, quoted, for a person to answer from."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from importing.draft_source import passage_lines, plain
from importing.matching import Match

NOTE = (
    "# A draft answer, made by `make import`. Nothing reads this file. The quotes belong to the document's publisher;\n"
    "# they are this hospital's working copy: do not publish them. docs/editing.md says how to go on."
)
WHERE = {
    "topic": "Compare with data/answers/{key}.md; change it there, or say what differs here in data/local/{key}.md.",
    "subject": "No source answered this so far. Write data/local/{key}.md (this hospital) to answer it.",
    "new": "No topic of Marlow's is like this. Where patients ask it, add a topic of your own.",
}


def answer_text(key: str, kind: str, title: str, source: str, matches: Sequence[Match]) -> str:
    """The file's text: where the answer goes, the passages word by word, and room for a person's words."""
    settings = {"state": "draft", kind if kind != "new" else "question": plain(key if kind != "new" else title)}
    settings |= {"title": plain(title), "source": source}
    lines = ["---", NOTE, yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=1000).strip(), "---", ""]
    lines += [WHERE[kind].format(key=key), "", "## Quotes", ""]
    for match in matches:
        passage = match.passage
        page = f", page {passage.page}" if passage.page else ""
        lines += [f'From "{plain(passage.heading)}"{page} (likeness {match.likeness:.2f}):', ""]
        lines += [f"> {line}".rstrip() for line in passage_lines(passage.blocks)]
        lines += ["", f"[{source}#{passage.section}]", ""]
    return "\n".join([*lines, "## Spoken", "", "## Written", ""])
