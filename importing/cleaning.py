"""Leaves out what is not the document's own text, and says of each line why.

Rules, not a model: the same document always gives the same passages, and an editor can see the reason for each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from importing.blocks import Block, Document
from store.sentences import split_sentences
from store.spoken_numbers import TELEPHONE

# Headings whose whole section goes, up to the next heading of the same level or a higher one.
SECTIONS = (
    (
        "patient story",
        r"\b(?:stor(?:y|ies)|testimonials?|survivors?)\b|\b(?:her|his|their|my|our) journey\b|in their own words",
    ),
    ("references", r"^(?:references|sources|bibliography|citations|footnotes|further reading)\W*$"),
    (
        "navigation",
        r"^(?:menu|navigation|search|contents?|table of contents|on this page|in this (?:article|section))\W*$",
    ),
    (
        "navigation",
        r"^(?:share(?: this.*)?|follow us.*|site map|popular|trending|quick links|more (?:from|on)\b.*)\W*$",
    ),
    ("navigation", r"^(?:related (?:articles|content|pages|topics)|you (?:might|may) also like.*|welcome to\b.*)\W*$"),
    ("cookie notice", r"\bcookies?\b|\bprivacy (?:policy|notice)\b"),
    ("advertising", r"^(?:advertisement|sponsored|donate|newsletter|subscribe)\b"),
)
# Sentences that go wherever they stand.
SENTENCES = (
    (
        "cookie notice",
        r"\b(?:use|uses|using|our|accept|reject|these|of) cookies\b|\bcookies? (?:policy|settings|notice|help)\b",
    ),
    ("cookie notice", r"\b(?:accept|reject) all\b|\bprivacy (?:policy|notice)\b|\bmanage (?:my )?preferences\b"),
    ("advertising", r"\badvertis\w+|\bsponsored\b|\bnewsletter\b|\bsubscribe\b|\bshop now\b|\bspecial offer\b|% off\b"),
    ("advertising", r"\bdonate (?:now|today|online)\b|\bmake a (?:gift|donation)\b|\bdo(?:es)? not endorse\b"),
    (
        "advertising",
        r"\bis (?:now )?a new resource\b|\bbook (?:now|your stay)\b|^(?-i:We are [A-Z]\w+(?: [A-Z]\w+)*\.)$",
    ),
    ("social media", r"\bshare (?:on|this|via|yours)\b|\b(?:follow|like|find) us on\b|\btweet\b"),
    ("social media", r"\b(?:facebook|instagram|pinterest|twitter|tiktok|linkedin|youtube|whatsapp)\b"),
    ("patient story", r"\bhas a story\b|\bread (?:more )?(?:stories|\w+'s story)\b"),
    (
        "navigation",
        r"^(?:skip to|jump to|back to top|go to top|read more|learn more|see more|show more|see also|view all)\b",
    ),
    (
        "navigation",
        r"^(?:click (?:here|or tap|to)|tap (?:here|to)|view the interactive|print this|download (?:this|the))\b",
    ),
    ("navigation", r"^(?:home\b.{0,3}$|menu$|log ?in\b|sign (?:in|up)\b|welcome to\b|in this article\b)"),
    ("caption", r"\b(?:getty images|shutterstock|istock|image credit|photo(?:graph)? (?:by|credit)|alamy)\b"),
    ("copyright notice", r"\bcopyright|\u00a9|\ball rights reserved\b|\breprint\b|\bterms of use\b"),
    ("references", r"\bet al\b|\bdoi\.org\b|\baccessed (?:on |at )?(?:<|\d|[A-Z][a-z]+ \d)"),
    ("references", r"\b(?:19|20)\d\d\b.{0,40}\b\d+\(\d+\):\s?\d|^<?https?://\S+>?\W*$"),
)
REVIEWED = re.compile(r"\b(?:last )?(?:medically )?(?:reviewed|revised|updated)\b", re.I)
WRITTEN_BY = re.compile(r"^(?:written|authored|published) by\b", re.I)
FIRST_PERSON = re.compile(r"(?<![\w'])(?:I|me|my|mine|I'm|I\u2019m|I've|I\u2019ve|myself)(?![\w'])")
MOST_FIRST_PERSON = 3
"""A paragraph with this many words such as "I" and "my", and no question, is somebody's story."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CRUMBS = re.compile(r"^[^.!?]{0,60}(?:\s[|>\u203a\u00bb/]\s[^.!?]{1,40}){2,}$")


REPEATED = 20
"""Letters from which a text that stands in another one, or once more, is left out."""


@dataclass
class Cleaned:
    """What is left of a document, and what was left out: (words, reason), in order."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)


def clean(document: Document) -> Cleaned:
    """The document without navigation, advertising, cookie and social lines, patient stories and references."""
    cleaned = Cleaned(dropped=list(document.dropped))
    blocks = list(_without_sections(document.blocks, cleaned.dropped))
    blocks = list(_without_sentences(blocks, cleaned.dropped))
    blocks = list(_without_repetitions(blocks, cleaned.dropped))
    blocks = list(_without_loose_ends(blocks, cleaned.dropped))
    cleaned.blocks = _without_empty_headings(blocks, cleaned.dropped)
    return cleaned


def _without_sections(blocks: Sequence[Block], dropped: list[tuple[str, str]]) -> Iterator[Block]:
    level, why = 0, ""
    yield from (replace(block, kind="text", level=0) for block in blocks if _is_note(block))
    for block in blocks:
        if _is_note(block):
            level = 0
            continue
        if block.kind == "heading":
            if level and block.level <= level:
                level = 0
            reason = _first(SECTIONS, block.text)
            if reason and not level:
                level, why = block.level, reason
        if level:
            dropped.append((block.text, why))
        else:
            yield block


def _without_sentences(blocks: Iterable[Block], dropped: list[tuple[str, str]]) -> Iterator[Block]:
    for block in blocks:
        if CRUMBS.match(block.text):
            dropped.append((block.text, "navigation"))
            continue
        sentences = [sentence for _, sentence in split_sentences(block.text)]
        if len(FIRST_PERSON.findall(block.text)) >= MOST_FIRST_PERSON and not block.text.endswith("?"):
            dropped.append((block.text, "patient story"))
            continue
        reasons = [None if _keeps(sentence) else _reason(sentence) for sentence in sentences]
        if "references" in reasons:  # the rest of such a line is the name of a book
            dropped.append((block.text, "references"))
            continue
        dropped += [(item, reason) for item, reason in zip(sentences, reasons, strict=True) if reason]
        kept = [item for item, reason in zip(sentences, reasons, strict=True) if not reason]
        if len(kept) < len(sentences):
            dropped += [(item, "unfinished") for item in kept if len(item.split()) < 2]
            kept = [item for item in kept if len(item.split()) > 1]
        if kept:
            yield replace(block, text=" ".join(kept))


def _is_note(block: Block) -> bool:
    """A short line that looks like a heading, but says when the document was reviewed or which number to ring."""
    dated = REVIEWED.search(block.text) and YEAR.search(block.text)
    return block.kind == "heading" and bool(dated or TELEPHONE.search(block.text))


def _keeps(sentence: str) -> bool:
    return bool(REVIEWED.search(sentence) and YEAR.search(sentence))


def _reason(sentence: str) -> str | None:
    return _first(SENTENCES, sentence)


def _first(rules: Iterable[tuple[str, str]], text: str) -> str | None:
    return next((reason for reason, pattern in rules if re.search(pattern, text, re.IGNORECASE)), None)


def _without_repetitions(blocks: Sequence[Block], dropped: list[tuple[str, str]]) -> Iterator[Block]:
    """Captions and summaries that say again, word by word, what stands in the text."""
    texts = [_letters(block.text) for block in blocks]
    for at, block in enumerate(blocks):
        if block.kind != "heading" and len(texts[at]) >= REPEATED:
            again = any(
                texts[at] in other and (other != texts[at] or number < at)
                for number, other in enumerate(texts)
                if number != at and blocks[number].kind != "heading"
            )
            if again:
                dropped.append((block.text, "said twice"))
                continue
        yield block


def _without_loose_ends(blocks: Sequence[Block], dropped: list[tuple[str, str]]) -> Iterator[Block]:
    """A sentence that ends in a colon with no list after it, and single letters."""
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        open_end = block.kind == "text" and block.text.endswith(":") and (after is None or after.kind != "item")
        if open_end or len(_letters(block.text)) < 2:
            dropped.append((block.text, "unfinished"))
        else:
            yield block


def _without_empty_headings(blocks: Sequence[Block], dropped: list[tuple[str, str]]) -> list[Block]:
    """Headings with nothing below them: menus, names, the captions of pictures."""
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        if block.kind == "heading" and (below is None or (below.kind == "heading" and below.level <= block.level)):
            dropped.append((block.text, "heading without a text"))
        else:
            kept.append(block)
    return kept[::-1]


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
