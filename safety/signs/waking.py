"""Signs that somebody is not conscious, or hard to wake after the sedation."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "not conscious",
        "state",
        """
        {other} {is}|was|fell|just|seems|found|looks|has ..2 unconscious|unresponsive|lifeless|comatose
        unconscious|unresponsive|lifeless now|on|and|in|right|here|since
        not|will|does responding|respond|responsive|react|reacting ..1 to? me|us|him|her|anything|anyone|when|pain|
            properly
        <willnot> ..1 responding|responsive
        {is}|just slumped|slumping|slumps
        {other} <willnot> answer|answering|respond|move|moving me|us|when|at|and|my|her|his|now|anymore
        and <willnot> answer|answering|respond me|us|when|at|or|my|her|his|now|anymore
        get no? response from|out
        in and out of consciousness|it|awareness
        {other} {is}|{adverb}? <cannot> {adverb}? {adverb}? move {end}|and|or|at|now|anymore
        non|not responsive
        not waking|rousing up|when|at|to|for|no|even|{end}
        {other} not answer|answering|respond|moving|reacting {end}|and|when|to|me|now
        and will|can|does|is not answer|answering|respond|responding {end}
        {other} and|fell|fall|down|he|she not answer|respond
        unresponsive|unconscious|comatose|obtunded since|after|to|,|at|from|on|breathing|and|{end}
        {other} stopped|quit|stops answering|responding|talking|moving|replying|speaking !the|phone|calls|about|to
        not|no flinch|stir|react|blink|moan|budge|twitch|respond when|as|even ..2 i|we|my
        <cannot> ..1 get a|any ..1 response|answer|word|peep|reaction from|out
        {other} {is} like ..2 dead
        """,
    ),
    sign(
        "emergency",
        "hard to wake",
        "state",
        """
        {other} {is} ..2 lethargic|obtunded|somnolent|comatose
        lethargic|obtunded|somnolent ..2 difficult|hard|unable|not
        difficult|hard|unable|not to? be? arouse|aroused|arousable|rousable|rouse
        {other} ..1 <willnot> come|coming round|around|to {end}|yet|now|at|properly|after|from|and
        and <willnot> come|coming back? round|around|to {end}|yet|now|at|properly|after|from|and
        went under and
        head {is}|keeps|just|keep ..1 flopping|falling|lolling|rolling|dropping|bobbing ..1
        slept|sleeps|sleeping through me|us|my|our
        called|calling|shook|shaken|pinched|yelled ..6 times ,? nothing|not|no
        going|drifting in and out {end}
        {other} {adverb}? not wake|wakes|waking
        {other} just|still|really|even? <willnot> {adverb}? wake|waking|rouse|awaken|stir|awake
        and {other}? just|still|really|even? will|can|does|is not {adverb}? wake|waking|rouse|awaken|stir
        <cannot> {adverb}? {adverb}? wake|rouse|arouse|awaken|stir|waken {his}|him|them ..2
        <cannot> {adverb}? {adverb}? get ..4 to wake|open|stir|answer|respond|talk|look|move|rouse|come
        <cannot> {adverb}? {adverb}? get ..3 up|awake
        <cannot> be ..1 woken|woke|wakened|roused|awakened|aroused
        impossible|hard|difficult|tough|unable|trouble|struggling ..2 to|waking|rousing wake|rouse|waken|him|her|
            awaken|arouse|get
        trouble|hard ..2 waking|rousing
        too|so|way|very|really|extremely {sleepy} ..5 <cannot> {adverb}? {adverb}? get|wake|hold|keep|stay|open|sit|
            stand|talk|
            lift|drink|eat
        too {sleepy} to ..1 wake|drink|eat|talk|stand|hold|open|answer|sit|walk|nurse|feed|suck
        way|much|far too ..1 sleepy|drowsy|groggy|sedated
        hardly|barely|scarcely open|opens|opening|awake|conscious|responding|responds|wakes|responsive|moving|rousable
        <willnot> ..1 open|opening ..1 eyes
        <cannot> ..1 open|keep ..1 eyes ..1 open
        <cannot> keep him|her|them|{other} awake
        <cannot> shake ..1 out|awake|up
        opens|opened {his} eyes ..7 gone|out|under|asleep|back
        sleeping|asleep ..1 so|too|way|very|really deep|deeply|heavy|heavily
        snoring ..1 deep|deeply|heavily
        keeps nodding|drifting|falling|going ..2 off|out|under|asleep|back
        goes|slips|drifts|falls|going|drops right|straight? back ..1 under|out|off|asleep|again|sleep
        goes|drifts|dozes|nods off again|mid|middle
        {person} ..1 <cannot> {adverb}? {adverb}? stay|keep awake
        {other} ..1 <cannot> {adverb}? {adverb}? wake|open|rouse|stir ..2
        just moans|mumbles|groans|stares|lays|lies
        <cannot|willnot> {adverb}? hold|lift|keep ..2 head up?
        would not|never come round|around|to
        slapping|slapped|slap|shaking|shook|patting ..1 {his} ..1 face|cheek|cheeks|awake
        keep|keeps|kept dropping|nodding|drifting|slipping off|out|under|away
        gone|went|going|turned|getting ..2 sleepy|drowsy|groggy|vacant|glassy
        does|will|can not {adverb}? wake|rouse up|,|and|properly|for|{end}
        not|never waking ..1 from|properly|for
        shook|shaken|shaking|shouted|shouting|pinched|tickled|slapped|poked|prodded|nudged|tapped ..4 and|
            , ..1 nothing|not|no|still
        <cannot|willnot> ..1 keep {his} ..1 eyes ..1 open
        head ..1 flops|lolls|rolls|bobs|drops|hangs ..1 forward|back|down|over|about|around|,|and|{end}
        <cannot> {adverb}? {adverb}? wake|rouse|waken {kin}
        """,
    ),
    sign(
        "emergency",
        "limp child",
        "state",
        """
        floppy|ragdoll|lifeless
        {become} all|completely|totally|so|very|just? limp and|in|or|with|on|like|as|now
        {person} {is} limp
        gone|went|going|goes all|completely|totally|just? limp
        {kidlike} {is}|feels|all|so|just limp
        {other} {is}|flopped|hanging|hangs|lying|lies|gone|feels|just ..2 like|as ..1 wet? ..1 rag|dishrag|
            dishcloth|noodle|puppet|sack
        """,
    ),
)
