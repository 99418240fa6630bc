"""The provider's own batches: requests are put off, sent as a file, answered in a day for half the price."""
