"""Many notes unattended: streamed in, worked on by threads, processes or machines, put down in a ledger."""
