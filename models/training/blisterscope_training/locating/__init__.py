"""The pack locator: a small network that finds the outlines of packs in a photograph."""
