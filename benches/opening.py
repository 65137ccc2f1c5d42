"""Measures how long the window takes to be there: from the start of the process to its first frame on the screen.

    python3 benches/opening.py [-n STARTS] [COMMAND ...]        (target/release/corroborate sample_docs/harbour-fire)

Needs Xvfb. Its screen is kept in a file, which is looked at every half millisecond until the window's own ground stands where there was
nothing: nothing is built into the program for it. The first start warms the file cache and is not counted. Prints each start, and the
median, the ninth of ten and the slowest, in milliseconds.
"""
import argparse, mmap, os, statistics, struct, subprocess, sys, tempfile, time

WIDTH, HEIGHT, DISPLAY = 1400, 860, ":77"


def screen(folder):
    """The pixels of the screen, as a view that changes with it."""
    path = os.path.join(folder, "Xvfb_screen0")
    while not os.path.exists(path) or os.path.getsize(path) < WIDTH * HEIGHT * 4:
        time.sleep(0.01)
    file = open(path, "rb")
    view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header, colours = struct.unpack(">I", view[0:4])[0], struct.unpack(">I", view[76:80])[0]
    return view, header + colours * 12


def start(command, view, pixels, settings, seconds=20.0):
    """Milliseconds until the first frame of one start is on the screen."""
    row = pixels + ((HEIGHT - 4) * WIDTH + 40) * 4       # near its lower edge: a frame is put on the screen from above
    def seen():
        line = view[row : row + WIDTH * 2]
        return any(line)
    environment = dict(os.environ, DISPLAY=DISPLAY, XDG_CONFIG_HOME=settings, XDG_DATA_HOME=settings)
    environment.pop("WAYLAND_DISPLAY", None)
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not seen():
            if time.perf_counter() - begun > seconds or program.poll() is not None:
                sys.exit(f"no window after {time.perf_counter() - begun:.1f} s")
            time.sleep(0.0005)
        return (time.perf_counter() - begun) * 1000
    finally:
        program.kill()
        program.wait()
        until = time.perf_counter() + 5                  # the ground of the screen is black again
        while seen() and time.perf_counter() < until:
            time.sleep(0.01)
        time.sleep(0.3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=12, help="starts that are counted")
    parser.add_argument("command", nargs="*", default=["target/release/corroborate", "sample_docs/harbour-fire"])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder, "-nolisten", "tcp"],
                                  stderr=subprocess.DEVNULL)
        try:
            view, pixels = screen(folder)
            times = [start(arguments.command, view, pixels, folder) for _ in range(arguments.n + 1)][1:]
        finally:
            server.terminate()
            server.wait()
    print(" ".join(f"{t:.0f}" for t in times))
    ninth = sorted(times)[max(0, -(-len(times) * 9 // 10) - 1)]
    print(f"median {statistics.median(times):.0f} ms, nine of ten by {ninth:.0f} ms, slowest {max(times):.0f} ms, of {len(times)} starts")


if __name__ == "__main__":
    main()
