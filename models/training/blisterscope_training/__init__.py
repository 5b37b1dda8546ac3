"""The tools that make Blisterscope's network and the bundle it is shipped in."""
