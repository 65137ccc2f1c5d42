"""Runs a command and prints `seconds kilobytes how`: its processor time (user and system), the most memory it held, and `done`,
`stopped` (it was ended after LIMIT seconds of processor time) or `failed`: cost.py LIMIT COMMAND..."""
import resource, subprocess, sys

limit = int(sys.argv[1])
bound = lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=bound).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
how = "stopped" if seconds >= limit - 1 and code < 0 else "done" if code == 0 else "failed"
print(f"{seconds:.3f} {used.ru_maxrss} {how}")
