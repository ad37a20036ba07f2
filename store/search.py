"""Full-text search over answers and passages; any text that somebody types is a safe query."""

from __future__ import annotations

import re
from typing import Any

from store.records import Hit
from store.store_file import StoreFile

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 40
PASSAGE_SHARE = 3  # one place in three is kept for passages, so that answers never hide them all
SNIPPET_WORDS = 20
# bm25 weights: the title tells best what a topic is about.
TITLE_WEIGHT, QUESTIONS_WEIGHT, WORDS_WEIGHT = 10.0, 5.0, 1.0
HEADING_WEIGHT, PASSAGE_WEIGHT = 3.0, 1.0

_ANSWERS = """
    SELECT t.topic AS key, t.title, snippet(topic_texts_fts, -1, '', '', '...', ?) AS snippet,
           -bm25(topic_texts_fts, ?, ?, ?) AS score
    FROM topic_texts_fts JOIN topic_texts t ON t.id = topic_texts_fts.rowid
    WHERE topic_texts_fts MATCH ? ORDER BY score DESC, key LIMIT ?
"""
_PASSAGES = """
    SELECT p.source || '#' || p.section AS key, p.heading AS title,
           snippet(passages_fts, 1, '', '', '...', ?) AS snippet, -bm25(passages_fts, ?, ?) AS score
    FROM passages_fts JOIN passages p ON p.id = passages_fts.rowid
    WHERE passages_fts MATCH ? ORDER BY score DESC, key LIMIT ?
"""


def find_hits(file: StoreFile, words: str, limit: int) -> tuple[Hit, ...]:
    """At most `limit` hits, answers first, then passages, each kind best first; the order is always the same.

    The scores of the two kinds come from two indexes and cannot be compared, so they are not mixed.
    """
    expression = match_expression(words)
    if expression is None or limit < 1:
        return ()
    weights = (TITLE_WEIGHT, QUESTIONS_WEIGHT, WORDS_WEIGHT)
    answers = file.rows(_ANSWERS, SNIPPET_WORDS, *weights, expression, limit)
    passages = file.rows(_PASSAGES, SNIPPET_WORDS, HEADING_WEIGHT, PASSAGE_WEIGHT, expression, limit)
    kept = min(len(passages), limit // PASSAGE_SHARE)
    hits = [_hit("answer", row) for row in answers[: limit - kept]] + [_hit("passage", row) for row in passages]
    return tuple(hits[:limit])


def match_expression(words: str) -> str | None:
    """An FTS5 expression that finds any of the words, or None where there is no letter and no digit.

    Each word is quoted, so quotes, operators and column names in the input are words like all others.
    """
    found = dict.fromkeys(word.lower() for word in WORD.findall(words))
    return " OR ".join(f'"{word}"' for word in list(found)[:MOST_WORDS]) or None


def _hit(kind: str, row: dict[str, Any]) -> Hit:
    return Hit(kind, row["key"], row["title"], " ".join(row["snippet"].split()), round(row["score"], 6))
