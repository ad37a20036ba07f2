"""Starts, trains and asks the assistant: `python -m launcher run|ask|train|ready|off|on|conversations`.

The only room that starts processes. No other room imports it.
"""
