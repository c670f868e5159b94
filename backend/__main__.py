"""The command `waarmerk`: loads what it is made of, and runs it.

Loading makes half a million objects and hardly any garbage; the search for that took a quarter of the time.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """Returns the exit status."""
    os.umask(0o077)  # the database too is nobody's but the service's, whoever made the folder
    gc.disable()
    from backend import cli  # noqa: PLC0415 - loaded while nothing is searched

    gc.freeze()
    gc.enable()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
