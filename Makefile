# Everything that this project does, by name. A JDK 25 or newer is found by scripts/jdk-home; programs
# that the tests need are installed by scripts/prepare; the rest comes from Maven Central by mvnw.
.DEFAULT_GOAL := help
SHELL := /bin/sh

WITH_JDK = JAVA_HOME=$$(scripts/jdk-home) && export JAVA_HOME &&
MVN = $(WITH_JDK) ./mvnw -B --no-transfer-progress
DEMO = demo/target/runtime.classpath
DEMO_SOURCES := pom.xml $(shell find contract crds operator dataplane demo \
  \( -name pom.xml -o -path '*/src/main/*' -type f -o -path 'crds/*.yml' \) -not -path '*/target/*')
JAVA_FLAGS = -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dstdout.encoding=UTF-8 -Dlogback.configurationFile=logback-demo.xml
RUN_DEMO = $(WITH_JDK) exec "$$JAVA_HOME/bin/java" $(JAVA_FLAGS) \
  -cp "demo/target/classes:$$(cat $(DEMO))" io.oauthedge.demo.DemoMain

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: $(DEMO) ## Start a whole edge on this machine, show it at work, stay up until Ctrl-C
	@$(RUN_DEMO)

.PHONY: demo
demo: $(DEMO) ## The same as run, once: succeeds only if all of it came out right
	@$(RUN_DEMO) --once

$(DEMO): $(DEMO_SOURCES)
	@echo "Building the demo; the first time, Maven fetches what it needs."
	@$(MVN) -q -pl demo -am test-compile -Dmaven.test.skip -Dspotless.check.skip
	@touch $@

.PHONY: test
test: prepare ## Build everything, run every check and test, also those against real processes
	@$(MVN) verify

.PHONY: unit
unit: ## Run the tests that need no process and no network
	@$(MVN) -q verify -DskipITs

.PHONY: prepare
prepare: ## Install by apt-get what the tests need and this machine lacks
	@scripts/prepare curl nginx haproxy apache2 openssl ps

.PHONY: e2e
e2e: ## Test on the cluster that KUBECONFIG names; without one, what k3s in a container can show
	@$(MVN) -P e2e -pl e2e -am verify -Dtest=NoUnitTest -Dit.test='*E2E' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

IMAGES = $(MVN) -q -P images -pl contract,crds,operator,dataplane package -Dmaven.test.skip
THIS_PLATFORM = linux/$$(uname -m | sed 's/x86_64/amd64/;s/aarch64/arm64/')

.PHONY: images
images: ## Build both images for this machine's architecture, as archives, without a daemon
	@$(IMAGES) -Djib.from.platforms=$(THIS_PLATFORM) $(IMAGE_OPTIONS)
	@ls -l operator/target/oauthedge-operator.tar dataplane/target/oauthedge-dataplane.tar

.PHONY: publish-images
publish-images: ## Build both for amd64 and arm64 and push them: make publish-images REGISTRY=registry.example.com/team/
	@test -n "$(REGISTRY)" || { echo "Say where to: REGISTRY=registry.example.com/team/" >&2; exit 1; }
	@$(IMAGES) -Doauthedge.imageGoal=build -Doauthedge.registry=$(REGISTRY) $(IMAGE_OPTIONS)

.PHONY: crds
crds: ## Write the CRD's YAML anew from the records
	@$(MVN) -q -pl crds -am test -Dtest=CrdAgreementTest -Doauthedge.regenerate=true \
	  -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: header-table
header-table: prepare ## Write the page of what the header canary reports of which fault anew
	@$(MVN) -q -pl demo -am verify -Dtest=NoUnitTest -Dit.test=FaultsIT -Doauthedge.regenerate=true \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

.PHONY: format
format: ## Format all Java code
	@$(MVN) -q spotless:apply

.PHONY: bench-quick
bench-quick: ## Compare CPU per request with NGINX and HAProxy, in under five minutes
	@scripts/prepare nginx haproxy wrk h2load openssl taskset
	@bench/run-quick

.PHONY: endure
endure: prepare ## Rotate certificates 100 times in 200,000 requests; besiege an edge with 10,000 idle connections; refresh 10,000 tokens and keep sessions in 10,000 requests of each kind, before nodes that come and end
	@$(MVN) -pl contract,dataplane verify -Dtest=NoUnitTest -Dit.test='CertificateRotationIT,SiegeIT,RefreshHintIT,AffinityIT' \
	  -Drotations=100 -Drequests=200000 -Didle=10000 -DhalfOpen=200 -Dslow=50 -Dhint.refreshes=10000 -Daffinity.requests=10000 \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

.PHONY: clean
clean: ## Delete what was built
	@rm -rf target */target
