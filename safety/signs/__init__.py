"""The tables of warning signs, one file a theme."""

from __future__ import annotations

from safety.sign import Sign
from safety.signs import (
    allergy,
    ambulance,
    bleeding,
    brain,
    breathing,
    chest,
    fainting,
    fever,
    nerves,
    overdose,
    pain,
    self_harm,
    stomach,
    waking,
    wound,
)

SIGNS: tuple[Sign, ...] = (
    *allergy.SIGNS,
    *ambulance.SIGNS,
    *bleeding.SIGNS,
    *brain.SIGNS,
    *breathing.SIGNS,
    *chest.SIGNS,
    *fainting.SIGNS,
    *fever.SIGNS,
    *nerves.SIGNS,
    *overdose.SIGNS,
    *pain.SIGNS,
    *self_harm.SIGNS,
    *stomach.SIGNS,
    *waking.SIGNS,
    *wound.SIGNS,
)
"""Every sign. A name may stand in two entries, once as a statement and once as a bare name."""
