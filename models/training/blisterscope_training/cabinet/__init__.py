"""What the cabinet's camera sees: a tray, the packs in it, and one pack cut out of the picture."""
