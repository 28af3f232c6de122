# For people who look for a Makefile; start.py and bundle.py do the work on every system.
.PHONY: bundle test
bundle:
	python3 bundle.py
test:
	python3 start.py --test
