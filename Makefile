# Tremplin. `make help` lists the targets.
SHELL := /bin/bash
PORT ?= 8404
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := platform/tremplin sandbox bin docker tests
# COVERAGE=1 counts the lines that tests reach. It costs a third of their time, so it is asked for: by `make coverage`.
COVER = $(if $(COVERAGE),--cov --cov-report=)
NPM := npm --prefix platform/frontend

.DEFAULT_GOAL := help
.PHONY: help run serve setup setup-tests test check lint types imports frontend everyday quick slow bench content translations coverage floors audit figures hours clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

run: ## Set everything up and serve the site, with a demo group
	@$(PYTHON) bin/setup.py run --port "$(PORT)"

serve: ## The same without a demo group
	@$(PYTHON) bin/setup.py serve --port "$(PORT)"

setup: ## Set everything up
	@$(PYTHON) bin/setup.py setup

setup-tests:
	@$(PYTHON) bin/setup.py tests

test: ## Set up and pass every test: sandbox and browser too
	@$(PYTHON) bin/stages.py setup-tests lint types imports frontend quick slow

check: ## The everyday subset, under three minutes
	@$(PYTHON) bin/stages.py setup lint types imports frontend everyday audit

lint:
	$(BIN)/ruff check $(PACKAGES)
	$(BIN)/ruff format --check $(PACKAGES)
	$(BIN)/python bin/complexity.py platform/tremplin sandbox bin docker
	$(BIN)/djlint --lint --quiet platform/tremplin
	$(NPM) run --silent lint

types:
	$(BIN)/mypy
	$(BIN)/mypy -p house_setup
	$(BIN)/mypy bin/setup.py bin/audit.py bin/complexity.py bin/figures.py bin/stages.py docker/build_images.py
	$(BIN)/mypy --config-file tests/mypy.ini

imports:
	$(BIN)/lint-imports --no-cache

frontend:
	$(NPM) run --silent check
	$(NPM) test --silent

everyday:
	$(BIN)/python -m pytest -n auto -m "not engine and not browser" $(COVER) tests/unit tests/http

quick: # All that needs neither the engine nor a browser
	$(BIN)/python -m pytest -n auto -m "not engine and not browser" $(COVER)
	$(if $(COVERAGE),@$(MAKE) --no-print-directory floors)

slow: # The rest, on all cores as well: see tests/lanes.py
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder -m "engine or browser" \
		--durations=20

HOURS := 2026-11-30T00:04+01:00 2026-03-29T01:58+01:00 2026-10-25T02:58+02:00 2026-12-31T23:57+01:00 2028-02-29T12:00+01:00
hours: ## The tests over HTTP again with other clocks: no test may depend on the hour at which it runs
	for moment in $(HOURS); do \
		$(BIN)/python -m pytest -q -n auto -m "not engine and not browser" --begin-at $$moment tests/http || exit 1; \
	done

coverage: ## The everyday tests again, with the lines that they reach; below its floor a package fails
	@$(MAKE) --no-print-directory COVERAGE=1 everyday floors

floors:
	$(BIN)/coverage report --include="platform/tremplin/domain/*" --format=total --fail-under=95
	$(BIN)/coverage report --include="platform/tremplin/content/*" --format=total --fail-under=90
	$(BIN)/coverage report --include="platform/tremplin/services/*" --format=total --fail-under=90

audit:
	@$(BIN)/python bin/audit.py requirements.lock platform/frontend

figures: ## Count how the code reads: decisions, paragraphs, folders, tests a line
	@$(PYTHON) bin/figures.py

bench: setup-tests ## Measure this machine: latency of Check, the child's workspace, the boards, the sandbox
	$(BIN)/python -m tremplin bench check
	$(BIN)/python -m tremplin bench workspace
	$(BIN)/python -m tremplin bench board
	$(BIN)/python -m tremplin_sandbox bench

content: setup ## Prove every exercise
	$(BIN)/python -m tremplin content check

translations: ## Compile the translations; tests/unit/test_translations.py says what is missing
	$(BIN)/pybabel -q compile -d platform/tremplin/translations
	$(BIN)/pybabel -q compile -d sandbox/tremplin_sandbox/translations
	$(BIN)/python -m pytest -q tests/unit/test_translations.py

clean: ## Remove what was built; the site's data in var/ stays
	rm -rf .venv platform/frontend/node_modules platform/tremplin/web/static/build var/stamps
