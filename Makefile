# Every target first sets up what it needs in .venv; the next time there is nothing left to set up.
# A Python >= 3.11 with pip is all that has to be there.
#   make run ARGS="DIR --jobs 2"     what `zhengling run` is to be given
#   make test ARGS="-k layout"       what pytest is to be given
#   make PYTHON=python3.13 run       which Python; without it the one .venv has, then the first of these

PYTHON ?= .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test accuracy copies torture costs memory speed repairs lint format lock setup clean help

run: setup ## the five documents in seeds/documents become tables in warehouse/ (ARGS: other sources, options)
	@.venv/bin/zhengling run $(ARGS)

test: setup ## all tests (ARGS: options of pytest)
	@.venv/bin/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

accuracy: setup ## figures against the annotation (ARGS="--corpus DIR": the other annotated documents too)
	@.venv/bin/python tests/accuracy/measure.py $(ARGS)

copies: setup ## precision and recall of the table duplicates (ARGS: a folder of official texts, *.jsonl.gz)
	@.venv/bin/python tests/accuracy/duplicates.py $(ARGS)

torture: setup ## kill 300 runs at random moments and say what is left (ARGS="--full-disk 1": or fill the disk at every write)
	@.venv/bin/python tests/publish/torture.py $(ARGS)

speed: setup ## characters and pages a second (ARGS="news.jsonl.gz --pages FOLDER")
	@.venv/bin/python tests/accuracy/speed.py $(ARGS)

repairs: setup ## what cleaning changes in text that needs no repair (ARGS=news.jsonl.gz)
	@.venv/bin/python tests/accuracy/false_repairs.py $(ARGS)

costs: setup ## what a run costs where nothing or one document changed, in 500 and in all (ARGS: news.jsonl.gz)
	@.venv/bin/python tests/publish/costs.py $(ARGS)

memory: setup ## what memory a run takes, of 5 megabytes of records and of 50 (ARGS: other sizes, --jobs 2, --stand-in)
	@PYTHONPATH=. .venv/bin/python tests/publish/memory.py $(ARGS)

lint: setup ## what CI asks of the code: ruff and mypy
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

format: setup ## put the code into shape
	@.venv/bin/ruff check --fix-only --quiet
	@.venv/bin/ruff format

lock: setup ## bring requirements.lock in step with pyproject.toml (ARGS=--upgrade: with newer releases too)
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --group dev \
		--generate-hashes --custom-compile-command "make lock" --output-file requirements.lock $(ARGS) pyproject.toml

clean: ## take away .venv and caches; what is in warehouse/ stays
	@rm -rf .venv build dist zhengling.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find flows tasks schemas tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

# ---- set-up ----------------------------------------------------------------------------------------------------------
# .venv/stamp is written last and says what .venv was made of: the environment (lock, Python, place) and the project
# (pyproject.toml). Another environment: .venv is made anew, and so is one whose making was interrupted. Another project:
# only the editable install is done again.

define FACTS
import hashlib, os, shlex, sys

if sys.version_info < (3, 11):
    sys.exit(1)

def digest(path, *more):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read() + repr(more).encode()).hexdigest()

python = os.path.realpath(sys._base_executable)
facts = {
    "python": python,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "environment": digest("requirements.lock", sys.version, python, os.getcwd()),
    "project": digest("pyproject.toml"),
}
print(*(name + "=" + shlex.quote(value) for name, value in facts.items()))
endef

define SETUP
python=
for candidate in $(PYTHON); do
  eval "$$("$$candidate" -I -S -c "$$FACTS" 2>/dev/null)"
  [ -z "$$python" ] || break
done
[ -n "$$python" ] || { echo "zhengling needs Python 3.11 or newer and found none as: $(PYTHON)" >&2; exit 1; }

made_of=$$(cat .venv/stamp 2>/dev/null)
[ "$$made_of" != "$$environment $$project" ] || exit 0

step() {
  "$$@" >>.venv/setup.log 2>&1 || {
    tail -n 40 .venv/setup.log >&2
    echo "Set-up failed in: $$* (all of its output: .venv/setup.log)" >&2
    exit 1
  }
}
installs_from_outside() {
  "$$python" -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3))' 2>/dev/null
}

if [ "$${made_of%% *}" != "$$environment" ]; then
  echo "Setting up .venv with Python $$version. This is done once and takes a few minutes." >&2
  rm -rf .venv && mkdir .venv || exit 1
  pip=".venv/bin/python -m pip"
  if "$$python" -c 'import ensurepip' 2>/dev/null; then
    step "$$python" -m venv .venv
  elif installs_from_outside; then
    step "$$python" -m venv --without-pip .venv
    pip="$$python -m pip --python .venv/bin/python"
  elif "$$python" -c 'import virtualenv' 2>/dev/null; then
    step "$$python" -m virtualenv .venv
  else
    rm -rf .venv
    echo "$$python can make no virtual environment with pip; on Debian and Ubuntu: apt install python3-venv" >&2
    exit 1
  fi
  awk '/^[^ #]/ { wanted = /^(pip|setuptools)==/ } wanted' requirements.lock >.venv/installers.txt
  step $$pip install --quiet --require-hashes -r .venv/installers.txt
  step .venv/bin/python -m pip install --quiet --require-hashes --no-build-isolation -r requirements.lock
fi
rm -f .venv/stamp
step .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
echo "$$environment $$project" >.venv/stamp.part && mv .venv/stamp.part .venv/stamp
endef

setup: export FACTS := $(FACTS)
setup: export SETUP := $(SETUP)
setup: ## only the set-up
	@sh -c "$$SETUP"
