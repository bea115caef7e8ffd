"""Python's own XML-RPC server behind TLS and basic auth: a peer that shares nothing with this repository.

Arguments: certificate, key, user, password. Prints the port on a line of its own and ends when stdin closes.
"""

import base64
import os
import socketserver
import ssl
import sys
import threading
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

certificate, key, user, password = sys.argv[1:5]
EXPECTED = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Handler(SimpleXMLRPCRequestHandler):
    rpc_paths = ("/cluster1/", "/cluster1/storage")
    protocol_version = "HTTP/1.1"

    def parse_request(self):
        if not super().parse_request():
            return False
        if self.headers.get("Authorization") != EXPECTED:
            self.send_error(401)
            return False
        return True


def call_plugin(plugin, node, function, argument):
    if node == "n0099":
        raise KeyError(node)
    if function == "UPLOAD_CONFIG":
        return [0, base64.b64decode(argument, validate=True).decode()]
    return [0, "not activated"] if function == "STATUS" else [256, f"Unknown function '{function}'"]


class Server(socketserver.ThreadingMixIn, SimpleXMLRPCServer):
    """One thread a connection: a client that keeps one open must not block the next."""

    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler, logRequests=False, allow_none=True)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
server.register_introspection_functions()
server.register_function(call_plugin, "callPlugin")
server.register_function(lambda: ["n0011", "n0012"], "getNodeList")
server.register_function(lambda *values: values, "echo")
server.register_function(lambda: None, "nothing")
server.register_function(lambda: {"v0001": {"size": 100, "free": 0.5, "online": True}}, "getVolumeList")

threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
# Not sys.exit: connections that are kept open would hold the process back.
os._exit(0)
