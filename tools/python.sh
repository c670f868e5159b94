#!/bin/sh
# Makes the virtual environment .venv, or says in one sentence what the machine lacks for it.
set -eu
python=$1

say() {
    echo "$1" >&2
    exit 1
}

command -v "$python" >/dev/null ||
    say "Waarmerk needs Python 3.11 or newer: sudo apt-get install -y python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    say "Waarmerk needs Python 3.11 or newer, and $python is $("$python" -V): make PYTHON=/path/to/a/newer/python3 run"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    say "$python cannot make virtual environments yet: sudo apt-get install -y python3-venv"

"$python" -m venv .venv
