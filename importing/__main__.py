"""The command line: `python -m importing FILE`, which `make import` runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from importing.errors import ImportRefused
from importing.importer import ImportReport, import_document
from importing.matching import Encode


def main(arguments: Sequence[str] | None = None) -> int:
    """Import one document and say what was proposed; 1 where it cannot be imported."""
    parser = argparse.ArgumentParser(prog="python -m importing", description="Drafts from a document.")
    parser.add_argument("file", type=Path, metavar="FILE", help="PDF, DOCX, HTML, Markdown or text")
    parser.add_argument("--as", dest="source_id", help="the id of the source; else made from the file's name")
    own_data = Path(__file__).resolve().parent.parent / "data"
    parser.add_argument("--data", type=Path, default=own_data, help="the folder of the content files")
    options = parser.parse_args(arguments)
    try:
        report = import_document(options.file, options.data, load_encoder, options.source_id or None)
    except ImportRefused as error:
        print(f"import: {error}", file=sys.stderr)
        return 1
    print(report_text(report))
    return 0


def load_encoder() -> Encode:
    """The assistant's sentence encoder (seconds)."""
    from nlu.encoder import SentenceEncoder, find_weights

    return SentenceEncoder(find_weights()).encode


def report_text(report: ImportReport) -> str:
    """What was written, what it may answer, and what was left out."""
    if not report.new_files:
        return f"Nothing to do: {report.source} was made from this document already."
    topics = sorted({match.key for match in report.proposals.matches if match.kind == "topic"})
    subjects = sorted({match.key for match in report.proposals.matches if match.kind == "subject"})
    out = ", ".join(f"{count} {reason}" for reason, count in sorted(report.dropped.items())) or "nothing"
    lines = [
        f"Wrote {report.source}, a draft with {len(report.passages)} passages. It is served to nobody.",
        f"Draft answers to {len(topics)} topics: {', '.join(topics) or 'none'}.",
        f"To {len(subjects)} subjects that no source answered: {', '.join(subjects) or 'none'}.",
        f"Passages like nothing that Marlow knows: {len(report.proposals.new)}.",
        f"They lie in {report.new_files[-1].parent}. Left out: {out} (left-out.txt there).",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
