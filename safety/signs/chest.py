"""Signs from the chest and the circulation."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "chest pain",
        "state",
        """
        {chest} {is}|feels|feeling|felt|keeps|really|started|starts|has|just ..3 {hurts}|{tight}|killing|pounding|
            burning|sore|aching|pain
        {chest} {hurts}|{tight}
        {hurts}|{tight} ..2 in|on|across|around|behind {his} chest
        {chest} feels|feel|is like ..7 on|sitting|squeezing|pressing|standing|crushing
        elephant|heifer|horse|cow|truck|someone|somebody|brick|anvil|weight|stone|rock|person|man {is}|be? ..1 sitting|
            sat|sits|parked|standing|stood|stands|stepping|kneeling|lying|pressing on me|him|her
        elephant|heifer|horse|cow|truck|someone|somebody|brick|anvil|weight|stone|rock|person|man ..3 on {his} chest
        sitting|standing|pressing|stepping|crushing|squeezing on? {his} chest
        pain|ache|aching|numbness|tingling|hurts|shooting ..4 down|into {his} left|one|right|both? arm|jaw|shoulder
        pain|ache|aching ..3 arm ..4 jaw
        jaw|arm ..3 shoulder|jaw|arm ache|aches|aching|hurt|hurts|pain
        {is}|something ..1 pressing|squeezing|crushing|tightening ..2 on|around|across {his} chest|breastbone
        someone|something|somebody? {is}? squeezing|squeeze|squeezed ..1 {his} heart
        band ..2 around {his} ..1 chest
        grabbed|grabbing|clutching|clutched|holding {his} chest
        chest got|gets|getting|gone|went ..2 {tight}
        {his}|the heart {hurts} !for|that|thinking|when|because|just
        {pain}|{tight}|squeeze|squeezing ..2 center|centre|middle|front|left of|side ..1 {his}|the? ..1 chest
        squeeze|squeezing|tightness|{tight} ..1 in|across|on {his}|the chest
        stabbing|stab|stabs|sharp|knife ..2 when|whenever|every|each ..2 breathe|breathes|breathing|inhale|breath
        chest|breastbone ..7 knife|knifelike|stabbing|daggers
        chest|breastbone ..7 , it is|has|'s ..2 {awful}|knifelike|crushing
        {is}|been sitting|sat|parked|leaning|standing|kneeling on {his} chest
        """,
    ),
    sign(
        "emergency",
        "chest pain",
        "thing",
        """
        chest ..1 ache|aching|pain|pains|pressure|tightness|heaviness|discomfort
        ache|aching|pain|pains|pressure|tightness|heaviness|weight|tight ..1 in|on|across|around|behind|
            upon {his}? ..1 chest
        tight|heavy|crushing chest
        """,
    ),
    sign(
        "emergency",
        "heart attack",
        "thing",
        """
        heart attack
        cardiac arrest
        """,
    ),
    sign(
        "emergency",
        "heart stopping",
        "state",
        """
        heart {become}|keeps|has ..2 stopping|stopped|stop
        no pulse
        """,
    ),
    sign(
        "emergency",
        "in shock",
        "state",
        """
        white|pale as a|the sheet|ghost|wall|chalk
        pale|cold|gray|white|damp ..1 and ..1 clammy|sweaty|sweating
        clammy|sweaty|sweating and pale|cold|gray|white
        cold|clammy|icy sweat|sweats|clammy
        sweating cold
        belly|stomach|tummy|abdomen|gut {is} ..2 rigid|board|swelling|distended|bloated|swollen|rock
        belly|stomach|tummy|abdomen|gut ..2 hard as|like a|the? rock|board
        pressure ..2 {lowsystolic} over
        rock|board hard
        cold and wet|damp|clammy
        cold , gray|pale
        hard|rigid|distended|swollen belly|stomach|abdomen|tummy and|,|with
        white|gray as ..1 paper|sheet|ghost|chalk|milk|snow|flour|marble
        """,
    ),
    sign(
        "clinic",
        "racing heart",
        "state",
        """
        heart|heartbeat|pulse {is}|feels|keeps|has|going|feel|just|will|beating ..4 racing|pounding|fluttering|
            skipping|mile|fast|hammering|jumping|irregular|mad|crazy|thumping|flying|130|140|150|160
        heart {is} ..1 beating ..3 out
        heart race|races|pound|pounds ..2
        heart racing|pounding|fluttering|palpitations
        heart|pulse {is}|goes|going|feels|going ..2 like ..2 bird|drum|drums|hammer|train|rabbit|jackhammer|horse|
            engine|fish
        heart|pulse {is}|keeps|going ..1 banging|galloping|leaping|thudding|bouncing|flipping|110|115|120|125|135|
            170|180
        """,
    ),
    sign(
        "clinic",
        "racing heart",
        "thing",
        """
        palpitations
        """,
    ),
)
