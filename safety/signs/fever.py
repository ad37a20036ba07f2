"""Fever and chills. Temperatures are in temperature_claims.py."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "clinic",
        "fever",
        "state",
        """
        {is}|just|felt|feels|she|he|baby|keeps|been|feeling burning|boiling up|hot
        {person} {is}|feels|feel ..1 {hot} and|since|to|all|like|with|now
        {person} {is}|feels|feel ..2 boiling|feverish|burning
        {person} feels|felt|seems|looks {very}? {hot}
        {person} has been|gone {very}? hot|feverish
        {person} {is} {very}? hot
        feverish and|since|now|all
        forehead|head|body {is}|feels|felt {very}? {hot}
        hot and|then cold|shivery|sweaty|shivering|shaky
        hot to the? touch
        limp|floppy|crying and hot
        hot body
        body {very}? hot
        {person}|now {very} hot and|,|since|with|.
        hot and|, shake|shaking|shivering|chills
        furnace
        temperature {is}|keeps|went|going|just|has|seems|been ..1 up|rising|climbing|shot|high|higher|elevated|jumped|
            spiking
        fever|temperature <willnot> ..1 down|break|drop|budge|stay|go|come|coming|going|quit
        fever ..1 {is}|has|keeps|just|came|went|shot|started|been ..1 back|up|climbing|rising|high|spiking|higher
        spiked|spiking|spikes|running|runs a|some|another|an? ..1 fever|temperature|high
        spiking|spiked|spikes temperature|fevers
        {is}|{person}|and|neutropenic ..1 febrile
        forehead|skin|body|head|face|back|chest|baby|he|she {is}|feels ..2 fire|oven|furnace|stove|radiator|
            kettle|coal
        hot|burning|heat like|as ..1 fire|oven|furnace|stove|radiator|kettle|coal|coals|poker
        {is} fire {end}|and|,
        fry|cook|boil ..1 egg|eggs|bacon|kettle on|off ..1
        like|as a|an? ..1 oven|furnace|radiator|stove|boiler !the|room|in
        very|so|really|boiling|scorching|burning hot and|since|now|all|not
        fever|temperature ..2 returned|keeps|back
        """,
    ),
    sign(
        "clinic",
        "fever",
        "thing",
        """
        fever|fevers|feverish
        a|high|running|slight|elevated temperature
        """,
    ),
    sign(
        "clinic",
        "chills",
        "state",
        """
        <cannot> ..1 stop ..1 shivering|shaking|trembling|shake
        will not stop shivering|shaking|trembling
        teeth ..2 chattering|clacking
        sweating through|buckets ..2
        <cannot> {adverb}? {adverb}? get|stay|keep warm
        and shivering {end}
        freezing and shaking|shivering|sweating
        shaking under ..2
        shivers|chills|shivery ..4 achy|aching
        achy|aching ..2 shivers|chills|shivery
        shivering ..2 hard|badly|violently|uncontrollably|under|and|so|since|with|all
        {is}|keeps|been|started shivering
        shaking so|with|from ..1 hard|chills|cold|fever|bad
        drenched|soaked in|with|from sweat
        bed|sheets ..2 soaked ..2 sweat
        {is}|been|keeps shivery|chilled
        teeth <willnot> ..1 <bystop> ..1 chattering|clacking|rattling|knocking|banging|going
        teeth {is}|keep|go|going|goes|keeps|all|just ..2 chattering|clacking|rattling|knocking|banging|clicking|
            clattering|tac|dancing
        teeth fall|falling|rattle|chatter|rattling|knock
        shakes|shivers|chills so|that ..1 bad|badly|hard|much
        cold ..3 from ..2 inside|bones|deep
        under ..2 {several} ..1 blankets|blanket|quilts|duvets|coats|covers|quilt|duvet ..6
        {several} ..1 blankets|blanket|quilts|duvets|coats|covers ..1 and|, ..2 still|shivering|cold|freezing|
            shaking
        neutropenic patient? ,? ..1 rigors|chills|shivering|fever|febrile
        {is}|{person} ..1 wet|soaked|drenched through
        rigoring|rigors now|since|x|started|again|,
        shaking|shivering|trembling like a|an? ..1 wet|dog|jelly
        """,
    ),
    sign(
        "clinic",
        "chills",
        "thing",
        """
        chills|rigors|shivers|shakes
        """,
    ),
)
