"""Rasa input channels. A channel asks through the guard and renders payloads; it never looks anything up."""
