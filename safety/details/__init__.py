"""Finds one kind of personal detail a module, over the same tokens: no model, no Rasa."""
