"""The generator and the tools of the National Contact Point website."""
