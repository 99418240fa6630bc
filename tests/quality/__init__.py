"""The quality board: figures of whole articles against floors, and what a change does to many articles."""
