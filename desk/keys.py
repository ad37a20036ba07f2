"""Every key of the desk, once: the help, the hints on the page and desk.js all read it from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """What a key does. `single` works outside text fields, `alt` (with Alt) everywhere; "" where there is none.

    `action` is its name in desk.js.
    """

    action: str
    single: str
    alt: str
    does: str


KEYS = (
    Key("search", "/", "/", "go to the search field"),
    Key("down", "j", "", "next line (also ↓, while typing too)"),
    Key("up", "k", "", "line before (also ↑, while typing too)"),
    Key("open", "Enter", "", "open the line; 1 to 8 open it by its number"),
    Key("back", "Esc", "", "back to the search; once more clears it"),
    Key("audience", "a", "a", "for whom: auto, adult, child"),
    Key("procedure", "p", "p", "which test: auto, aspiration, biopsy"),
    Key("copy", "c", "c", "copy the card as plain text"),
    Key("collect", "r", "r", "put the card into the reply"),
    Key("copy_reply", "y", "y", "copy the whole reply, in order"),
    Key("clear_reply", "u", "u", "empty the reply"),
    Key("did_not_help", "d", "k", "this answer did not help"),
    Key("no_answer", "n", "n", "no answer for this: put what was typed into the question log"),
    Key("handovers", "h", "h", "go to the next hand-over"),
    Key("take", "t", "", "take the hand-over that has the focus"),
    Key("done", "x", "", "done with it: delete the hand-over that has the focus"),
    Key("help", "?", "", "all keys"),
)
