"""Signs that somebody thinks of suicide or of hurting themselves."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "self_harm",
        "wants to die",
        "state",
        """
        {wish} ..1 to ..1 die|dead
        {wish} to be ..1 dead|gone
        wish|wishing ..2 {person} was|were|is|am|had|could ..1 dead|die|died|gone|never
        wish ..1 {person} would|did|could not|just? ..1 wake|exist|live|die|be
        do|does|did|would|will|did not|never ..1 want|wanna|wish|like|care|deserve to ..1 live|alive|exist|go|
            be ..1 living|alive|anymore|with|like|no
        do|does|did|would|will|did not|never ..1 want|wish|care to ..1 go|live|be living|on !that|the|a|it|with
        do|does|did not ..1 want|wish|care|deserve to ..1 live|exist|living
        not want|wish live|alive
        nobody|no would|will ..1 miss me|her|him
        better off in the ground
        disappear|vanish forever|for and
        want|going|wanna|like|could to? ..1 disappear|vanish forever|and
        finish|finishing {his} ..1 life
        not ..1 want to be ..1 alive|around|living
        not ..1 want to be here|around ..1 anymore|alive|longer|no
        not being|be here|around|alive ..1 any|anymore|longer
        do|does not ..1 want to ..1 wake up ..2 tomorrow|again|ever|anymore|from|at|in
        {isno} reason|point|sense ..2 live|living|life|alive
        what is the|any point of|in ..1 living|being|staying|going ..1 alive|on|with|here|like
        nothing|nothing's|no ..2 left? to live for
        nothing|not ..2 worth living|going
        life {is}|has|feels|, ..1 not|no ..1 worth|point|meaning|over
        better off dead|without|if
        would ..2 be better ..1 dead|gone
        rather be dead
        not plan|planning|expect|intend|going to be here|around|alive
        will not be around to
        settled|settling {his} affairs
        rather not be|live alive|living|here|around ..1
        <cannot|willnot> see ..2 reason|point ..2 keep|going|live|living|go|life|being
        thinking|thought|think|planning|want|like|feel ..2 taking|swallowing|take|swallow all|every|the|
            these|{his} ..3 pills|tablets|medicine|bottle !that|before|with|in|as|first|this
        go|going|fall|drift to sleep and never|not ..1 wake
        nobody|no would|will|should ..1 care|even|notice|mind if? i|he|she died|was|were|am|is
        everyone|world|everybody|family|they|you|kids would be? ..1 better ..1 without me|him|her
        hate|hates {his} life
        want|wants|wish to? stop|quit existing|living|being
        want|wants out of this|my life
        took|take|taken|swallow|swallowed all of them ..2 and slept|sleep|never
        driving|drive|steer off|into ..1 road|bridge|tree|wall|traffic|cliff
        tell {his} kids|family|children|wife|husband|mom i ..1 love them|her|him
        has|have|got|holding a|the|his|her knife|gun|rope ..1 and|to|in
        planning how|to ..2 do|end|kill
        ready|want to die ,|and|now|nothing|{end}|today|tonight
        let me|him|her ..1 die
        <cannot> go on|live ..1 like|anymore|living|any|this|with|much|like
        tired of living|life|being
        done with|living life|living
        everyone|everybody|world|family|they|you|kids|folks would ..1 be ..1 better ..1 off|if|without ..1 if|
            without|i|me|when
        not want|wants to? ..1 live ..1 more|anymore|longer|because|like
        not think ..1 i want|can ..1 go|carry|live|continue on|anymore|like
        no|any|not|the point ..1 in? going|carrying|living|being on|here|anymore|alive
        no point {end}|anymore|now|living
        {is} a burden and|to|on|now
        who|nobody|no ..1 cares|care ..3 if i ..1 wake|live|die|exist
        {is} done living
        want|wants|wanna|going to? finish|end|stop ,|. {his}|the life
        want|wants|wanna|going to? finish|end {his}|the|this? life|everything
        let|letting ..2 clot|bleed|cancer|it take|kill|finish ..1 me|him|her
        want|wants|wanting|going to end|finish it {end}|after|now|tonight
        not see ..2 reason|point ..1 in|of? ..1 carrying|going|living
        """,
    ),
    sign(
        "self_harm",
        "thinks of suicide",
        "state",
        """
        {kill} ..1 {self}
        {person}|{his}|{is}|feel|feeling|feels|been|got {is}|feeling|feels|feel|getting|been|sounds|so|
            really ..1 suicidal
        suicidal now|tonight|again|and|thoughts|since
        suicidal|suicide thoughts|ideation|ideas|note|plan
        thinking|thought|think|thoughts|talking|talks|talked|considering|considered|planning|contemplating|about|
            commit|committing|committed|attempt|attempted of|about|on|to? ..2 suicide
        {harm} ..1 {self}
        cut|cutting|cuts|slit|slitting|slash {his} wrist|wrists|arms|veins|throat
        end|ending it all|now|tonight|tbh|today
        end|ending|ended {his}|everything|my ..1 life
        end|ending everything|myself
        thinking|thought|think|going|plan|how|can|ways|want|ready|pills ..5 to|so|i|of|about|how end|ending it|things|
            everything
        take|taking|took {his} own? life
        jump|jumping off|from|in ..1 bridge|building|roof|window|balcony|train|overpass
        jump|jumping|step in|front|under ..2 train|traffic|bus
        shoot|hang|drown|stab|gas {self}
        shooting|hanging|drowning|stabbing {self}
        gun|rope|knife|pills|bullet ..6 on|kill|end {self}|it|everything
        took|take|get|got|have|grab|with the|a|{his} gun ..2 and|to ..4 {self}|timber|barn|woods|head|end|out
        how i would do it
        pills|knife|gun|rope in {his} hand
        swallow|swallowing|take|taking all|whole|every ..5 not|never ..1 wake|waking
        written ..2 letters|note
        do away with {self}
        off {self}
        giving|gave|making {self} ..2 cuts
        cuts on {his} arms|wrists|legs|arm
        cut ..3 and ..3 do it again
        cutting {his} arm|arms|leg|legs|thigh|thighs|skin
        pills ..2 lined|laid|counted|saved
        has|have|got|holding a|the|his|her knife|gun|rope|razor|blade|rifle {end}|here|now|ready|beside
        looking|look|looked|stare|staring at ..2 gun|shotgun|rifle|pistol|knife|rope|bridge|razor
        keep|keeps|been|sitting|sit|sat ..1 looking|staring at ..3 pills|tablets|bottle
        has|have|got|with ..1 pills|tablets|bottle ..1 in|at front of
        walk|walking|step|stepping|drive|driving|run|running out? in? front of|into ..3 forklift|truck|lorry|
            train|bus|car|traffic|bridge|wall|tree
        {pill} ..2 all? counted|lined|laid|saved|stockpiled
        {is} cutting again|myself|himself|herself
        found ..2 's? ..1 suicide|goodbye? note !from|for|about|in|on
        asked|asking ..3 where ..2 gun|knife|razor|rope|blade|blades|cutter|pills
        goodbye to ..1 everyone|everybody|kids|family
        """,
    ),
)
