# Two commands do everything: `make run` and `make test`. See README.md.

PREFIX ?= /usr/local
DESTDIR ?=
# SETUP=0 leaves packages alone: no network, no root.
SETUP ?= 1
# Where the private copy of the sample library lives.
RUN = .run/library

# Everything of the build stays in this folder, so that no HOME is needed.
SWIFT_FLAGS = --cache-path .build/cache --config-path .build/config --security-path .build/security
RELEASE = $(SWIFT_FLAGS) -c release --static-swift-stdlib --product dateline
BINARY = $$(swift build $(RELEASE) --show-bin-path)/dateline

.PHONY: run build test install bench curves fuzz screenshots format lint clean setup setup-tests

run: build
	@test -d $(RUN) || { mkdir -p $(RUN) && cp -R sample-data/. $(RUN)/; }
	@exec $(BINARY) --library $(RUN) $(ARGS)

build: setup
	swift build $(RELEASE)

test: setup-tests
	swift build $(SWIFT_FLAGS) --build-tests
	swift test $(SWIFT_FLAGS) --skip-build

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dateline
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/dateline
	cp -R Themes sample-data $(DESTDIR)$(PREFIX)/share/dateline/

# The reader on its sample; what a page costs, beside w3m; then the index, articles of pages beside trafilatura, and every key, in a library of BRIEFS that is made in the user's cache.
BRIEFS = 100000
BENCH = $(SWIFT_FLAGS) -c release --static-swift-stdlib --scratch-path .build/bench
BENCHES = $$(DATELINE_BENCH=1 swift build $(BENCH) --show-bin-path)
bench: build
	python3 Tests/Bench/bench.py --binary $(BINARY)
	DATELINE_BENCH=1 swift build $(BENCH) --product PageBench
	python3 Tests/Bench/page.py --binary $(BINARY) --bench $(BENCHES)/PageBench
	DATELINE_BENCH=1 swift build $(BENCH) --product IndexBench
	python3 Tests/Bench/index.py --bench $(BENCHES)/IndexBench --briefs $(BRIEFS)
	DATELINE_BENCH=1 swift build $(BENCH) --product IntakeBench
	python3 Tests/Bench/feeds.py --binary $(BINARY) --bench $(BENCHES)/IntakeBench
	python3 Tests/Bench/pages.py --binary $(BINARY) --bench $(BENCHES)/IntakeBench
	python3 Tests/Bench/table.py --binary $(BINARY) --briefs $(BRIEFS)

# Draws docs/curves.svg: a thousand briefs to a million, which takes 14 GB of the user's cache and half an hour.
curves: build
	python3 Tests/Bench/curves.py --binary $(BINARY)

# Random and damaged input for SECONDS a room, with address checks; ROOMS names some, SEED repeats a run.
SECONDS = 20
SEED = $$(date +%s)
FUZZ_FLAGS = $(SWIFT_FLAGS) -c release --sanitize=address --scratch-path .build/fuzz --product Fuzz
fuzz: setup
	DATELINE_FUZZ=1 swift build $(FUZZ_FLAGS)
	sh Tests/Fuzz/run.sh $$(DATELINE_FUZZ=1 swift build $(FUZZ_FLAGS) --show-bin-path)/Fuzz $(SECONDS) $(SEED) $(ROOMS)

screenshots: build
	sh Tests/Tools/screenshots.sh $(BINARY)

format:
	swift format -i -r Sources Tests Package.swift

lint:
	swift format lint --strict -r Sources Tests Package.swift

clean:
	rm -rf .build .run

setup:
	@if [ "$(SETUP)" != 0 ]; then sh Tests/Tools/setup.sh; fi

setup-tests:
	@if [ "$(SETUP)" != 0 ]; then sh Tests/Tools/setup.sh --tests; fi
