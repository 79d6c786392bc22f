# The two commands: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8404
SETUP := $(PYTHON) -m bin.setup
BIN := .venv/bin
NPM := npm --prefix platform/workspace
TRANSLATIONS := platform/tremplin/translations
CODE := platform sandbox tests bin

.DEFAULT_GOAL := help
.PHONY: help run serve setup dev content translations check static test bench clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

run: ## install what is missing and serve the site with a demo group (PORT=8404)
	@$(SETUP) run --port "$(PORT)"

serve: ## the same without the demo group
	@$(SETUP) serve --port "$(PORT)"

setup: ## install and build everything, start nothing
	@$(SETUP) setup

dev: ## serve on this machine only; pages and code are read again at each change
	@$(SETUP) content
	@$(BIN)/python -m bin.dev "$(PORT)"

content: ## prove every exercise in the sandbox and load what changed
	@$(SETUP) content

translations: ## collect the sentences to translate into the catalogues
	@$(SETUP) check
	$(BIN)/pybabel extract -F babel.cfg -k lazy_gettext -o $(TRANSLATIONS)/messages.pot .
	$(BIN)/pybabel update -N -i $(TRANSLATIONS)/messages.pot -d $(TRANSLATIONS)
	$(BIN)/pybabel compile -d $(TRANSLATIONS)

check: ## everyday checks, under two minutes; no container engine, no browser
	@$(SETUP) check
	@$(MAKE) --no-print-directory static
	$(BIN)/pytest -q -m "not engine and not browser" --ignore=tests/sandbox --ignore=tests/content --ignore=tests/browser

static:
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/mypy -p bin
	$(BIN)/lint-imports
	$(NPM) run check
	$(NPM) test
	@$(BIN)/python -m bin.audit requirements.lock

test: ## set up and run everything: checks, unit, HTTP, sandbox, browser
	@$(SETUP) test
	@$(MAKE) --no-print-directory static
	$(BIN)/pytest

bench: ## measure this machine: latency of Check
	@$(SETUP) setup
	@mkdir -p var
	$(BIN)/tremplin bench check --json var/bench-check.json

clean: ## remove what is built; the site's data in var/ stays
	rm -rf .venv platform/workspace/node_modules platform/tremplin/web/static/build var/stamps
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
