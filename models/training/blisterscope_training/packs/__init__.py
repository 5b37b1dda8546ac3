"""The packs: the demonstration's formulary, and the designs used for training and testing."""
