# `make demo` and `make test` do all their own set-up with Python 3.11 and pip.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := .cache/peers
FUZZ := .cache/fuzz
MINUTES ?= 30

# What shows how the packaged code behaves: reader, domain, handlers, and the asset itself.
IN_AWS := tests/unit tests/property tests/contract tests/infra/test_bundling.py tests/e2e/test_story.py
RUNTIME := .cache/runtime/environment/bin/python

.PHONY: help setup demo serve test test-runtime runtime deploy destroy check bench fuzz soak lock clean

help: ## what can be done here
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(READY) ## the virtual environment, from the lock

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed: install it, or say where it is: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "setting up $(VENV) (first time: under a minute on a good network)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/pip install --quiet --disable-pip-version-check "$$(grep ^uv== requirements.txt)"
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## eight mails through the synthesised stack on the embedded AWS, each hop printed
	@$(BIN)/python -m local.demo

serve: $(READY) ## the same desk, kept running: SMTP on 127.0.0.1:2525, Ctrl-C stops it
	@$(BIN)/python -m local.serve

test: $(READY) ## every test
	@$(BIN)/python -m pytest

test-runtime: runtime ## the tests of what runs in AWS, on the Lambda runtime's own Python
	@$(RUNTIME) -m pytest $(IN_AWS)

runtime: $(READY) ## the Lambda runtime's own Python, which also compiles the asset
	@$(BIN)/python -m infra.runtime

deploy: $(READY) ## cdk deploy by the pinned command line, after the preflight
	@$(BIN)/python -m infra.deploy deploy

destroy: $(READY) ## remove the desk, keep the evidence
	@$(BIN)/python -m infra.deploy destroy

check: $(READY) ## what a commit must pass before the tests: format, lint, types, imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY) $(PEERS)/.ready ## the measurements, as tables with ratios (minutes; not for a busy machine)
	@for part in read desk cold_start page origin; do echo "== bench/$$part.py"; $(BIN)/python bench/$$part.py || exit 1; echo; done
	@echo "== bench/unwrap.py"; PYTHONPATH=lambda:. $(PEERS)/bin/python bench/unwrap.py
	@echo "== bench/clock.py"; PYTHONPATH=. $(BIN)/python bench/clock.py
	@echo "== bench/hostile.py"; PYTHONPATH=lambda:. $(BIN)/python bench/hostile.py

fuzz: $(FUZZ)/.ready ## made and coverage-guided mails against the reader, MINUTES=30
	@PYTHONPATH=lambda:. $(FUZZ)/bin/python bench/fuzz.py $(MINUTES)

soak: $(READY) ## a thousand forged notices in a minute by SMTP, a genuine one among them
	@PYTHONPATH=. $(BIN)/python bench/soak.py

$(FUZZ)/.ready: bench/fuzz.txt
	@$(PYTHON) -m venv $(FUZZ)
	@$(FUZZ)/bin/pip install --quiet --disable-pip-version-check -r bench/fuzz.txt
	@touch $@

$(PEERS)/.ready: bench/peers.txt bench/peers-npm.txt
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/pip install --quiet --disable-pip-version-check -r bench/peers.txt
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --prefix $(PEERS) $$(grep -v '^#' bench/peers-npm.txt); fi
	@touch $@

lock: $(READY) ## resolve the pinned requirements again, with hashes
	@$(BIN)/uv pip compile --quiet --no-header --no-emit-index-url --generate-hashes --python-version 3.11 requirements-dev.txt -o requirements.lock
	@$(BIN)/uv pip compile --quiet --no-header --no-emit-index-url --generate-hashes --python-version 3.14 lambda/requirements.txt -o lambda/requirements.lock

clean: ## remove what was made here, but not the environment
	@rm -rf cdk.out .desk .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
