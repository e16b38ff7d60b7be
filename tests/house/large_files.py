"""Names files over 1 MB among those given; exits 1 when there are any."""

import sys
from pathlib import Path

LIMIT = 1_000_000
large = [name for name in sys.argv[1:] if Path(name).stat().st_size > LIMIT]
print("\n".join(f"{name}: over 1 MB" for name in large), end="")
sys.exit(bool(large))
