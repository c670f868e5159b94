"""Why the authority's keys cannot be used: what everything that signs may raise."""

from __future__ import annotations


class KeysProblem(Exception):
    """The keys cannot be used: a stable code, and a sentence that says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class TokenAway(KeysProblem):
    """The module with the keys does not answer, or not as it should; the sentence says what it was asked for."""

    def __init__(self, sentence: str) -> None:
        super().__init__("keys_token", sentence)
