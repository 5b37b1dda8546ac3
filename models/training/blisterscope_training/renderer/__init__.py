"""Blister packs drawn from a seed: a design, its flat artwork, and photographs of it with ground truth."""

import cv2

# The pictures are small and drawn in many processes at once; OpenCV's thread pool would also not survive a fork.
cv2.setNumThreads(1)
