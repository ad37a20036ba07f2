"""The FAQ store: Markdown files, checked and built into one SQLite file, and read from it, one question at a time."""

from store.answers_file import write_answers
from store.building import build
from store.checking import check
from store.errors import ContentError, StoreError, UnknownKeyError
from store.reading import Store, open_store
from store.records import (
    ActWords,
    Answer,
    BuildInfo,
    BuildReport,
    Hit,
    Problem,
    Source,
    SourceRef,
    Subject,
    TopicRef,
)
from store.spoken_numbers import spoken_number
from store.store_file import default_path

__all__ = [
    "ActWords",
    "Answer",
    "BuildInfo",
    "BuildReport",
    "ContentError",
    "Hit",
    "Problem",
    "Source",
    "SourceRef",
    "Store",
    "StoreError",
    "Subject",
    "TopicRef",
    "UnknownKeyError",
    "build",
    "check",
    "default_path",
    "open_store",
    "spoken_number",
    "write_answers",
]
