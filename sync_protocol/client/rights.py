"""By what a device sends: the session of whoever is logged in, or the token that it got when it was enrolled."""

from __future__ import annotations


class Rights:
    """`login` goes up with each login: what was refused to the one before says nothing of this one."""

    def __init__(self) -> None:
        self.login, self.session = 0, False
        self._refused: set[str] = set()

    def logged_in(self) -> None:
        self.login += 1
        self.session = True

    def logged_out(self) -> None:
        self.session = False

    def sending(self, token: str) -> str | None:
        """What a request goes by: empty for the session, else a device's token, or None where neither is taken."""
        if self.session:
            return ""
        return token if token and token not in self._refused else None

    def lost(self, token: str) -> None:
        """The server has refused this token, or the session where it is empty."""
        if token:
            self._refused.add(token)
        else:
            self.session = False
