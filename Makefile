PYTHON ?= python3
IN := .venv/bin

.PHONY: help run test check bench drills histories letters pictures format lock clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/run ## start the Temporal server, a worker and the demo; Ctrl-C stops all
	@exec $(IN)/python -m local

test: check ## everything that must hold: style, types, layers, and all tests
	$(IN)/pytest -q --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: .venv/dev ## style, types and who may import whom
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy .
	$(IN)/lint-imports

bench: .venv/run ## measure, and write docs/performance.md (six minutes)
	$(IN)/python -m bench

pictures: .venv/pictures ## take the docs' pictures anew (needs chromium, chromedriver)
	$(IN)/python -m docs.pictures.take

drills: .venv/dev ## kill and lock things on a real server, count, write docs/reliability.md
	$(IN)/python -m drills

letters: .venv/dev ## every kind of letter as one page, var/letters.html
	@mkdir -p var
	$(IN)/python -m tests.letters_page > var/letters.html

histories: .venv/dev ## record anew the lives that later versions have to replay
	rm -f tests/histories/*.json
	$(IN)/pytest -q -m keeps --record
	$(IN)/pytest -q tests/workflows/test_histories.py tests/workflows/test_mutants.py

format: .venv/dev ## let ruff format the code and mend what it can
	$(IN)/ruff check --fix .
	$(IN)/ruff format .

lock: ## pin all dependencies anew, by hash and without addresses (needs uv)
	$(PIN) -o requirements.lock
	$(PIN) --group dev -o requirements-dev.lock
	$(PIN) --group dev --group pictures -o requirements-pictures.lock

clean: ## remove what was installed and cached; var/ and its engagements stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

PIN = uv pip compile pyproject.toml -q --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate

.venv/run: requirements.lock | .venv/bin/python
	@echo "fetching what Throughline needs, once: a minute or two ..."
	$(IN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock .venv/run
	@echo "fetching what its tests need, once: a minute or two ..."
	$(IN)/pip install -q --disable-pip-version-check --require-hashes \
		-r requirements-dev.lock
	@touch $@

.venv/pictures: requirements-pictures.lock .venv/dev
	$(IN)/pip install -q --disable-pip-version-check --require-hashes \
		-r requirements-pictures.lock
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Throughline needs Python 3.11 or newer: make run PYTHON=python3.12"; \
		exit 1; }
	$(PYTHON) -m venv .venv
