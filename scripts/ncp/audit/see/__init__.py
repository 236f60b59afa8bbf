"""What the browser sees: each module asks it one thing and gives frozen values."""
