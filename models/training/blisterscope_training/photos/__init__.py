"""Folders of photographs, their annotations, and JPEG."""
