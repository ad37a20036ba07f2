"""Too much medicine."""

from __future__ import annotations

from safety.sign import sign

SIGNS = (
    sign(
        "emergency",
        "overdose",
        "event",
        """
        {took} {his}|the|about|like|way|over|a|all|of|of? {his}|the|a|of|too|way? {many} ..5 {pill}
        {took} ..3 too|way|to many|much ..3 {pill}
        {took} ..1 too|to many|much
        {took} ..2 {dozens} ..3 {pill}
        {dozens} {pill} ,? ..4 had|taken|took|swallowed them|it
        {took} ..2 {dozens} of {his}|the|them|those
        {took} ..1 all the|of|{his}? the|{his}? ..1 pills|bottle|tablets|medicine !this|with|like|as|except|that|for
        {pill} ..3 and ..3 ate|swallowed|drank
        got|gotten ahold|hold of ..3 {pill}
        gave ..3 double|twice
        gave ..3 two doses
        gave ..9 gave ..2 again
        took|had|given|got|gave ..5 twice by|and|,|now
        {took} ..2 whole|entire|full bottle|pack|strip|box|packet|thing|lot
        {took} ..4 times the|{his}|as dose|much|amount|many
        {took} ..2 double|triple|twice|extra|quadruple ..4 {pill}|dose
        {took} ..4 {pill} double|triple|twice
        {took} ..5 pills|tablets|painkillers|oxycodone|morphine|sedative|sedatives|ativan|valium|lorazepam|xanax|
            percocet|vicodin|hydrocodone|codeine|insulin|opioids ..3 by mistake|accident
        {took} ..4 wrong ..2 {pill}
        doubled|tripled up? ..2 {his}|the? {pill}
        double|triple dosed
        given|gave ..3 too much|many
        gave ..3 double|triple|twice|extra ..3 dose|medicine|amount
        {kidlike}|he|she ..1 swallowed|ate|drank|downed ..5 {pill}
        got|gotten into ..3 {pill}
        overdosed
        {took}|takes|taking|of an overdose
        {pill} bottle|bottles {is} ..1 empty
        {pill} ..2 all gone
        gave|given|give|had|drank|drunk|swallowed|finished|necked|took|taken ..4 whole|entire|full|
            rest ..1 bottle|packet|box|strip|blister ..3 {drug}
        gave|given|give ..3 all ..1 {his}|the {drug}
        drink|drank|drunk ..2 tablets|pills
        {took} ..3 {drug} , all ..1 them
        {took} ..8 on top of ..2 vodka|whiskey|whisky|beer|wine|drink|booze|alcohol|gin|rum
        asking ..1 because|as|since ..1 i ..1 had|taken|swallowed|took
        {took} ..2 forty|fifty|hundred|100|dozens
        {took} ..1 {many} of? ..2 {pill} and|,|now|because|{end}|on|tonight
        """,
    ),
    sign(
        "emergency",
        "overdose",
        "thing",
        """
        overdose|overdosing
        """,
    ),
)
