"""The tables of the FAQ store."""

from __future__ import annotations

from sqlite_utils import Database

# Goes up with every change of the tables, so that an old store is refused and not misread.
SCHEMA_VERSION = 2
TOKENIZER = "porter unicode61 remove_diacritics 2"

# table -> (column -> type, key). A column whose type is in a list may be NULL.
Columns = dict[str, type | list[type]]
TABLES: dict[str, tuple[Columns, tuple[str, ...]]] = {
    "sources": (
        {
            "id": str, "publisher": str, "title": str, "site": str, "audience": str, "reviewed": [str],
            "retrieved": str, "phone": [str],
        },
        ("id",),
    ),
    "passages": ({"id": int, "source": str, "section": str, "heading": str, "text": str}, ("id",)),
    "topics": (
        {
            "topic": str, "title": str, "review": str, "next_review": [str], "needs_check": int, "sources_differ": int,
        },
        ("topic",),
    ),
    "withheld": ({"topic": str, "state": str}, ("topic",)),
    "answers": (
        {
            "topic": str, "variant": str, "audience": str, "lead": str, "more": str, "written": str, "revision": str,
        },
        ("topic", "variant"),
    ),
    "questions": ({"topic": str, "position": int, "question": str}, ("topic", "position")),
    "citations": (
        {
            "id": int, "topic": str, "variant": str, "part": str, "number": int, "sentence": str, "source": [str],
            "section": [str], "passage": [int], "hash": [str],
        },
        ("id",),
    ),
    "related": ({"topic": str, "position": int, "related": str}, ("topic", "position")),
    "acts": ({"act": str, "variant": str, "title": str, "spoken": str, "written": str}, ("act", "variant")),
    "subjects": (
        {"subject": str, "title": str, "nearest": [str], "spoken": str, "written": str, "ask": str},
        ("subject",),
    ),
    "site": ({"name": str, "value": str}, ("name",)),
    "topic_texts": ({"id": int, "topic": str, "title": str, "questions": str, "words": str}, ("id",)),
    "build_info": ({"name": str, "value": str}, ("name",)),
}  # fmt: skip
FOREIGN_KEYS: dict[str, list[tuple[str, str, str]]] = {
    "passages": [("source", "sources", "id")],
    "answers": [("topic", "topics", "topic")],
    "questions": [("topic", "topics", "topic")],
    "citations": [("topic", "topics", "topic"), ("source", "sources", "id"), ("passage", "passages", "id")],
    "related": [("topic", "topics", "topic"), ("related", "topics", "topic")],
    "subjects": [("nearest", "topics", "topic")],
    "topic_texts": [("topic", "topics", "topic")],
}
FULL_TEXT = {"passages": ("heading", "text"), "topic_texts": ("title", "questions", "words")}
UNIQUE = {"passages": ("source", "section"), "topic_texts": ("topic",)}
INDEXES = {"citations": ("topic", "variant")}


def create_tables(db: Database) -> None:
    """Create the empty tables with their keys, strict types and indexes."""
    for name, (columns, key) in TABLES.items():
        types = {column: kind[0] if isinstance(kind, list) else kind for column, kind in columns.items()}
        db.table(name).create(
            types,
            pk=key if len(key) > 1 else key[0],
            not_null=[column for column, kind in columns.items() if not isinstance(kind, list)],
            foreign_keys=FOREIGN_KEYS.get(name, []),
            strict=True,
        )
    for name, unique in UNIQUE.items():
        db.table(name).create_index(unique, unique=True)
    for name, indexed in INDEXES.items():
        db.table(name).create_index(indexed)


def create_full_text(db: Database) -> None:
    """Index the texts that are there for search; call it after the rows are in."""
    for name, columns in FULL_TEXT.items():
        db.table(name).enable_fts(columns, tokenize=TOKENIZER)
        db.table(name).optimize()
