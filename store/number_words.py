"""English number words and units of measure, and how much each is worth."""

from __future__ import annotations

from fractions import Fraction

DIGIT_WORDS = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
SMALL = {name: value for name, value in DIGIT_WORDS.items() if name != "oh"} | {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
FRACTIONS = {
    "half": Fraction(1, 2), "halves": Fraction(1, 2), "third": Fraction(1, 3), "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4), "quarters": Fraction(1, 4), "½": Fraction(1, 2), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
}  # fmt: skip
# Words that tell how many without being a number: they bear out a number, but claim none.
LOOSE = {"both": 2, "pair": 2, "couple": 2, "twice": 2, "once": 1, "single": 1}

# unit word -> (what it measures, how many of the smallest such unit)
_UNITS = {
    ("time", 1): "second seconds sec secs",
    ("time", 60): "minute minutes min mins",
    ("time", 3600): "hour hours hr hrs h",
    ("time", 86_400): "day days",
    ("time", 604_800): "week weeks",
    ("months", 1): "month months",
    ("months", 12): "year years",
    ("nights", 1): "night nights",
    ("percent", 1): "percent %",
    ("length", 1): "millimeter millimeters millimetre millimetres mm",
    ("length", 10): "centimeter centimeters centimetre centimetres cm",
    ("inches", 1): "inch inches",
    ("volume", 1): "milliliter milliliters millilitre millilitres ml cc",
    ("volume", 1000): "liter liters litre litres l",
    ("spoons", 1): "teaspoon teaspoons tsp",
    ("spoons", 3): "tablespoon tablespoons tbsp",
    ("weight", 1): "milligram milligrams mg",
    ("weight", 1000): "gram grams g",
    ("weight", 1_000_000): "kilogram kilograms kg",
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
BETWEEN_NUMBER_AND_UNIT = frozenset({"full", "whole", "more", "extra", "further", "additional", "short", "long"})
