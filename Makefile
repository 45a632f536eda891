# Everything one does with Sumber from a checkout. `make` alone lists it.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo serve test bench docs lock image wheelhouse clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1	\2/p' Makefile | while IFS='	' read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

demo: $(VENV)/run ## start the whole service here, score a sample article and print the report
	@$(BIN)/python tools/demo.py

serve: $(VENV)/run ## start the whole service here and keep its data in .sumber/
	@$(BIN)/sumber serve --data-dir .sumber

test: $(VENV)/dev ## all that must hold before a push: style, types, import contracts, tests, docs
	@test -z "$(SUMBER_TEST_SYSTEM)" || tools/install-packages $$(grep -o '^[^# ]*' tests/system-packages.txt)
	@test -z "$(SUMBER_TEST_CMS)" || tools/install-packages $$(grep -o '^[^# ]*' tests/cms/system-packages.txt)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tools benchmarks/floors.py integrations/client/sumber_client
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -rfEs

bench: $(VENV)/dev ## measure quality and speed on the labelled articles in benchmarks/
	$(BIN)/python -m benchmarks

docs: $(VENV)/dev ## write docs/rules/ and docs/api.md anew from what they describe
	$(BIN)/python -m tools.rule_pages
	$(BIN)/python -m tools.api_page

lock: ## pin the newest versions pyproject.toml allows, with their hashes
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet --upgrade uv
	$(PIN) --group build --output-file requirements.txt
	$(PIN) --group dev --constraints requirements.txt --output-file requirements-dev.txt

image: ## build the container image with buildah or docker, whichever is here
	tools/build-image

wheelhouse: $(VENV)/run ## gather all wheels in one archive, for machines that reach no package registry
	@$(BIN)/python tools/wheelhouse.py build/sumber-wheelhouse

clean: ## remove what these commands made, the service's data in .sumber/ excepted
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# One set of pins serves every platform and Python from 3.11 on; no registry is named, so each machine uses its own.
PIN = UV_CUSTOM_COMPILE_COMMAND='make lock' build/lock/bin/uv pip compile pyproject.toml --quiet --no-config --upgrade \
      --universal --python-version 3.11 --generate-hashes --no-emit-index-url

# The environment is made once and again only when what it is made from changes: these two files remember.
$(VENV)/run: requirements.txt pyproject.toml tools/create-venv
	@tools/create-venv $(PYTHON) $(VENV)
	@echo 'Installing Sumber into $(VENV) (once; about a minute)'
	@$(PIP) install --require-hashes --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/run
	@echo 'Installing the tools of make test (once)'
	@$(PIP) install --require-hashes --use-pep517 --no-build-isolation --requirement requirements-dev.txt
	@touch $@
