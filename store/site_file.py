"""Reads data/local/site.yml: this hospital's name and telephone numbers, and which answers it serves."""

from __future__ import annotations

from pathlib import Path

from store.front_matter import Fields, read_fields
from store.placeholders import TELEPHONE_SETTINGS, TEXT_SETTINGS
from store.records import Flaw
from store.source_file import SITE
from store.speakable import speech_flaws
from store.spoken_numbers import is_telephone_number, spoken_number
from store.states import SERVING_SETTINGS
from store.text_file import read_text


def read_site(path: Path, flaws: list[Flaw]) -> dict[str, str]:
    """Each setting by name, and for each telephone number also `<name>_spoken`, the number as it is said aloud."""
    text = read_text(path, flaws)
    fields = None if text is None else read_fields(text, 1, flaws)
    if fields is None:
        return {}
    fields.expect((*TEXT_SETTINGS, *TELEPHONE_SETTINGS, "website", *SERVING_SETTINGS))
    settings = {name: fields.text(name) for name in (*TEXT_SETTINGS, *TELEPHONE_SETTINGS, "website")}
    settings |= {name: fields.choice(name, allowed) for name, allowed in SERVING_SETTINGS.items()}
    for name in TEXT_SETTINGS:
        for message in speech_flaws(settings[name]):
            fields.note(name, f'"{name}" is also said aloud: {message}')
    if settings["website"] and not SITE.fullmatch(settings["website"]):
        message = f'"website" is "{settings["website"]}"; it must be the bare name of the website, as in hospital.org'
        fields.note("website", message)
    return settings | _spoken(settings, fields)


def _spoken(settings: dict[str, str], fields: Fields) -> dict[str, str]:
    spoken = {}
    for name in TELEPHONE_SETTINGS:
        value = settings[name]
        if is_telephone_number(value):
            spoken[f"{name}_spoken"] = spoken_number(value)
        elif value:
            fields.note(name, f'"{name}" is "{value}", which is no telephone number; write it as 1-202-555-0142')
    return spoken
