# What a person types here. `make run` shows the program, `make test` runs its tests; both prepare what they need.

python = .venv/bin/python
# Branch coverage below this fails `make test`.
coverage_floor = 90
# Each write of a dossier waits for the disk: where the machine lends out enough of its memory, tests write there.
memory = $(shell test -w /dev/shm && test "$$(df -k --output=avail /dev/shm | tail -n 1)" -gt 4000000 && echo /dev/shm)

# A print service and a printer that writes PDF: 74 MB that only `make printers` asks for.
print_service = cups cups-client cups-filters ghostscript libcups2 printer-driver-cups-pdf

.PHONY: help run test check screenshots legible spoken manual printers bench faults trial catalogues installer \
	installer-check prepare clean

help:
	@echo "make run          the program on its demonstration dossier"
	@echo "make test         every test, with coverage"
	@echo "make check        style, types, layers, catalogues"
	@echo "make screenshots  every page of the window, into build/screenshots"
	@echo "make printers     printing from the window through a print service of its own (as root; installs CUPS)"
	@echo "make manual       the pictures of the manual, from the window, into resources/manual/pictures"
	@echo "make legible      every picture measured in fr, nl, en and three palettes: cut words, reach by keys; letters of 200 % (long)"
	@echo "make spoken       the window through a real screen reader's bus (wants at-spi2-core, python3-pyatspi, xvfb)"
	@echo "make bench        the times that docs/measurements.md keeps"
	@echo "make faults       kills, power cuts, calls that fail, hostile files, mutations (long; RESUME=1 goes on)"
	@echo "make trial DATA=folder   an import of an office's own tables, compared with its printed report"
	@echo "make installer    what offices install, into build/installer (minutes); ONLY=linux or ONLY=windows for one"
	@echo "make installer-check  installs and runs it: in a bare Debian, under Wine (as root; minutes)"
	@echo "make catalogues   the messages of the code into resources/locale"
	@echo "make clean        everything that can be made again"

prepare:
	@installer/prepare

run: prepare
	@$(python) -m csxl_desktop --demo build/demo

# Kept where the machine would keep no bytecode: each of the workers, and every process that a test starts, would compile
# what it imports anew.
test: prepare
	@PYTHONDONTWRITEBYTECODE= $(if $(memory),TMPDIR=$(memory)) QT_QPA_PLATFORM=offscreen $(python) -m pytest -n 2 --dist worksteal \
		--cov --cov-report=term:skip-covered --cov-fail-under=$(coverage_floor)

check: prepare
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet
	@.venv/bin/mypy --no-error-summary
	@.venv/bin/lint-imports --no-cache >build/layers.log || { cat build/layers.log; exit 1; }
	@$(python) -m csxl_desktop.i18n.extraction --check

screenshots: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.screenshots build/screenshots

printers: prepare
	@dpkg-query -W $(print_service) >/dev/null 2>&1 || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends $(print_service); } >build/printers.log
	@QT_QPA_PLATFORM=offscreen $(python) -m pytest -ra tests/printers

manual: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.manual_pictures resources/manual/pictures

legible: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.legible
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.legible --palettes light --text-size 200
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.legible --languages fr --measures focus

spoken: prepare
	@xvfb-run -a dbus-run-session -- $(python) -m tests.screen_reader

bench: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.benchmarks

# Each line is a rig, or what must go red; they run two by two, the longest first, and `make faults RESUME=1` goes on
# where they were stopped. They write in memory where there is enough of it: processes are killed, calls fail and power is
# cut there as on a disk. Bytecode is kept, as for `make test`.
define canaries_of_calls
tests.faults.canary tests.faults --calls $(act) --way kill --deaths 9 --known-bad early
tests.faults.canary tests.faults --calls $(act) --way no-space --stride 9 --known-bad deaf

endef
define rigs
tests.faults.copies_rig --rounds 10000
tests.faults --kills 10000
tests.faults --calls merge
tests.faults --calls migrate
tests.faults --calls import
tests.faults --calls backup
tests.faults --room 200
tests.faults.sharing_rig --rounds 60
tests.faults --cuts 20000
tests.faults --fuzz workbook
tests.faults.sharing_rig --rounds 40 --computers 3
tests.faults --sheets 400
tests.faults --backups 1000
tests.faults.undo_walk --rounds 600
tests.faults --calls create --stride 7
tests.faults --calls bag --stride 97
tests.faults --calls save
tests.faults --fuzz vcf
tests.faults --fuzz csv
tests.faults --fuzz ics
tests.faults --fuzz docx
tests.faults --fuzz pdf
tests.faults --fuzz xlsx
tests.faults --fuzz ods
tests.faults --fuzz picture
tests.faults --sentinels
tests.faults --slow-disk
tests.faults --hostile
tests.faults --calls encrypt --stride 97 --deaths 13
tests.faults.copies_rig --kills 300
tests.faults --kills 300 --encrypted
tests.faults --calls restore
tests.faults.canary tests.faults --room 40 --known-bad early
tests.faults.canary tests.faults --room 40 --known-bad no-drafts
tests.faults.canary tests.faults.undo_walk --rounds 96 --known-bad tramples
tests.faults.canary tests.faults.undo_walk --rounds 48 --known-bad half-undone
tests.faults.canary tests.faults.sharing_rig --rounds 20 --known-bad no-base
tests.faults.canary tests.faults.sharing_rig --rounds 20 --computers 3 --known-bad no-turns
tests.faults.canary tests.faults.sharing_rig --rounds 20 --known-bad no-queue
tests.faults.canary tests.faults --backups 600 --known-bad named-first
tests.faults.canary tests.faults --backups 600 --known-bad structure-only
tests.faults.canary tests.faults --cuts 200 --known-bad no-sync
tests.faults.canary tests.faults --cuts 200 --known-bad delete-full
tests.faults.canary tests.faults --calls save --way kill --deaths 9 --known-bad early
tests.faults.canary tests.faults --calls save --way no-space --stride 9 --known-bad deaf
tests.faults.canary tests.faults --kills 80 --known-bad early
tests.faults.canary tests.faults --kills 80 --known-bad no-journal
tests.faults.canary tests.faults.copies_rig --rounds 50 --known-bad last-wins
tests.faults.canary tests.faults.copies_rig --rounds 50 --known-bad silent
tests.faults.canary tests.faults.copies_rig --kills 100 --known-bad no-journal
tests.faults.canary tests.faults --kills 80 --encrypted --known-bad early
tests.faults.canary tests.faults --backups 600 --known-bad written-over
tests.faults.canary tests.faults --sentinels --known-bad log
tests.faults.canary tests.faults --sentinels --known-bad temp
tests.faults.canary tests.faults --sentinels --known-bad socket
tests.faults.canary tests.faults --slow-disk --known-bad here
tests.faults.canary tests.faults --hostile --known-bad greedy
tests.faults.canary tests.faults --hostile --known-bad half-kept
tests.faults.canary tests.faults --fuzz csv --files 20 --known-bad half-kept
tests.faults.canary tests.faults --fuzz pdf --files 20 --known-bad in-no-words
tests.faults.canary tests.faults --sheets 24 --known-bad orphans
tests.faults.canary tests.faults --sheets 24 --known-bad no-header
tests.faults.canary tests.faults --sheets 24 --known-bad swapped
$(foreach act,import migrate create backup restore merge bag encrypt draft output,$(canaries_of_calls))
tests.faults --calls draft
tests.faults --calls output
endef
export rigs

faults: prepare
	@$(if $(RESUME),,rm -f build/faults/*.json)
	@echo "$$rigs" | PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(if $(memory),TMPDIR=$(memory)) xargs -P 2 -I{} \
		sh -c 'exec $(python) -m {} $(if $(RESUME),--resume)'; ended=$$?; $(python) -m tests.faults --table; exit $$ended

trial: prepare
	@test -n "$(DATA)" || { echo "Say where the tables are: make trial DATA=folder"; exit 2; }
	@QT_QPA_PLATFORM=offscreen $(python) -m tests.trial "$(DATA)"
	@test -z "$(TEXTS)" || $(python) -m tests.trial_report "$(DATA)" "$(TEXTS)" "$(REPORT)"
	@test -z "$(DEFECTS)" || $(python) -m tests.trial_proofreading "$(DATA)" "$(REPORT)" "$(DEFECTS)"

# Fragments of translations may be merged in: make catalogues FRAGMENTS="somewhere/fr somewhere/nl"
catalogues: prepare
	@$(python) -m csxl_desktop.i18n.extraction $(addprefix --merge ,$(FRAGMENTS)) $(if $(REPLACE),--replace)
	@$(python) -m csxl_desktop.i18n.extraction --compile

installer: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m installer $(ONLY)

installer-check: prepare
	@QT_QPA_PLATFORM=offscreen $(python) -m installer.checks $(ONLY)

clean:
	@rm -rf .venv build *.egg-info .coverage* .mypy_cache .ruff_cache .import_linter_cache .hypothesis
