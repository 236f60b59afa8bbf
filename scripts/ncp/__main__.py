"""`python -m ncp`: what scripts/run.py starts inside the environment."""

from ncp.cli import main

if __name__ == "__main__":
    main()
