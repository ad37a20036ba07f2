"""How a reply is spoken, the same on every voice channel: from payloads to what is said (docs/telephone.md)."""

from channels.spoken.dialogue import Heard, SpokenDialogue
from channels.spoken.phrases import Phrases
from channels.spoken.sayable import sayable
from channels.spoken.ssml import ssml
from channels.spoken.utterance import Utterance

__all__ = ["Heard", "Phrases", "SpokenDialogue", "Utterance", "sayable", "ssml"]
