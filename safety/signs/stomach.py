"""Vomiting, not eating or drinking."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "clinic",
        "vomiting",
        "state",
        """
        <cannot> {adverb}? {adverb}? stop {vomit}|being|throwing
        <willnot> <bystop> {vomit}
        keeps|keep|kept on? {vomit}|being
        {person} {is}|has|have|just|and|started|been|keep {adverb}? been? {adverb}? vomiting|puking|retching|heaving|
            vomited|puked
        {is}|started|been vomiting|puking|retching
        vomited|puked|vomiting|puking|sick ..3 times|nonstop|since|again|hours|twice|everything|all|every
        <cannot> {adverb}? {adverb}? keep|hold ..3 down
        not kept|keeping|keep anything|food|water|nothing|fluids ..1 down
        dry heaving|heaves|retching
        being sick every|all|since|nonstop|over
        intractable vomiting|nausea
        nothing|nothing's|anything|water stays|stay|staying down
        vomiting all|since
        {is}|was|been sick in|on|over|into ..1 sink|toilet|bucket|bowl|floor|bed|bin|basin|carpet|bag
        """,
    ),
    sign(
        "clinic",
        "not eating or drinking",
        "state",
        """
        {other} <willnot> {adverb}? eat|drink|eating|drinking or|nor|and ..1 talk|drink|eat|drinking|eating|talking|
            play
        not|no had|drunk|taken|touched|eaten|drink|drank ..2 drink|drop|sip|food|bite|bottle|feed|
            anything ..1 all|since|today|in
        {kidlike}|and|,|he|she not want|take|taking ..1 drink|milk|bottle|water
        """,
    ),
)
