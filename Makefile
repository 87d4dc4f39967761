# Two commands: `make demo` and `make test`. Both build what they need in .venv, and both can be run again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLES = $(wildcard corpora/pages/*.html) $(filter-out %.gold.txt,$(wildcard corpora/texts/*.txt))

.PHONY: demo test lint format types pytest schema floors clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)

demo: $(READY)
	@rm -rf demo
	@$(BIN)/cleaner clean $(SAMPLES) -o demo
	@$(BIN)/cleaner check --exit-zero $(SAMPLES) > demo/findings.txt
	@echo
	@echo "Look at"
	@echo "  demo/              the clean text of every page and text of corpora/"
	@echo "  demo/findings.txt  every finding, with its place, code and reason"
	@echo "  corpora/           where they come from; ID.gold.txt is what should remain"

test: lint types pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

pytest: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(READY)
	$(BIN)/cleaner schema > docs/article.schema.json

floors: $(READY)
	$(BIN)/python -m benchmarks.corpus --write

clean:
	rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
