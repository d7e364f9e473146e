# Two commands do everything on a fresh machine, browsers included:
#   make demo   inspects the bundled demo portal and leaves the record in govsite-report/
#   make test   runs the linters, the type checker, the import contracts and the tests
# and a third one the tests that use pages for many minutes as well: make test-all
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt
# how much of the demo a bundle is tried with; empty: all of it
BUNDLE_CHECK ?= -m "site_identity or accessibility" --govsite-max-pages=12
# two more than there are cores: tests wait for pages longer than they keep a core busy
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 2 )))
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# the tests start Python many times: compiling everything anew each time takes longer than the work
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all lint wheel bundle bundle-check clean

demo: $(VENV)/.ready
	$(BIN)/python -m pytest --govsite=demo

# the type checker keeps one core busy for a minute: the tests begin beside it
test: $(VENV)/.ready
	@$(MAKE) --no-print-directory -j 2 lint quick-tests

quick-tests: $(VENV)/.ready
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not thorough" --durations 25

test-all: export HYPOTHESIS_PROFILE = searching
test-all: lint
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(VENV)/.ready
	$(BIN)/python -m build --wheel

# dist/pytest-govsite-….tar for machines without internet; the second one tries it in a bare system without a network (root)
bundle: $(VENV)/.ready
	PYTHON=$(BIN)/python bundle/build.sh

bundle-check: bundle
	bundle/try.sh "$$(ls -t dist/pytest-govsite-*.tar | head -1)" $(BUNDLE_CHECK)

# Debian leaves venv out of its python3; the browser and a Chinese font come with the last line.
$(VENV)/.ready: $(INPUTS)
	$(PYTHON) -m venv $(VENV) || { \
	  sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	$(BIN)/python -m pytest_govsite.engines --install
	touch $@

clean:
	rm -rf $(VENV) build dist govsite-report
