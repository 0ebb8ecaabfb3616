"""Every example of the codebooks, run through the shipped parsers against all rules.

Parsers err, so not all can be right on raw text; the floors below are what was reached and may only rise.
"""

import pytest

from depesche.coding.lint import run_examples

FLOORS = {"de": {"match": 0.0, "silent": 0.0}, "en": {"match": 0.0, "silent": 0.0}}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_share_of_right_examples_does_not_fall(language):
    right: dict[str, list[bool]] = {"match": [], "silent": []}
    wrong = []
    for outcome in run_examples(language):
        kind = "match" if outcome.example.expect else "silent"
        right[kind].append(not outcome.complaints)
        if outcome.complaints:
            wrong.append(f"{outcome.rule.id}: {outcome.example.text}: {'; '.join(outcome.complaints)}")
    share = {kind: sum(found) / len(found) for kind, found in right.items()}
    for kind, floor in FLOORS[language].items():
        assert share[kind] >= floor, f"{kind} {share[kind]:.3f} < {floor}:\n" + "\n".join(wrong)
