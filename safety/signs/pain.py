"""Pain that is severe or gets worse."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "clinic",
        "severe or worsening pain",
        "state",
        """
        {pain} ..2 {is}|keeps|getting|gotten|got|has|just|feels|so ..3 {worse}|{awful}|increasing
        {pain} {worse}
        {pain} ..1 {bad} that? <cannot> ..2 walk|stand|sleep|move|sit|breathe|bear|take|sleep|lie
        too|so much pain|paining
        {is} paining
        paining ..1 too|so|very ..1
        {pain} uncontrolled|intractable
        {is} ..1 so|very|really|too|extremely painful ..1
        worse than the|it|yesterday|before|when day|was|they|i|in
        {pain} ..2 climbing|increasing|building|mounting|skyrocketing
        {pain} {is} that|so|too bad|much|severe|strong
        tylenol|oxycodone|ibuprofen|pills|medicine|morphine|percocet|tramadol|codeine {is}|does|do|did not touching|
            touch|helping|help|working|work ..2
        pain 7|8|9|10 10
        {pain} {adverb}? so|too ..1 much|bad|badly ..2
        {pain} ..6 getting ..1 sharper|stronger|worse|sharp
        medicine|pills|tylenol|tablets|painkillers do|does|did|doing nothing|zero
        {pain} way|much|even|lot ..1 more|worse
        in tears
        worst pain i|he|she
        {pain} more every|each|and|now|today
        {pain} more than yesterday|before|ever|this|last
        {pain} {is} ..2 ten|10|9|nine|8|eight ..2 out|of|over
        ten|10|9|nine out of ten|10
        {is}|feels ..1 excruciating|unbearable|agonizing|agony
        in ..2 agony
        in so|such|terrible|awful|horrible|severe|a|bad|lots|extreme|serious|real|unbearable|intense ..2 pain|pains
        {pain} {is} really|very|so|too|extremely|real bad|strong|intense|severe
        {pain} {is}|has|have not ..1 gone|going|getting|improving|improved|eased|easing
        screaming|crying|writhing|moaning|doubled|howling ..1 in|with|from|over ..1 pain|agony
        pain|tylenol|pills|medicine|nothing|painkillers <willnot> ..1 touch|touching|help|helping|go|going|working|
            work|let|letting|quit|stop|ease|easing ..2
        nothing helps|touches
        pain ..2 shooting|shoots|radiating ..1 down|into|through
        {hurts} ..2 bad|worse|badly <cannot>
        <cannot> {adverb}? {adverb}? walk|stand|move|sleep|sit|put ..6 pain|hurts|hurting
        <cannot> {adverb}? {adverb}? put|bear ..1 weight
        <cannot> {adverb}? {adverb}? take|stand|bear|handle|tolerate the|this pain
        pulling|pulls|pulled|drawing|draws|curling ..1 knees|legs up|in|to
        high|shrill|weird|strange|pitched|piercing ..1 cry|crying|scream|screaming|way
        crying|screaming ..3 high|shrill|weird|strange|inconsolable|inconsolably|hours
        <cannot> ..1 be consoled|settled|comforted|soothed
        inconsolable|inconsolably
        {pain} ..4 through the roof|ceiling
        {pain} go|goes|going|gone|keeps|climbs ..1 up|climbing|higher
        {pain} {is}? very|so|really|too strong|big|hard|intense|much
        {hurts}|hurt ..2 so|that|too ..1 bad|badly|much that? i|he|she? <cannot>
        {worse} by the hour|minute|day
        was|from|started ..2 {num} ..3 and|but|,|. now ..4 {nine}
        {pain} ..4 from ..2 {num} to|up ..1 to? ..1 {nine}
        {is} bent|doubled over|up|in ..2
        belly|stomach|tummy|abdomen|gut {is}|gone|feels|has ..1 hard ,|and|{end}|as
        belly|stomach|tummy|abdomen hard ,|and
        <cannot> ..1 get ..2 bed|chair|sofa|seat ..3 pain|hurts|sore
        pain|pains ..2 {is} ..1 {nine} out|of|/|now|and|,
        climbing|rising|worsening|building|{worse} every hour|minute|day
        {other} <willnot> ..1 put|take|bear ..1 weight
        """,
    ),
    sign(
        "clinic",
        "severe or worsening pain",
        "thing",
        """
        {awful} ..2 {pain}
        uncontrolled|intractable|worsening|unrelieved|bad ..1 pain|pains
        pain ..1 unbearable|excruciating|horrific
        """,
    ),
)
