#!/bin/sh
# Makes .venv with the newest Python that fits. It runs before there is any Python of ours.
set -eu
fits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
# Each is tried, not only looked up: a name on the path may be a stub that refuses to run.
for python in ${BAKEN_PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if "$python" -c "$fits" >/dev/null 2>&1; then
        echo "  Python-omgeving maken ($("$python" --version))"
        "$python" -m venv --clear .venv
        exit 0
    fi
done
cat >&2 <<'TEXT'
Baken heeft Python 3.11, 3.12 of 3.13 nodig, met venv erbij, en vond die niet.
Op Debian en Ubuntu: apt install python3 python3-venv. Op een Mac: brew install python@3.13.
Staat Python ergens anders? Noem het dan: make setup BAKEN_PYTHON=/pad/naar/python3.13
TEXT
exit 1
