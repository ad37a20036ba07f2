"""Fainting, and being about to faint."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "fainting",
        "event",
        """
        fainted|collapsed|collapses
        {person}|has|have|just|almost|nearly blackout
        fell|fallen|dropped|down|slid|crumpled ..2 on|to|onto the? floor|ground
        fell|went|dropped down right|in|on|at|and|just
        keeled|fell|toppled over
        and went|fell|dropped down like|hard|in|on|at
        {person} just|has|have? went|gone|going|fell down ..1 in|on|hard|at|like|just
        {person} just|has|have|is|'s? fell|fallen|went out cold
        {other} {is}|was|has ..1 out cold
        {other} been out cold
        everything|things|room|vision|eyesight|world|lights|sight just|all|kind|has|is|'s? of? went|turned|
            gone ..2 black|dark|gray|white|blurry|dim|blank
        lost|loses|losing consciousness
        slid|slumped|slipped|crumpled|sank|crashed down|to|over|off|out
        {other} {is} down? on the bathroom|kitchen|bedroom? floor|ground and|,|{end}|now|not
        woke|came up|to|around? on the ..1 floor|ground|tiles
        hit the floor|ground|deck
        {is} ..1 going down {end}|and
        nearly|almost went down
        i|he|she|and fall|fell over|down ..1 kitchen|bathroom|{end}|.|,
        next thing ..1 knew|know? ,? ..1 was|were|am ..1 on|laying|lying|flat|waking|looking|being|in
        went|gone|going|go ..1 at|in|weak|at the? knees
        <cannot> ..1 get ..1 up|off ..1 from|off|the floor|ground|carpet|tiles
        found ..2 on|lying|slumped|collapsed ..2 floor|ground|bathroom|kitchen|carpet
        knees|legs went|go|buckled|gave|folded {end}|from|under|and|out
        """,
    ),
    sign(
        "emergency",
        "about to faint",
        "state",
        """
        going|gonna|about to ..1 faint|collapse|fainting|blackout
        about to|ready drop|fall|collapse {end}|and|on|over
        going to fall {end}|and|down|over
        come|came over ..1 faint|funny|dizzy
        funny turn
        keep|keeps|almost|nearly blackout|fainting
        everything {is} ..1 turning|spinning around|round
        feel|feels|feeling|felt ..3 fainting|faint
        {is}|been|keeps|keep {adverb}? {adverb}? fainting
        {is}|almost|nearly|keeps|keep|kept|started|starts|like fainting|faint|collapsing
        {person} faints|collapses
        everything|things|room|vision|eyesight|world|lights|sight {is}|going|goes|keeps|getting|starts|gets ..2 black|
            dark|gray|white|blurry|dim
        seeing ..1 stars|spots
        vision|sight keeps|keep|{is}|went|going ..2 closing|narrowing|narrow|fading|blurry|blurring|tunnel
        tunnel vision
        feel|feels|feeling ..3 fading|slipping away?
        near fainting|blackout
        {is}|keeps|keep getting|going faint
        come|came|coming over ..1 strange|queer|odd|weak|peculiar|clammy
        feel|feels|feeling|felt ..2 far away|floaty|swimmy|distant
        {is}|feel|feels|feeling ..1 swimming {end}|,|and
        room|walls|floor {is}|keeps|going ..1 moving|tilting|swimming|swaying|spinning
        """,
    ),
    sign(
        "clinic",
        "dizziness",
        "state",
        """
        {is}|feel|feels|feeling|felt|getting|get|gets|gotten|been {adverb}? so|really|very|too|super|extremely|awfully|
            pretty|real {dizzy}
        so|very|really|extremely {dizzy} ..1 i|he|she
        i|he|she {is}|feel|feels {dizzy} {end}
        {is}|feel|feels|feeling {dizzy} and|since|when|every|now|all|whenever|, ..1
        room|everything|head {is}|keeps ..2 spinning
        room|everything|head|world will not stop spinning
        world {is}|keeps ..1 spinning
        now|and|with|, dizzy|lightheaded
        lightheaded|dizzy every|when|since|and|now|sweating|again
        """,
    ),
    sign(
        "clinic",
        "dizziness",
        "thing",
        """
        dizzy spells|spell
        dizziness|vertigo|giddiness
        """,
    ),
)
