"""What stands between every channel and Rasa: never silent, never leaking, never slow. Plain Python, no Rasa."""

from guard.conversation_ids import ConversationIds
from guard.question import Question
from guard.secret import SecretError, make_secret, read_secret
from guard.turn import Ask, Guard

__all__ = ["Ask", "ConversationIds", "Guard", "Question", "SecretError", "make_secret", "read_secret"]
