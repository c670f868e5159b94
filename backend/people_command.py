"""`waarmerk people`: what the administrator of an installation does for people who cannot do it themselves."""

from __future__ import annotations

from rich.console import Console

from backend import app
from backend.api import aside
from backend.settings import Settings
from backend.store import people
from backend.terminal import say


async def enable(settings: Settings, email: str) -> int:
    """Open an account that wrong passwords disabled (ACC-5), and take up what its devices sent meanwhile. The password
    stays. Returns 1 where nobody has this address, else 0.
    """
    console = Console(soft_wrap=True, highlight=False)
    server = await app.open_server(settings)
    try:
        async with server.database.begin() as connection:
            found = await people.by_email(connection, email)
            if found is not None:
                await people.enable(connection, found[0].id)
        if found is None:
            say(console, f"Nobody has the address {email}.")
            return 1
        async with server.nudges.running():
            settled = await aside.settle(server)
    finally:
        await server.database.close()
    person, _, disabled = found
    say(console, f"{person.name} can log in {'again' if disabled else 'as before: the account was open'}.")
    if settled:
        console.print(f"{len(settled)} of what was put aside {'is' if len(settled) == 1 else 'are'} settled.")
    return 0
