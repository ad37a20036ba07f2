"""Plain text of SSML, for engines that do not understand it."""

from __future__ import annotations

from xml.etree import ElementTree

from speech.errors import SpeechError
from speech.synthesizer import is_ssml


def plain_speech(text: str) -> str:
    """Return the words of a text that may be SSML. Raises SpeechError for broken SSML."""
    if not is_ssml(text):
        return text.strip()
    if "<!DOCTYPE" in text:
        raise SpeechError("SSML may not declare a document type.")
    try:
        return " ".join(" ".join(ElementTree.fromstring(text).itertext()).split())
    except ElementTree.ParseError as error:
        raise SpeechError(f"This is no SSML: {error}.") from error
