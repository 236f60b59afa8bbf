"""The audit for people and for programs."""
