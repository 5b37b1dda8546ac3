"""The cabinet's camera: the tray, packs in it, and the crop of one pack."""
