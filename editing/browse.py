"""`make browse`: the FAQ store in Datasette, read-only, on this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import uvicorn

from store import open_store

LOOPBACK = "127.0.0.1"
TABLES = {
    "answers": ("What is said, one row for each topic and variant; revision is a hash of the words.", "topic"),
    "topics": ("One row a topic: title, review, and whether a cited passage has changed since.", "title"),
    "questions": ("Other questions that a topic must be found by.", "question"),
    "citations": ("Each sentence of each answer, and the passage that it rests on.", "sentence"),
    "passages": ("The sections of the source documents, in our own words.", "heading"),
    "sources": ("The documents.", "title"),
    "subjects": ("Subjects that no source answers: what is said, and whom to ask.", "title"),
    "acts": ("The fixed words of greetings, warnings and so on.", "act"),
    "withheld": ("Topics that are not served, and why.", "topic"),
    "related": ("Which topics are offered beside an answer.", "related"),
    "site": ("What differs from one hospital to the next.", "name"),
    "build_info": ("Which content stands in this store.", "name"),
}
HIDDEN = ("topic_texts",)
QUERIES = {
    "unused_passages": (
        "Passages that no answer cites",
        "select p.source, p.section, p.heading from passages p left join citations c on c.passage = p.id"
        " where c.id is null order by p.source, p.id",
    ),
    "where_is_it_from": (
        "Every sentence of an answer with the passage behind it",
        "select c.variant, c.part, c.number, c.sentence, p.source, p.heading, p.text from citations c"
        " left join passages p on p.id = c.passage where c.topic = :topic order by c.id",
    ),
    "to_review": (
        "Answers by the date of their next review",
        "select topic, title, review, next_review, needs_check from topics order by next_review is null, next_review",
    ),
    "search": (
        "Passages with these words",
        "select p.source, p.heading, p.text from passages_fts join passages p on p.id = passages_fts.rowid"
        " where passages_fts match escape_fts(:words) order by rank",
    ),
}


def metadata(faq: Path) -> dict[str, Any]:
    """What Datasette tells about the store: titles, descriptions, searchable tables, ready-made questions."""
    with open_store(faq) as store:
        built = store.build_info()
    content = f"content {built.content_hash[:12]}"
    return {
        "title": "Marlow: the FAQ store",
        "description": f"Built {built.built_at}, {content}. Read only: edit the files in data/.",
        "databases": {
            faq.stem: {
                "description": "Answers, their sentences, and the passages behind them. Machine-written.",
                "tables": {name: {"description": text, "label_column": label} for name, (text, label) in TABLES.items()}
                | {name: {"hidden": True} for name in HIDDEN},
                "queries": {name: {"title": title, "sql": sql} for name, (title, sql) in QUERIES.items()},
            }
        },
    }  # fmt: skip


def serve(faq: Path, port: int) -> None:
    """Serve the store until told to stop; raises StoreError where there is none.

    Without WebSockets, which Datasette does not use: Rasa holds that package at a version too old for uvicorn.
    """
    app = application(faq)
    print(f"The FAQ store is at http://{LOOPBACK}:{port}/{faq.stem} for this machine; Ctrl-C stops it.", flush=True)
    uvicorn.run(app, host=LOOPBACK, port=port, ws="none", log_level="warning")


def application(faq: Path) -> Any:
    """Datasette on the store, as an ASGI application; immutable: the file is opened for reading only."""
    from datasette.app import Datasette

    settings = {"allow_download": False, "default_page_size": 50}
    return Datasette(files=[], immutables=[str(faq)], metadata=metadata(faq), settings=settings).app()
