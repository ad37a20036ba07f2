"""Hands the store's spoken texts to the voice channel, which looks nothing up itself: build/speech/texts.json."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import store

FILE = Path("build") / "speech" / "texts.json"


def write_spoken_texts(root: Path, store_path: Path) -> Path:
    """Write every spoken text of the store by name, in one step; return the file.

    A topic's name is its key; the longer part's is "<topic> more", a variant's "<topic> <variant>". Raises StoreError
    where the store cannot be read.
    """
    with store.open_store(store_path) as faq:
        texts = spoken_texts(faq)
    target = root / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}")
    new.write_text(json.dumps(texts, ensure_ascii=False, indent=1), encoding="utf-8")
    new.replace(target)
    return target


def spoken_texts(faq: store.Store) -> dict[str, str]:
    """Return the spoken texts by name; acts with words that are only known while talking are left out."""
    texts: dict[str, str] = {}
    for ref in faq.topics():
        for variant in faq.variants(ref.topic):
            answer = faq.answer_variant(ref.topic, variant)
            name = ref.topic if variant == "any" else f"{ref.topic} {variant}"
            texts |= {name: answer.lead} | ({f"{name} more": answer.more} if answer.more else {})
    texts |= {f"not covered {name}": faq.subject(name).spoken for name in faq.subjects()}
    site = faq.site()
    for act in faq.acts():
        for variant in faq.act_variants(act):
            with suppress(KeyError):
                texts[f"act {act} {variant}"] = faq.act(act, variant).spoken.format_map(site)
    return texts
