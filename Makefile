# SPDX-License-Identifier: Apache-2.0
# What a person, a contributor and CI do with this repository. Windows: see README.md.

BIN       := .venv/bin
INSTALLED := .venv/.installed
WORKERS   ?= 2
CAMPAIGN_SHARE ?= 1

.PHONY: run test check bench campaign lock setup window tools clean

run: window $(INSTALLED) ## open the window; without a display run the demonstration instead
	@bash .ci/open $(BIN)/sijill

test: $(INSTALLED) tools ## every test but the long ones; pytest's summary is the last line
	@PYTHONHASHSEED=0 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: $(INSTALLED) ## style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: $(INSTALLED) tools ## figures, each beside the reference of the same run
	@$(BIN)/python -m pytest -o faulthandler_timeout=0 -m benchmark -s -q tests/benchmarks

campaign: $(INSTALLED) tools ## the long form of the reduced tests: hours, goes on where it was stopped
	@$(BIN)/python -m tests.campaign.running --share $(CAMPAIGN_SHARE)
	@$(BIN)/python -m pytest -o faulthandler_timeout=0 -m campaign

lock: $(INSTALLED) ## write requirements.lock anew; UPGRADE=--upgrade takes newer versions
	@printf 'colorama\n' | CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet $(UPGRADE) \
	  --generate-hashes --extra dev --strip-extras --allow-unsafe --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml -
	@# Only Windows needs colorama (click, pytest), so compiling on another system would leave it out.
	@sed -i.old -e 's/^\(colorama==[^ ]*\) /\1 ; sys_platform == "win32" /' \
	  -e 's/# via -r -$$/# via click, pytest (Windows)/' requirements.lock && rm requirements.lock.old

setup: window $(INSTALLED) ## all that the window needs

$(INSTALLED): pyproject.toml requirements.lock .ci/setup
	@bash .ci/setup python
	@touch $@

window: ## the system's libraries
	@bash .ci/setup window

tools: ## the commands that the tests compare with: age, unzip, ssh-keygen, strace, Xvfb
	@bash .ci/setup tools

clean: ## remove what was installed and measured here
	rm -rf .venv .campaign .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info build dist
