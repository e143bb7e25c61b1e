"""`python -m tests.faults.canary MODULE [OPTION …]`: run a rig on what is known to be bad; 1 where it stays green."""

import subprocess
import sys

from tests.faults.progress import CANARY, FOLDER, Tally, in_batches, read

_RED = 1


def main(arguments: list[str]) -> int:
    """A rig goes red when it tells a fault in words: to end in a failure of its own is not enough."""

    def run(_number: int) -> Tally:
        done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
        red = done.returncode == _RED and done.stderr.strip() and "Traceback" not in done.stderr
        return Tally(faults=[] if red else [f"did not go red: {' '.join(arguments)}\n{done.stderr[-1000:]}"])

    resume = "--resume" in arguments  # one that was red is not asked again; it begins anew, it is short
    arguments = [word for word in arguments if word != "--resume"]
    words = [word.removeprefix("--").removeprefix("tests.") for word in arguments]
    name = CANARY + "-".join(words)
    was_red = not read(FOLDER / f"{name}.json").faults
    tally = in_batches(name, 1, run, resume=resume and was_red)
    for fault in tally.faults:
        print(fault, file=sys.stderr)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
