# One word per chore. The environment lives in .venv and is made when it is missing or out of date.
PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.runtime
TOOLS := .venv/.tools
SOURCES := corpus index service tests

.PHONY: run test check screens format bench eval endurance corpus index train clean

run: $(SETUP)  ## serve on localhost; builds the index when it is missing or stale
	$(BIN)/python -m index build --if-stale
	$(BIN)/python -m service serve

test: $(TOOLS)  ## all tests that need no other files and no network
	$(BIN)/python -m pytest -m "not endurance and not model" $(ARGS)

check: $(TOOLS)  ## what must hold before a commit
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m corpus check
	$(MAKE) test

format: $(TOOLS)  ## put the code into its house form
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

bench: $(TOOLS)  ## start-up, latency, throughput, memory; our search beside other engines
	$(BIN)/python -m index build --if-stale
	$(BIN)/python -m tests.bench
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	$(BIN)/python -m tests.bench.retrieval

eval: $(TOOLS)  ## retrieval and every figure of the routing codebook
	$(BIN)/python -m index build --if-stale
	$(BIN)/python -m tests.eval.pathways
	$(BIN)/python -m tests.eval.retrieval
	$(BIN)/python -m tests.eval.routing
	$(BIN)/python -m tests.eval.adversarial

endurance: $(TOOLS)  ## long proofs: requirement id → figure → commit
	$(BIN)/python -m pytest -m endurance -q -s $(ARGS)

screens: $(TOOLS)  ## pictures of the visual check list in var/screens
	$(BIN)/python -m index build --if-stale
	$(BIN)/python -m tests.e2e.screens

corpus: $(SETUP)  ## prove the promises of the knowledge; TEXTS=folder of imported texts also opens them
	$(BIN)/python -m corpus check $(if $(TEXTS),--library $(TEXTS))

index: $(SETUP)  ## build a new generation of the index
	$(BIN)/python -m index build

train: $(SETUP)  ## train the default embedding; DATA=folder with the training data
	$(BIN)/python -m index.train --data $(or $(DATA),../shared)
	$(BIN)/python -m index.train.classifiers --data $(or $(DATA),../shared)
	$(BIN)/python -m index.train.ranker --data $(or $(DATA),../shared)

clean:  ## forget the environment and all run-time data
	rm -rf .venv var

$(SETUP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(TOOLS): $(SETUP)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
