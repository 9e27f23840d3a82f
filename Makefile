# seta: build, test, install. `make help` lists the targets.
VERSION = 0.1.0
CFLAGS ?= -O2 -g
BUILD  ?= build
PREFIX ?= /usr/local

# WERROR=1 turns warnings into errors. Paths in the program are relative to this folder, so that
# the same source gives the same bytes anywhere.
WARN  = -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
FLAGS = $(WARN) -Iinclude -D_GNU_SOURCE -pthread -ffile-prefix-map=$(CURDIR)=. $(HARDENING)
# libxlsxwriter and libzip are loaded when a workbook is written or read; building needs just their
# headers.
LIBS  = -pthread -lcsv -lexpat -lgmp -lunistring -ljansson -lnettle -ldl

# Hardening: an overrun ends the program, and its targets are read-only or at a random address.
# Builds that look for faults themselves check assertions instead. A level of _FORTIFY_SOURCE that
# the caller has set is kept.
GUARDED   = $(if $(filter -O0 -fsanitize=%,$(CFLAGS)),,$(1))
FORTIFIED = $(if $(findstring _FORTIFY_SOURCE,$(CFLAGS) $(CPPFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDENING = $(call GUARDED,-DNDEBUG $(FORTIFIED) -fstack-protector-strong -fPIE $(BRANCHES))
LINKING   = $(call GUARDED,-pie $(READ_ONLY))
BRANCHES  = $(if $(filter x86_64 i%86,$(MACHINE)),-fcf-protection)
READ_ONLY = -Wl,-z,relro,-z,now,-z,noexecstack
MACHINE  := $(firstword $(subst -, ,$(shell $(CC) -dumpmachine)))

ifeq ($(shell uname -s),Darwin)
READ_ONLY =
BRANCHES  =
FLAGS += -I$(shell brew --prefix)/include
LIBS  += -L$(shell brew --prefix)/lib
endif

# What each system does in its own way is in twins: os_file_posix.c, os_file_windows.c.
OS        = posix
NEEDED    = build
OTHERS    = $(addprefix %_,$(addsuffix .c,$(filter-out $(OS),posix windows)))
SOURCES   := $(sort $(filter-out $(OTHERS),$(wildcard src/*.c src/*/*.c src/*/*/*.c)))

# Windows: all libraries are linked in, from the folder LIBRARIES. A thread's stack is not aligned
# there for what AVX moves.
ifeq ($(OS),windows)
NEEDED    = windows
CC        = x86_64-w64-mingw32-gcc
FLAGS    += -isystem $(LIBRARIES)/include -D__USE_MINGW_ANSI_STDIO=1 -D_FILE_OFFSET_BITS=64 \
            -DXML_STATIC -Wno-format -Wa,-muse-unaligned-vector-move
LIBS     := -L$(LIBRARIES)/lib -lxlsxwriter -lzip -lz $(filter-out -ldl,$(LIBS))
HARDENING = $(call GUARDED,-DNDEBUG -fstack-protector-strong)
LINKING   = -static -s -fstack-protector-strong -Wl,--no-insert-timestamp
endif

OBJECTS   := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY   := $(BUILD)/libseta.a

# In these folders a file with the prefix is a program, and the others are linked into each.
programs = $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/$(1)/$(2)_*.c)))
helpers  = $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/$(1)/$(2)_%.c,$(wildcard tests/$(1)/*.c)))
UNITS := $(call programs,unit,test) $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/view/test_*.c)))
PROPS := $(call programs,prop,prop)
FUZZ  := $(call programs,fuzz,fuzz)
WORKBOOK := $(BUILD)/tests/workbooks/make_workbook
BENCH := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*.c)))

CODE = $(wildcard src/*.c src/*/*.c src/*/*/*.c include/*/*.h include/*/*.def include/*/*/*.h \
                  tests/unit/*.[ch] tests/unit/view/*.[ch] tests/prop/*.[ch] tests/fuzz/*.[ch] tests/bench/*.[ch])

PROCESSORS = $(shell getconf _NPROCESSORS_ONLN)

.PHONY: all demo test unit cases prop fuzz kills mutants workbooks floors manual completions codes formats hardened asan tsan \
        valgrind coverage faults lint language catalogue format browser office bench peers \
        callgrind install uninstall static dist distcheck deb packaging windows windows-cases picture clean help FORCE
.SECONDARY:

all: $(BUILD)/seta ## build the program

$(BUILD)/seta: $(BUILD)/src/main.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(BUILD)/seta.exe: $(BUILD)/src/main.o $(BUILD)/windows.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(BUILD)/windows.o: data/windows/seta.rc data/windows/seta.manifest Makefile
	@mkdir -p $(@D)
	$(CC:gcc=windres) '-DVERSION=\"$(VERSION)\"' -DNUMBERS=$(subst .,$(comma),$(VERSION)),0 $< $@
comma := ,

# All but main, so that a test links just the modules it needs.
$(LIBRARY): $(filter-out $(BUILD)/src/main.o,$(OBJECTS)) $(BUILD)/locale/nl.o
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c | $(BUILD)/libraries
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) $(CPPFLAGS) $(DEFINES) -MMD -MP -c -o $@ $<

$(BUILD)/src/cli/version.o: DEFINES = -DVERSION='"$(VERSION)"'
$(BUILD)/src/cli/version.o: Makefile

# Reports which package brings a missing library, once per build folder.
$(BUILD)/libraries: .ci/setup
	@CC='$(CC)' .ci/setup --check $(NEEDED)
	@mkdir -p $(@D) && touch $@

# The translations, compiled in. The language of strange letters proves that all is translated.
$(BUILD)/locale/%.mo: data/locale/%.po | $(BUILD)/libraries
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(BUILD)/locale/strange.mo: $(BUILD)/seta.pot tests/strange_letters
	@mkdir -p $(@D)
	tests/strange_letters $< | msgfmt -o $@ -

$(BUILD)/locale/%.c: $(BUILD)/locale/%.mo
	(echo '#include "base/catalogue.h"'; echo 'const unsigned char catalogue_nl[] = {'; \
	    od -An -v -tx1 $< | sed 's/ *\(..\)/0x\1,/g'; echo '};') >$@

$(BUILD)/locale/%.o: $(BUILD)/locale/%.c include/base/catalogue.h
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/strange/seta: $(BUILD)/src/main.o $(BUILD)/locale/strange.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(UNITS): $(BUILD)/%: $(BUILD)/%.o $(call helpers,unit,test) $(LIBRARY)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS) -lcmocka

$(PROPS): $(BUILD)/%: $(BUILD)/%.o $(call helpers,prop,prop) $(LIBRARY)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS) -lcmocka -lz

$(BUILD)/tests/bench/parse_book: LIBS += -lzip
$(BENCH): $(BUILD)/%: $(BUILD)/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(LIBS) $(LDLIBS)

$(WORKBOOK): $(WORKBOOK).o
	$(CC) $(CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ -lcsv -lxlsxwriter

# Shared with the other tests.
SHARED = $(addprefix $(BUILD)/tests/,prop/dump.o prop/book.o unit/packed.o)
$(FUZZ): $(BUILD)/%: $(BUILD)/%.o $(call helpers,fuzz,fuzz) $(SHARED) $(LIBRARY)
	$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS) $(LDLIBS) -lz

# --- running ------------------------------------------------------------------------------

demo: ## install what is missing, build, and show an allocation
	@.ci/setup build
	@test -x $(BUILD)/seta || echo "compiling $(words $(SOURCES)) files on $(PROCESSORS) processor(s) ..."
	@$(MAKE) -s $(if $(findstring j,$(MAKEFLAGS)),,-j$(PROCESSORS)) all
	$(BUILD)/seta allocate data/examples/sed-2025

test: ## install what is missing, build, and run all tests
	@.ci/setup build test
	@$(MAKE) -s all $(UNITS) $(PROPS)
	@tests/run_counted $(MAKE) -s floors unit cases codes formats workbooks language manual completions hardened prop

unit: $(UNITS) ## run the unit tests
	@tests/run_all $(UNITS)

prop: $(PROPS) ## run the properties; N= cases, SEED= start
	@tests/run_all $(PROPS)

cases: all ## run the end-to-end cases; CASES= selects, UPDATE=1 rewrites
	@SETA=$(BUILD)/seta tests/run_cases $(CASES)

mutants: all $(UNITS) ## plant errors that tests should notice; N= errors, SEED=, IN= sources
	@BUILD=$(BUILD) tests/mutants $(IN)

kills: all ## end the program at random moments; TIMES=, SEED=
	@SETA=$(BUILD)/seta tests/run_kills

workbooks: all $(WORKBOOK) ## prove that a folder gives the same reports as a workbook; OFFICE=1
	@BUILD=$(BUILD) tests/workbooks/run

floors: ## prove that code looks only down
	@tests/check_floors

formats: $(BUILD)/seta ## prove that every format carries the same figures
	@SETA=$(BUILD)/seta tests/check_formats

manual: all ## prove that the manual says what the program has
	@SETA=$(BUILD)/seta tests/check_manual

completions: all ## prove that the completions know what the program has
	@SETA=$(BUILD)/seta tests/check_completions

language: all $(BUILD)/strange/seta ## prove that nothing readers see is left in English
	@SETA=$(BUILD)/seta tests/check_language

hardened: $(BUILD)/seta ## prove that the program is hardened
	@BUILD=$(BUILD) tests/packaging/hardened

codes: all ## prove that every diagnostic has a case, and that hints solve their faults
	@tests/check_codes
	@SETA=$(BUILD)/seta tests/check_hints

FUZZ_SECONDS ?= 60
fuzz: ## run each fuzz target for FUZZ_SECONDS
	@.ci/setup build test clang
	@$(MAKE) -s BUILD=build-fuzz CC=clang $(FUZZ:$(BUILD)/%=build-fuzz/%) \
	    CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
	@BUILD=build-fuzz tests/fuzz/run $(FUZZ_SECONDS)

# A sanitizer's finding ends the program with a status that no test expects.
SANITIZED = ASAN_OPTIONS=exitcode=99 TSAN_OPTIONS=exitcode=99 \
            UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

# Every property is tried to its end by `test`; where all is slow a part of its cases will do.
asan: ## all tests under the address and undefined-behaviour sanitizers
	@$(SANITIZED) $(MAKE) -s BUILD=build-asan unit cases prop N=500 \
	    CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"

tsan: ## all tests under the thread sanitizer
	@$(SANITIZED) $(MAKE) -s BUILD=build-tsan unit cases prop N=200 \
	    CFLAGS="-O1 -g -fsanitize=thread"

valgrind: all ## the end-to-end cases under valgrind
	@.ci/setup valgrind
	@CASE_RUNNER="valgrind -q --error-exitcode=99 --leak-check=full" OMIT=alone \
	    SETA=$(BUILD)/seta tests/run_cases $(CASES)

faults: ## fail every allocation in turn, under the address sanitizer
	@$(SANITIZED) $(MAKE) -s BUILD=build-faults all CPPFLAGS=-DMEM_FAULTS \
	    CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
	@SETA=build-faults/seta tests/run_faults

# Where a case leaves no room to write, the counts of its run cannot be written either. Threads
# count at once, and one that ends the program while others count leaves a call that returned
# less than never: gcovr skips such a line.
coverage: ## lines and branches that the tests reach
	@.ci/setup build test coverage
	@GCOV_ERROR_FILE=/dev/null $(MAKE) -s BUILD=build-coverage unit cases prop N=500 \
	    CFLAGS="-O0 -g --coverage -fprofile-update=atomic"
	@gcovr --root . --filter src/ --exclude src/main.c --exclude-unreachable-branches \
	    --gcov-ignore-parse-errors --print-summary \
	    --txt build-coverage/coverage.txt build-coverage \
	    --fail-under-line 95 --fail-under-branch 85

browser: all ## HTML reports in headless Chromium: pictures, accessibility, paper
	@.ci/setup browser
	@SETA=$(BUILD)/seta BUILD=$(BUILD) tests/browser/run

office: all $(WORKBOOK) ## workbooks in LibreOffice: figures, formulas, texts; and read back
	@.ci/setup office
	@SETA=$(BUILD)/seta BUILD=$(BUILD) tests/office/run
	@$(MAKE) -s workbooks OFFICE=1

# Fonts differ from machine to machine, and so do the picture's bytes.
picture: all ## take the README's picture of a report anew, in headless Chromium
	@.ci/setup browser
	@mkdir -p data/pictures
	$(BUILD)/seta allocate data/examples/sed-2025 --lang en -o $(BUILD)/report.html
	$${CHROMIUM:-chromium} --headless --no-sandbox --disable-gpu --hide-scrollbars \
	    --window-size=1080,894 --screenshot=data/pictures/report.png \
	    file://$(abspath $(BUILD)/report.html)

bench: all $(BENCH) $(WORKBOOK) ## time and memory beside other programs; JOBS=, TIMES=, FULL=1
	@BUILD=$(BUILD) tests/bench/run

# The version of an npm package fixes the program's version, and its name has the platform.
PLATFORM := linux-$(patsubst aarch64,arm64,$(patsubst x86_64,x64,$(shell uname -m)))
peers: ## install the programs that bench compares with
	@.ci/setup peers
	@mkdir -p $(BUILD)/peers && cd $(BUILD)/peers && npm install --silent --no-audit --no-fund \
	    --prefix . @duckdb/node-bindings-$(PLATFORM)@1.5.6-r.1 \
	    nodejs-polars@0.25.2 nodejs-polars-$(PLATFORM)-gnu@0.25.2

callgrind: all $(BENCH) ## instructions a line of each shape of cost file; SHAPES= says where they go
	@.ci/setup valgrind
	@BUILD=$(BUILD) SHAPES='$(SHAPES)' tests/bench/callgrind

# NULL ends argument lists here and has a pointer's type; one past an array's end is an address.
# The two others are cppcheck's own slips over compound literals and signed characters.
SUPPRESSED = --suppress=varFuncNullUB --suppress=ctuPointerArith \
             --suppress=internalAstError --suppress=invalidFunctionArg

# Any text will do here.
STRINGS = -DVERSION=__FILE__

lint: ## formatting, clang-tidy, cppcheck, shellcheck
	@.ci/setup build test lint
	clang-format --dry-run -Werror $(CODE)
	@echo clang-tidy; printf '%s\n' $(SOURCES) | TIDY='$(FLAGS) -UNDEBUG $(STRINGS)' \
	    xargs -n 8 -P $(PROCESSORS) sh -c 'clang-tidy --quiet "$$@" -- $$TIDY' sh
	cppcheck --quiet -j $(PROCESSORS) --error-exitcode=1 --std=c11 --inline-suppr -Iinclude -D_GNU_SOURCE \
	    --enable=warning,performance,portability $(SUPPRESSED) src
	shellcheck -x .ci/setup .ci/run tests/run_* tests/check_* tests/strange_letters tests/mutants tests/fuzz/run tests/bench/run \
	    tests/bench/callgrind tests/workbook tests/workbooks/run tests/manual/tables tests/completions/in_bash \
	    tests/packaging/* data/debian/build data/windows/libraries data/windows/zip tests/windows/run tests/windows/examples tests/windows/beyond data/completions/seta.bash

# The texts of the program are marked by _, N_, DIAG_WORD and lang_plural.
MARKED = $(SOURCES) $(sort $(wildcard include/*/*.h include/*/*/*.h)) include/base/diag_codes.def
EXTRACT = xgettext --from-code=UTF-8 --language=C --add-location=file --package-name=seta \
              -k -k_ -kN_ -kDIAG_WORD -klang_plural:1,2

$(BUILD)/seta.pot: $(MARKED)
	@mkdir -p $(@D)
	@$(EXTRACT) -o - $(MARKED) | sed '/^"POT-Creation-Date/d' >$@

catalogue: $(BUILD)/seta.pot ## bring the translations up to date with the texts in the code
	for po in data/locale/*.po; do \
	    msgmerge --quiet --no-fuzzy-matching -o - $$po $< | \
	        msgattrib --no-obsolete -o $(BUILD)/merged.po && mv $(BUILD)/merged.po $$po; \
	    msgfmt --check --statistics -o /dev/null $$po || exit 1; done

format: ## rewrite the code in the house's format
	clang-format -i $(CODE)

# --- shipping -----------------------------------------------------------------------------

# FILE=PATH: the files to install, and their paths under PREFIX. The manual is built for the prefix,
# which it names; the README names the examples and its picture, which are installed beside it.
ZSH_SITE ?= share/zsh/site-functions
MANUALS  := $(patsubst data/%,$(BUILD)/%,$(wildcard data/man/seta.1 data/man/*/seta.1))
DOCS     := LICENSE $(sort $(shell find data/examples data/pictures -type f))
INSTALLED = $(BUILD)/seta=bin/seta \
            $(foreach man,$(MANUALS),$(man)=share/$(man:$(BUILD)/%seta.1=%man1/seta.1)) \
            data/completions/seta.bash=share/bash-completion/completions/seta \
            data/completions/_seta=$(ZSH_SITE)/_seta \
            $(BUILD)/README.md=share/doc/seta/README.md \
            $(BUILD)/kwartaal.md=share/doc/seta/kwartaal.md \
            $(foreach doc,$(DOCS),$(doc)=share/doc/seta/$(doc:data/%=%))

$(BUILD)/man/%: data/man/% $(BUILD)/prefix
	@mkdir -p $(@D)
	sed 's|/usr/local|$(PREFIX)|' $< >$@

# The README and the ten steps in Dutch are installed beside the examples.
INSTALLED_PATHS = s|data/doc/||g; s|\.\./\.\./README|README|; s|\.\./examples|examples|g; \
                  s|data/examples|examples|g; s|data/pictures|pictures|g

$(BUILD)/README.md: README.md
	@mkdir -p $(@D)
	sed '$(INSTALLED_PATHS)' $< >$@

$(BUILD)/kwartaal.md: data/doc/kwartaal.md
	@mkdir -p $(@D)
	sed '$(INSTALLED_PATHS)' $< >$@

# Changes when the prefix does, so that whatever names it is rebuilt.
$(BUILD)/prefix: FORCE
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@
FORCE:

install: all $(MANUALS) $(BUILD)/README.md $(BUILD)/kwartaal.md ## install under PREFIX (and DESTDIR)
	@set -e; for pair in $(INSTALLED); do \
	    to=$(DESTDIR)$(PREFIX)/$${pair#*=}; mode=644; \
	    case $$pair in *=bin/*) mode=755 ;; esac; \
	    install -d "$${to%/*}"; install -m $$mode "$${pair%%=*}" "$$to"; done

uninstall: ## remove what install put there
	@set -e; for pair in $(INSTALLED); do rm -f "$(DESTDIR)$(PREFIX)/$${pair#*=}"; done
	@! test -d $(DESTDIR)$(PREFIX)/share/doc/seta || \
	    find $(DESTDIR)$(PREFIX)/share/doc/seta -depth -type d -empty -delete

# Links the libraries in, for servers where no packages are installed. Not the C library: a program
# that contains it cannot load the workbook library.
static: ## one program that needs nothing but the C library, in build-static
	@$(MAKE) -s BUILD=build-static LIBS="-pthread -Wl,-Bstatic $(filter -l%,$(LIBS:-ldl=)) \
	    -Wl,-Bdynamic -ldl" all

dist: ## the last commit's source as a tarball, in build; the same bytes each time
	@test -e .git || { echo "make dist needs the repository" >&2; exit 1; }
	@mkdir -p $(BUILD)
	@git -c tar.tar.gz.command='gzip -9n' archive --format=tar.gz \
	    --prefix=seta-$(VERSION)/ -o $(BUILD)/seta-$(VERSION).tar.gz HEAD

distcheck: all dist ## build, test, install and uninstall from the tarball
	@BUILD=$(BUILD) tests/packaging/dist

deb: ## a Debian package, in build
	@.ci/setup build package
	@BUILD=$(BUILD) data/debian/build $(VERSION)

# Without the tests inside the tarball, which have been run here already: distcheck runs them.
packaging: all dist static deb ## prove that what is shipped installs, runs and goes away
	@.ci/setup package
	@BUILD=$(BUILD) FULL=no tests/run_all $(addprefix tests/packaging/,install dist static deb)

# Its libraries are compiled once for all build folders.
windows: $(BUILD)/README.md $(BUILD)/kwartaal.md ## seta.exe with manuals and examples in a zip, in build/windows; the same bytes each time
	@.ci/setup build windows
	@libraries=$$(data/windows/libraries) && \
	    $(MAKE) -s OS=windows BUILD=build-windows LIBRARIES=$$libraries build-windows/seta.exe && \
	    BUILD=$(BUILD) data/windows/zip $(VERSION) build-windows/seta.exe $$libraries

windows-cases: all windows ## the end-to-end cases and all examples with seta.exe, under Wine; CASES=
	@BUILD=$(BUILD) tests/windows/run $(CASES)

clean: ## remove everything that was built
	rm -rf build build-*

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' Makefile

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
