"""The demonstration: the size of its camera's pictures and the packs in its tray."""

SIZE = (640, 480)
HERO, TWIN, OTHER = "amoxicillin-500", "ampicillin-500", "paracetamol-500"
UNKNOWN_DESIGN = 90_001
"""Seed of a pack that is in no formulary and in no training."""
