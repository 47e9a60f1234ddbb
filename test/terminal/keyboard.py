"""Runs a command in a pseudo-terminal. Lines of JSON on stdin type, resize or hang up; what it shows goes to stdout as it is."""

import fcntl, json, os, pty, select, struct, sys, termios

rows, columns, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)


def resize(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))


resize(rows, columns)
waiting = b""
sources = [terminal, 0]
while terminal in sources:
    ready, _, _ = select.select(sources, [], [])
    if 0 in ready:
        chunk = os.read(0, 65536)
        if not chunk:
            sources.remove(0)
        waiting += chunk
        *lines, waiting = waiting.split(b"\n")
        for line in lines:
            order = json.loads(line)
            if "type" in order:
                os.write(terminal, order["type"].encode())
            elif "hang" in order:
                os.close(terminal)
                sources = []
            else:
                resize(*order["resize"])
    if terminal in ready and terminal in sources:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            shown = b""
        if not shown:
            break
        os.write(1, shown)
_, status = os.waitpid(child, 0)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
