"""What the demonstration shows: the size of its camera's pictures and the packs that are put into its tray."""

SIZE = (640, 480)
HERO, TWIN, OTHER = "amoxicillin-500", "ampicillin-500", "paracetamol-500"
UNKNOWN_DESIGN = 90_001
"""A pack that no formulary and no training knows."""
