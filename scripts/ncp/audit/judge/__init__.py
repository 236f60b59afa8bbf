"""What is wrong with what the browser saw: pure functions, values in, findings out."""
