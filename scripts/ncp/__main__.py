"""`python -m ncp`: what scripts/run.py starts inside the environment."""

import sys

if __name__ == "__main__":
    try:
        from ncp.cli import main
    except KeyboardInterrupt:
        sys.exit(130)  # stopped before anything had begun
    main()
