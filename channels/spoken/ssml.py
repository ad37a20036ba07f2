"""Spoken text as SSML, for Alexa and for synthesizers that read it."""

from __future__ import annotations

from xml.sax.saxutils import escape

SLOW_RATE = "80%"
PARAGRAPH_BREAK = '<break time="500ms"/>'


def ssml(text: str, *, slow: bool = False) -> str:
    """Return `<speak>...</speak>`; paragraphs are parted by a pause; slow speech has a rate of 80 percent."""
    body = PARAGRAPH_BREAK.join(escape(paragraph) for paragraph in text.split("\n\n"))
    return f'<speak><prosody rate="{SLOW_RATE}">{body}</prosody></speak>' if slow else f"<speak>{body}</speak>"
