"""How fast: the assistant beside stock Rasa with the same model and the same answers, in the same run."""
