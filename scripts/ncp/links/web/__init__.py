"""What touches the network. Every request passes the gate of its host, and the rule on addresses."""
