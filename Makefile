# Every command of Waarmerk. `make help` lists them; each sets up what it needs, and the second time takes seconds.

PYTHON ?= python3
PORT ?= 8000
UV_VERSION := 0.13.8

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# tools/node.sh puts a Node.js into the first folder where the machine has none of its own.
export PATH := $(CURDIR)/.venv/node:$(CURDIR)/pwa/node_modules/.bin:$(PATH)
export UV_PYTHON_DOWNLOADS := never
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH
# The tests start dozens of servers and commands: each would compile all libraries anew.
unexport PYTHONDONTWRITEBYTECODE

UV := .venv/.uv-$(UV_VERSION)
UV_SYNC := .venv/bin/uv sync --quiet --frozen --inexact
# A worker for each core takes whole files, whose tests share what they set up, in the order of tests/conftest.py.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: .venv/.runtime pwa/dist/sw.js ## start the app with demo data on http://localhost:8000; PORT=8080 changes it, TLS=1 serves the local network
	@trap : INT; PORT='$(PORT)' .venv/bin/waarmerk serve --demo $(if $(TLS),--tls) || [ $$? = 130 ]

.PHONY: test
test: services .venv/.dev pwa/dist/sw.js ## run every test: Python, TypeScript, and the stories in a real browser
	cd pwa && vitest run
	.venv/bin/python -m pytest $(SIDE_BY_SIDE)

.PHONY: check
check: check-python check-app check-tree ## format, lint, types, import contracts, generated files; changes nothing

.PHONY: check-python
check-python: .venv/.dev pwa/node_modules/.package-lock.json
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	pyright --warnings
	.venv/bin/lint-imports

.PHONY: check-app
check-app: pwa/node_modules/.package-lock.json
	cd pwa && prettier --check --log-level warn .
	cd pwa && eslint .
	cd pwa && svelte-check --fail-on-warnings

.PHONY: check-tree
check-tree: .venv/.dev
	.venv/bin/python -m sync_protocol.generate --check
	@rm -rf build/check
	WAARMERK_DATA=build/check .venv/bin/waarmerk migrate --check
	.venv/bin/python tools/words.py --check
	.venv/bin/python -m tools.reference --check
	.venv/bin/python tools/notices.py --check
	.venv/bin/python tools/check_tree.py
	.venv/bin/python -m tests.protocol.make_seal_vectors --check
	@.venv/bin/python -m tests.protocol.differential.record
	@.venv/bin/python -m tests.protocol.mutations.record
	@.venv/bin/python -m tests.simulation.record

.PHONY: fix
fix: .venv/.dev pwa/node_modules/.package-lock.json ## repair what the formatters and linters can repair
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	cd pwa && eslint --fix . ; prettier --write --log-level warn .

.PHONY: generate
generate: .venv/.dev ## write the files and the shared cases that follow from the protocol, and the page of words
	.venv/bin/python -m sync_protocol.generate
	.venv/bin/python -m tests.protocol.make_rule_vectors
	.venv/bin/python -m tests.protocol.make_seal_vectors
	.venv/bin/python tools/words.py
	.venv/bin/python -m tools.reference

.PHONY: notices
notices: .venv/.dev pwa/node_modules/.package-lock.json ## write THIRD-PARTY-NOTICES.md
	.venv/bin/python tools/notices.py

.PHONY: coverage
coverage: .venv/.dev services ## lines and branches that the tests leave out; the core must have none
	.venv/bin/coverage run -m pytest -m 'not stories'
	.venv/bin/coverage report
	.venv/bin/coverage report --include='sync_protocol/*,backend/domain/*' --fail-under=100

.PHONY: bench
bench: services .venv/.dev pwa/dist/sw.js ## measure: sync beside its peers, rules, seals; forms and searches in a real, slow browser
	.venv/bin/python -m bench

.PHONY: bench-large
bench-large: services .venv/.dev ## measure: pulls among a million documents and 10,000 devices, beside a hundredth; up to an hour, 6 GB of disk
	.venv/bin/python -m bench --only large

.PHONY: soak
soak: services .venv/.dev pwa/dist/sw.js ## the tests that invent their cases, at length: 10,000 where it was hundreds
	cd pwa && WAARMERK_SOAK=1 vitest run
	WAARMERK_SOAK=1 .venv/bin/python -m pytest $(SIDE_BY_SIDE) -m 'not stories'

.PHONY: pictures
pictures: services .venv/.dev pwa/dist/sw.js ## take the pictures of the guides again
	.venv/bin/python -m tests.pictures

.PHONY: build
build: pwa/dist/sw.js ## build the app alone, into pwa/dist

.PHONY: wheel
wheel: pwa/dist/sw.js $(UV) ## build the package that an installation needs, app included, into dist
	.venv/bin/uv build --quiet --wheel --out-dir dist

.PHONY: packages
packages: $(UV) pwa/node_modules/.package-lock.json # what the build stands on, a layer of its own in the image

.PHONY: image
image: ## build the container image, start it and await its health check
	tools/image.sh

.PHONY: clean
clean: ## remove what the commands above made; data in .waarmerk stays
	rm -rf .venv .bench build dist pwa/node_modules pwa/dist .hypothesis .pytest_cache .ruff_cache .import_linter_cache

.PHONY: services
services:
	@tools/services.sh

$(UV):
	@tools/python.sh '$(PYTHON)'
	.venv/bin/python -m pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION)'
	@touch $@

.venv/.runtime: uv.lock pyproject.toml $(UV)
	$(UV_SYNC) --no-dev
	@touch $@

.venv/.dev: uv.lock pyproject.toml $(UV)
	$(UV_SYNC)
	@touch $@ .venv/.runtime

pwa/node_modules/.package-lock.json: pwa/package-lock.json pwa/package.json | $(UV)
	@tools/node.sh
	cd pwa && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# The service worker is the last thing that a build writes.
pwa/dist/sw.js: pwa/node_modules/.package-lock.json $(shell find locales pwa/src pwa/public pwa/*.html pwa/*.config.* 2>/dev/null)
	cd pwa && npm run --silent build
	@touch $@
