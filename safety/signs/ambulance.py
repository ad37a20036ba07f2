"""Calls for help: an ambulance, the feeling of dying, "that is happening to me now"."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "asks for an ambulance",
        "state",
        """
        need|needs|send|sending|calling|called|want ..2 ambulance|paramedics|911
        call|get|ring|send me|us|someone|an|the|for an? ambulance|paramedics
        this|it is an? ..1 emergency !appointment|contact|number|room|exit|line
        i|he|she feel|feels|feeling like|as ..1 {person} dying
        """,
    ),
    sign(
        "clinic",
        "what was spoken of is happening",
        "state",
        """
        that|this|it is happening to? me|him|her|us ..1 now
        that|this is what ..1 {is} happening|going now|on
        """,
    ),
)
