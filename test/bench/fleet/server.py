"""Python's own XML-RPC server over TLS, as slow and as narrow as it is told to be.

Prints its port on a line of its own, answers each line on stdin with what it has counted, and ends when stdin closes.
"""

import argparse
import json
import os
import socket
import ssl
import sys
import threading
import time
from socketserver import ThreadingMixIn
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

parser = argparse.ArgumentParser()
parser.add_argument("--certificate", required=True)
parser.add_argument("--key", required=True)
parser.add_argument("--latency", type=float, default=0, help="milliseconds that each call takes")
parser.add_argument("--backlog", type=int, default=1024, help="connections that may wait to be accepted")
options = parser.parse_args()

lock = threading.Lock()
counted = {"connections": 0, "open": 0, "peak": 0}


def count(change):
    with lock:
        counted["connections"] += max(change, 0)
        counted["open"] += change
        counted["peak"] = max(counted["peak"], counted["open"])


class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ()
    protocol_version = "HTTP/1.1"

    def setup(self):
        # In the thread of the connection, so that a handshake does not keep others from being accepted.
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.request.do_handshake()
        super().setup()


class Server(ThreadingMixIn, SimpleXMLRPCServer):
    daemon_threads = True
    request_queue_size = options.backlog

    def get_request(self):
        connection, address = super().get_request()
        count(1)
        return context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def shutdown_request(self, request):
        super().shutdown_request(request)
        count(-1)

    def handle_error(self, request, client_address):
        """A client that goes away is no error here."""


def call_plugin(plugin, node, function, argument):
    # The licence server answers at once: clients warm up with it.
    time.sleep(0 if node == "n0010" else options.latency / 1000)
    return [0, "activated"]


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(options.certificate, options.key)
server = Server(("127.0.0.1", 0), Handler, logRequests=False)
server.register_function(call_plugin, "callPlugin")
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
for _ in sys.stdin:
    with lock:
        print(json.dumps(counted), flush=True)
        counted["connections"] = 0
        counted["peak"] = counted["open"]
# Not sys.exit: connections that are kept open would hold the process back.
os._exit(0)
