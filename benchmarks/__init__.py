"""What the program costs, beside what others cost on the same text in the same run."""
