# Each target that needs Python first brings .venv up to date with uv.lock.
SHELL := /bin/bash
PYTHON := .venv/bin/python
ENVIRONMENT := .venv/synced
# A question may hold quotes, $, backticks and newlines: it travels in the environment, never on a command line.
override Q := $(value Q)
override JSON := $(value JSON)
override TOPIC := $(value TOPIC)
override FILE := $(value FILE)
override ID := $(value ID)
override WAV := $(value WAV)
export Q JSON TOPIC FILE ID WAV
stage = @start=$$SECONDS; $(MAKE) --no-print-directory $(1) && echo "=== $(1): $$((SECONDS - start)) s"

.PHONY: help run ask off on build import train check accept lint test test-fast test-slow conversations evaluate tune \
	talk wyoming evaluate-voice \
	questions export import-sheet report browse publish rollback serve \
	benchmark benchmark-understanding desk-account evaluate-desk benchmark-desk benchmark-widget audit alexa-skill clean clean-all
help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

run: $(ENVIRONMENT) ## start the assistant; Ctrl-C stops it
	@exec $(PYTHON) -m launcher run

ask: $(ENVIRONMENT) ## one question, one answer: make ask Q="does it hurt"; JSON=1 prints the payload alone
	@exec $(PYTHON) -m launcher ask

talk: $(ENVIRONMENT) ## talk aloud: make talk, or make talk WAV=question.wav; JSON=1 prints the reply as JSON
	@exec $(PYTHON) -m launcher talk

wyoming: $(ENVIRONMENT) ## serve ears, mouth and answers to Home Assistant (Wyoming)
	@exec $(PYTHON) -m launcher wyoming

off: $(ENVIRONMENT) ## every channel says the safe message with the clinic's number, at once
	@exec $(PYTHON) -m launcher off

on: $(ENVIRONMENT) ## the channels answer again
	@exec $(PYTHON) -m launcher on

build: $(ENVIRONMENT) ## the answers in data/ to build/faq.db, and what finds personal details to build/details/
	@$(PYTHON) -m store build
	@$(PYTHON) -m safety build

import: $(ENVIRONMENT) ## drafts from a document, for a person to write from: make import FILE=leaflet.pdf; ID=name names it
	@$(PYTHON) -m importing "$$FILE" $${ID:+--as "$$ID"}

train: $(ENVIRONMENT) ## the model, when something that it is made of has changed
	@exec $(PYTHON) -m launcher train

check: $(ENVIRONMENT) ## the rules of the content files; every problem with file and line
	@$(PYTHON) -m store check

accept: $(ENVIRONMENT) ## you compared an answer with its passages: make accept TOPIC=duration; without TOPIC all new ones
	@$(PYTHON) -m store accept $${TOPIC:+"$$TOPIC"}

lint: $(ENVIRONMENT) ## style, types and layers of the code
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports

test: ## everything: content, code, tests, training, conversations
	$(call stage,build)
	$(call stage,check)
	$(call stage,lint)
	$(call stage,test-fast)
	$(call stage,train)
	$(call stage,test-slow)
	$(call stage,conversations)

test-fast: $(ENVIRONMENT) ## the tests that need no model
	@$(PYTHON) -m pytest -q -m "not slow"

# A browser's tests have a process of their own: Playwright leaves an event loop running, in which asyncio.run fails.
test-slow: $(ENVIRONMENT) ## the tests that need Rasa, a browser or the trained model
	@$(PYTHON) -m pytest -q -m slow --ignore tests/desk --ignore tests/widget
	@$(PYTHON) -m pytest -q -m slow tests/desk
	@$(PYTHON) -m pytest -q -m slow tests/widget

conversations: $(ENVIRONMENT) ## whole conversations (tests/conversations/) through the trained model
	@exec $(PYTHON) -m launcher conversations

evaluate: $(ENVIRONMENT) ## scores on questions never trained on; QUESTIONS=file.jsonl for your own, HALF=tune|test|all
	@exec $(PYTHON) -m evaluation run

evaluate-voice: $(ENVIRONMENT) ## spoken questions through recogniser and assistant; SAMPLE=60 of them, 0 for all; HALF=tune|test|all
	@exec $(PYTHON) -m evaluation.by_ear

tune: $(ENVIRONMENT) ## the gate's thresholds, chosen on the tuning half; writes nlu/thresholds.json
	@exec $(PYTHON) -m evaluation tune

benchmark: $(ENVIRONMENT) ## how fast, beside stock Rasa with the same model: four parts, see docs/benchmark.md
	@exec $(PYTHON) -m benchmark

benchmark-understanding: $(ENVIRONMENT) ## ours beside Rasa's default pipeline, full-text search and nearest wording
	@exec $(PYTHON) -m evaluation peers

desk-account: $(ENVIRONMENT) ## a named account for the desk: make desk-account NAME=anna asks for the password
	@exec $(PYTHON) -m desk account "$$NAME"
evaluate-desk: $(ENVIRONMENT) ## where the right topic stands in the desk's list; HALF=tune|test|all
	@exec $(PYTHON) -m evaluation.desk
benchmark-widget: $(ENVIRONMENT) ## sizes of the chat widget, and its times in Chromium beside a running assistant
	@exec $(PYTHON) -m benchmark.widget
benchmark-desk: $(ENVIRONMENT) ## key press to ranked list in Chromium, with 38 and 5,000 topics
	@exec $(PYTHON) -m desk.benchmark

audit: $(ENVIRONMENT) ## known vulnerabilities of the locked packages against deploy/accepted_findings.yml (asks osv.dev)
	@$(PYTHON) -m deploy audit

alexa-skill: $(ENVIRONMENT) ## the Alexa skill package in build/alexa/, from the wordings
	@exec $(PYTHON) -m channels.alexa_skill

# A recipe behind a semicolon; what follows ## is for `make help`, and a comment to the shell.
questions: $(ENVIRONMENT); @exec $(PYTHON) -m editing questions $(if $(LIST),--list) ## what nobody could answer, grouped; you decide, group by group
export: $(ENVIRONMENT); @exec $(PYTHON) -m editing export ## answers and wordings as CSV and JSON, to build/sheets/
import-sheet: $(ENVIRONMENT); @exec $(PYTHON) -m editing import-sheet "$$FILE" ## an edited sheet back into data/: make import-sheet FILE=answers.csv
report: $(ENVIRONMENT); @exec $(PYTHON) -m editing report ## the editors' page with pictures: results/editors.html
browse: $(ENVIRONMENT); @exec $(PYTHON) -m editing browse ## the FAQ store in Datasette, read-only, on this machine alone
publish: $(ENVIRONMENT); @exec $(PYTHON) -m publishing publish ## check, train, compare with what is live, and go live where nothing got worse
rollback: $(ENVIRONMENT); @exec $(PYTHON) -m publishing rollback ## the release before this one is live again
serve: $(ENVIRONMENT); @exec $(PYTHON) -m launcher serve ## start the assistant with what was published

clean: ## delete what was made, but keep .venv
	rm -rf build models results .rasa .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

clean-all: clean ## delete .venv and .uv too
	rm -rf .venv .uv

$(ENVIRONMENT): pyproject.toml uv.lock
	@python3 launcher/bootstrap.py
