"""Building a bundle around a graph (head, floors, references, golden frames, card), and opening a finished one."""
