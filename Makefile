# Everything a developer repeats. `make` lists it; a second `make` of the same thing does nothing.

VENV   := .venv
PY     := $(VENV)/bin/python -P
BAKEN  := $(PY) -m baken.ops.cli
PIP    := $(PY) -m pip install -qq --disable-pip-version-check --no-input --require-hashes
WITH_NODE = PATH="$$(cat $(VENV)/node-folder):$$PATH"

ASSETS := $(shell find baken/core/assets -type f 2>/dev/null)
STATIC := $(shell find baken -path '*/static/*' -type f 2>/dev/null)
TEXTS  := $(wildcard baken/locale/*/LC_MESSAGES/*.po baken/portal/locale/*/LC_MESSAGES/*.po)
BUNDLE := baken/core/static/baken/baken.css

.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup dev run test check check-deep bench docs messages lock clean

help: ## Toon deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.linked static/staticfiles.json $(TEXTS:.po=.mo) ## Installeer wat nodig is
	@true

run: setup ## Open Baken met een verzonnen regio: make run, of make run PORT=8001
	@exec $(BAKEN) run $(if $(PORT),--port $(PORT))

test: setup dev ## Voer de proeven uit, ook die in de browser
	@BAKEN_CHROMIUM="$$($(BAKEN) browser)"; export BAKEN_CHROMIUM; \
	$(PY) -m pytest -n 2 --dist worksteal -m "not deep" -q -ra; outcome=$$?; \
	$(BAKEN) database stop --test >/dev/null; exit $$outcome

check: setup dev ## Kijk na: stijl, typen, bouw, kennis, migraties, slotbestanden
	@echo "  Stijl";         $(PY) -m ruff check -q .
	@echo "  Opmaak";        $(PY) -m ruff format -q --check .
	@echo "  Typen";         $(PY) -m mypy -n 2 --no-error-summary .
	@echo "  Lagen";         $(VENV)/bin/lint-imports --no-logo >$(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo "  Kennis";        $(BAKEN) knowledge check >$(VENV)/knowledge.txt || { cat $(VENV)/knowledge.txt; exit 1; }
	@echo "  Django, migraties en slotbestanden"; $(BAKEN) check

check-deep: check ## Alles, ook wat lang duurt; voordat een vraagstuk opgelost heet
	@BAKEN_CHROMIUM="$$($(BAKEN) browser)"; export BAKEN_CHROMIUM; \
	$(PY) -m pytest -n 2 --dist worksteal -q -ra; outcome=$$?; \
	$(BAKEN) database stop --test >/dev/null; exit $$outcome

bench: setup dev ## Meet hoe snel het is
	@$(PY) -m pytest bench --benchmark-columns=min,median,max -q
	@$(PY) bench/start.py

docs: setup ## Schrijf de naslag die uit de code komt opnieuw
	@$(BAKEN) knowledge schema

messages: setup ## Haal de teksten op en vertaal ze naar wat de webserver leest
	@$(BAKEN) messages update
	@$(BAKEN) messages compile

lock: setup dev ## Leg de versies van alle pakketten opnieuw vast, zonder adressen
	@for name in requirements requirements-dev requirements-node; do \
	    $(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	        --no-header --no-emit-index-url --no-emit-find-links $$name.in -o $$name.txt || exit 1; \
	done
	@$(WITH_NODE) npm install --package-lock-only --loglevel=error

clean: ## Ruim op wat make opnieuw kan maken; de gegevens in var blijven staan
	@if [ -x $(VENV)/bin/python ]; then $(BAKEN) database stop --test >/dev/null 2>&1 || true; fi
	@rm -rf $(VENV) node_modules static baken/core/static/baken $(TEXTS:.po=.mo)
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

dev: $(VENV)/.dev

$(VENV)/bin/python:
	@sh baken/ops/bootstrap.sh

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	@echo "  Pakketten installeren (de eerste keer duurt dit een minuut)"
	@$(PIP) -r requirements.txt
	@touch $@

# A path file and a three-line script instead of an installed package: it needs no network, no build
# and nothing to repeat when the code changes. The path is relative, so it names no machine.
$(VENV)/.linked: $(VENV)/.runtime
	@echo "../../../.." > "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/baken.pth"
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -P -m baken.ops.cli "$$@"\n' > $(VENV)/bin/baken
	@chmod +x $(VENV)/bin/baken
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.linked
	@echo "  Gereedschap installeren"
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/node-folder: requirements-node.txt baken/ops/node.sh $(VENV)/.linked
	@sh baken/ops/node.sh > $@.new
	@mv $@.new $@

node_modules/.complete: package.json package-lock.json $(VENV)/node-folder
	@echo "  Stijlen en lettertypen ophalen"
	@$(WITH_NODE) npm ci --loglevel=error >/dev/null
	@touch $@

$(BUNDLE): $(ASSETS) node_modules/.complete
	@echo "  Stijlen bouwen"
	@$(WITH_NODE) node baken/core/assets/build.mjs
	@touch $@

static/staticfiles.json: $(BUNDLE) $(STATIC) $(VENV)/.linked
	@echo "  Stijlen klaarzetten voor de webserver"
	@$(BAKEN) static
	@touch $@

%.mo: %.po $(VENV)/.linked
	@echo "  Vertalingen klaarzetten"
	@$(BAKEN) messages compile >/dev/null
	@touch $@
