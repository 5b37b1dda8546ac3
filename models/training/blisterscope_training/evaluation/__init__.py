"""Measures a finished bundle on pictures that were not used to choose anything, beside two untrained contenders."""
