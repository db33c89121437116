"""python -m kehoach_parser: the command without its script."""

from kehoach_parser.cli.main import run

if __name__ == "__main__":
    run()
