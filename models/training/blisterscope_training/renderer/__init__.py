"""Blister packs drawn from a seed: a design, its flat artwork, and photographs of it with ground truth."""

import cv2

# The pictures are small and many processes draw at once; besides, OpenCV's thread pool does not survive a fork.
cv2.setNumThreads(1)
