"""``python -m uratori``."""

from uratori.cli import main

main()
