"""`python -m ncp`: what scripts/run.py starts inside the environment."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it looks through all that is installed for some
    try:
        from ncp.cli import main
    except KeyboardInterrupt:
        sys.exit(130)  # stopped before anything had begun
    main()
