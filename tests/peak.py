"""Peak memory of this process, counted from its own start."""

import resource
from pathlib import Path


def peak_megabytes() -> float:
    """Return the peak in MB. On Linux from /proc: `ru_maxrss` of a child starts at its parent's peak."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
