"""Every text that a voice says, by name, so that the voice channel can say it beforehand."""

from __future__ import annotations

from contextlib import suppress

from store.reading import Store


def spoken_texts(store: Store) -> dict[str, str]:
    """Return the spoken texts that may be served today by name.

    A topic's name is its key; the longer part's is "<topic> more", a variant's "<topic> <variant>". Acts with words
    that are only known while talking are left out.
    """
    texts: dict[str, str] = {}
    for ref in store.topics():
        for variant in store.variants(ref.topic):
            answer = store.answer_variant(ref.topic, variant)
            name = ref.topic if variant == "any" else f"{ref.topic} {variant}"
            texts |= {name: answer.lead} | ({f"{name} more": answer.more} if answer.more else {})
    texts |= {f"not covered {name}": store.subject(name).spoken for name in store.subjects()}
    site = store.site()
    for act in store.acts():
        for variant in store.act_variants(act):
            with suppress(KeyError):
                texts[f"act {act} {variant}"] = store.act(act, variant).spoken.format_map(site)
    return texts
