"""One import: read, clean, split, match, write. What is there already is never written over."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from importing.candidates import read_candidates
from importing.cleaning import Cleaned, clean
from importing.draft_answer import answer_text
from importing.draft_source import SourceHead, source_text
from importing.errors import ImportRefused
from importing.matching import Encode, Match, Proposals, propose
from importing.metadata import phone_number, review_date, website
from importing.passages import Passage, slug, split_passages
from importing.reading import read_document
from store.content_folder import read_content
from store.documents import Content
from store.source_file import KEY

DRAFTS = "drafts"
NO_PUBLISHER = "(fill in who publishes it)"


@dataclass(frozen=True)
class ImportReport:
    """What an import wrote: `new_files` is empty where the document was imported before."""

    source: Path
    passages: tuple[Passage, ...]
    proposals: Proposals
    dropped: Counter[str]
    new_files: tuple[Path, ...]


def import_document(
    path: Path, data: Path, load_encoder: Callable[[], Encode], source_id: str | None = None, today: date | None = None
) -> ImportReport:
    """Propose a draft source, data/sources/<id>.md, and draft answers, data/drafts/<id>/, from the document at `path`.

    The encoder is loaded only where there is something to do. Raises ImportRefused where the document cannot be read,
    or where another document has its place.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f'"{path}" cannot be read ({error.strerror}); look at its name and permissions.') from error
    digest = hashlib.sha256(content).hexdigest()
    name = source_id or slug(path.stem, most=8)
    if not KEY.fullmatch(name):
        raise ImportRefused(f'"{name}" is no id; use small letters, digits and hyphens, as in day-unit-leaflet.')
    target = data / "sources" / f"{name}.md"
    if target.exists():
        if digest in target.read_text(encoding="utf-8"):
            return ImportReport(target, (), Proposals((), ()), Counter(), ())
        raise ImportRefused(
            f'"{target}" was made from another document, or from another version of this one. Import under a name of'
            " its own (ID=another-id) and compare the two, or take the old file away first."
        )
    document = read_document(path, content)
    cleaned = clean(document)
    passages = split_passages(cleaned.blocks, document.title or path.stem)
    if not passages:
        raise ImportRefused(f'Nothing in "{path.name}" looks like the text of a document; is it the right file?')
    held, _ = read_content(data)
    proposals = propose(passages, read_candidates(held, data), load_encoder())
    head = SourceHead(
        id=name,
        publisher=NO_PUBLISHER,
        title=document.title or passages[0].heading,
        site=website(cleaned.blocks),
        reviewed=review_date(cleaned.blocks),
        retrieved=(today or date.today()).isoformat(),
        phone=phone_number(cleaned.blocks),
        document=path.name,
        document_hash=digest,
    )
    files = {target: source_text(head, passages)} | _drafts(data / DRAFTS / name, name, _titles(held), proposals)
    files[data / DRAFTS / name / "left-out.txt"] = _left_out(cleaned)
    shutil.rmtree(data / DRAFTS / name, ignore_errors=True)  # of an import whose source was taken away
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    dropped = Counter(reason for _, reason in cleaned.dropped)
    return ImportReport(target, passages, proposals, dropped, tuple(files))


def _titles(held: Content) -> dict[str, str]:
    titles = {answer.topic: answer.title for answer in held.answers}
    return titles | {subject.subject: subject.title for subject in held.subjects}


def _drafts(folder: Path, source: str, titles: dict[str, str], proposals: Proposals) -> dict[Path, str]:
    files: dict[Path, str] = {}
    by_key: dict[tuple[str, str], list[Match]] = {}
    for match in proposals.matches:
        by_key.setdefault((match.kind, match.key), []).append(match)
    for (kind, key), matches in by_key.items():
        files[folder / f"{key}.md"] = answer_text(key, kind, titles[key], source, matches)
    for passage in proposals.new:
        quote = Match(passage.section, "new", passage, 0.0)
        files[folder / f"new-{passage.section}.md"] = answer_text("", "new", passage.heading, source, [quote])
    return files


def _left_out(cleaned: Cleaned) -> str:
    head = "What the import left out, and why. Look it over: a rule can be wrong.\n\n"
    return head + "\n".join(f"{reason}: {words}" for words, reason in cleaned.dropped)
