import store
from evaluation.audience import audience_measure
from evaluation.scoring import Reply


def test_a_child_gets_the_childrens_words_where_there_are_any(built_store, asked):
    with store.open_store(built_store) as faq:
        with_child = next(t.topic for t in faq.topics() if "child" in faq.variants(t.topic))
        without = next(t.topic for t in faq.topics() if "child" not in faq.variants(t.topic))
        measure = audience_measure(
            [
                asked(with_child, Reply("answer", with_child, audience="child"), audience="child"),
                asked(with_child, Reply("answer", with_child, audience="any"), audience="child"),
                asked(without, Reply("answer", without, audience="any"), audience="child"),
                asked(with_child, Reply("answer", with_child, audience="any")),
                asked(with_child, Reply("not_sure"), audience="child"),
            ],
            faq,
        )
    assert (measure.n, round(measure.value, 3)) == (3, 0.667)
