"""Writes answers.json beside the store: every stored answer and passage, for search without a server and for pages.

The chat widget searches it in the browser when the assistant cannot be reached; the web channel makes the pages from
it that source links lead to. It is made from a finished store, so it says what the store says.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.reading import Store, open_store
from store.records import Answer

NAME = "answers.json"
SITE = ("site_name", "clinic_phone", "clinic_hours", "handoff_phone", "emergency_number", "crisis_line")


def write_answers(store_path: Path) -> Path:
    """Write answers.json into the folder of the store, in one step, and return its path.

    Raises StoreError where the store cannot be read or the file cannot be written; the old file stands then.
    """
    with open_store(store_path) as store:
        text = json.dumps(answers_document(store), ensure_ascii=False, separators=(",", ":"))
    target = Path(os.path.realpath(store_path)).with_name(NAME)
    new = target.with_name(f".{NAME}.{os.getpid()}.new")
    try:
        new.write_text(text + "\n", encoding="utf-8")
        new.replace(target)
    except OSError as error:
        message = f'The file "{target}" could not be written ({error.strerror}); the old one stands.'
        raise StoreError(message) from error
    finally:
        with suppress(OSError):
            new.unlink()
    return target


def answers_document(store: Store) -> dict[str, Any]:
    """Return all that is in the file.

    `content` is the store's content hash; `site` this hospital's name and numbers; `sources` the documents by id;
    `answers` one entry a topic and variant, its `sources` as [source, section] pairs; `passages` by source, in the
    document's order. An answer must not be shown from the day `withheld_from` on (ISO; null: it may).
    """
    site = store.site()
    sources = store.sources()
    return {
        "content": store.build_info().content_hash,
        "site": {name: site[name] for name in SITE if name in site},
        "sources": {
            source.id: {
                "publisher": source.publisher,
                "title": source.title,
                "site": source.site,
                "reviewed": source.reviewed,
                "retrieved": source.retrieved,
            }
            for source in sources
        },
        "answers": [
            _answer(store, store.answer_variant(ref.topic, variant))
            for ref in store.topics()
            for variant in store.variants(ref.topic)
        ],
        "passages": {
            source.id: [
                {"section": passage.section, "title": passage.section_title, "text": passage.passage}
                for passage in store.passages(source.id)
            ]
            for source in sources
        },
    }


def _answer(store: Store, answer: Answer) -> dict[str, Any]:
    return {
        "topic": answer.topic,
        "title": answer.title,
        "variant": answer.variant,
        "audience": answer.audience,
        "written": answer.written,
        "questions": list(store.questions(answer.topic)[1:]) if answer.variant == "any" else [],
        "sources": [[source.id, source.section] for source in answer.sources],
        "related": [ref.topic for ref in answer.related],
        "review": answer.review,
        "revision": answer.revision,
        "withheld_from": answer.next_review if store.site()["overdue_answers"] == "withhold" else None,
    }
