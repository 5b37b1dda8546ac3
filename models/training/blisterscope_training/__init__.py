"""Trains Blisterscope's network and builds the bundle that ships it."""
