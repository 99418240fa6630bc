"""`python -m articlekit`."""

from articlekit.app.cli import main

if __name__ == "__main__":
    main()
