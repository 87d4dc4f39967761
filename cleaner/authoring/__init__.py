"""Writing rules: from an example, from what repeats in a dump, and seeing what a change of rules changes."""
