"""Ears and mouth: recognisers (sound to transcripts) and synthesizers (text to sound) behind two small protocols.

Knows nothing of Rasa, of channels, or of answers; `python -m speech` builds and tries what is here.
"""
