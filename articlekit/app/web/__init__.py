"""The HTTP API: requests come in, the use cases of the command line are called, and answers go out.

Everything that needs `articlekit[server]` is imported by the commands that use it, not before.
"""
