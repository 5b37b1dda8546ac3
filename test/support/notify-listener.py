"""A stand-in for systemd: prints every datagram that reaches NOTIFY_SOCKET (argv[1]), one JSON string a line."""

import json
import socket
import sys

listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(sys.argv[1])
print(json.dumps("listening"), flush=True)
while True:
    # systemd-notify ends with a BARRIER=1 and waits until the descriptor in it is closed; not taking it closes it.
    message = listener.recv(65536).decode()
    if message != "BARRIER=1":
        print(json.dumps(message), flush=True)
