"""Folders of photographs: their annotations, and reading them."""
