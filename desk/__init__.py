"""The call-center desk: an agent finds the answer while the caller is still talking. Imports no Rasa."""
