"""A server in Python that misbehaves over TLS, one way for each node: a peer that shares nothing with this repository.

Argument: a folder with certificates, NAME.pem (with the private key in it); each gets a port of its own.
Prints one line of JSON, {"ports": {NAME: number}, "modes": [...]}, and ends when stdin closes. The mode of a call is the one
in the list at the node's number: n0000 is answered by the first.
"""

import gzip
import json
import os
import socket
import ssl
import struct
import sys
import threading
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xmlrpc.client import Fault, dumps, loads

folder = Path(sys.argv[1])
STATUS = (0, "not activated")


def answer(*values):
    return dumps((values[0] if values else list(STATUS),), methodresponse=True, allow_none=True).encode()


def fault(text, code=-1):
    return dumps(Fault(code, text), methodresponse=True).encode()


def wrapped(inside):
    return f"<methodResponse><params><param><value>{inside}</value></param></params></methodResponse>".encode()


def page(title="Welcome"):
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>Hello</body></html>".encode()


def http(body=b"", status=200, **headers):
    def run(handler):
        handler.send_response(status)
        handler.send_header("Content-Type", "text/xml;charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return run


def raw(data, then=None):
    def run(handler):
        handler.close_connection = True
        handler.wfile.write(data)
        if then:
            then(handler)

    return run


def forever(data, seconds=0.0):
    """Writes until the other side has had enough: without a pause, or a little now and then."""

    def run(handler):
        while not stopped.wait(seconds):
            handler.wfile.write(data)

    return run


def wait(_handler):
    stopped.wait()


def reset(handler):
    """Files of the handler still hold the socket, so it is closed under them; with this option a close is a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(handler.connection.detach())
    raise OSError("reset")


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
WHOLE = answer()
ZOPE = "Unexpected Zope exception: "
DEEP = "<array><data><value>" * 500 + "</value></data></array>" * 500

MODES = {
    "401": http(WHOLE, 401, WWW_Authenticate='basic realm="Zope"'),
    "403": http(page(), 403),
    "407": http(page(), 407),
    "404": http(page("Not here"), 404),
    "405": http(b"", 405),
    "204": http(b"", 204),
    "200 with a page": http(page()),
    "200 with JSON": http(b'{"ok": true}'),
    "a methodCall": http(dumps(("x",), "callPlugin").encode()),
    "302": http(b"", 302, Location="https://127.0.0.9:444/cluster1/?token=abc"),
    "307 to http": http(b"", 307, Location="http://127.0.0.9/cluster1/"),
    "429": http(b"", 429, Retry_After="7"),
    "500": http(page(), 500),
    "500 with an answer": http(WHOLE, 500),
    "502": http(page(), 502),
    "503": http(page(), 503),
    "504": http(page(), 504),
    "fault KeyError": http(fault(ZOPE + "KeyError: 'n0011'")),
    "fault NotFound": http(fault(ZOPE + "NotFound: Object: <NodeCluster object at 0x7f>, name: u'db_nope'")),
    "fault UsageError": http(fault(ZOPE + "UsageError: <b>Plugin is in use</b>")),
    "fault Unauthorized": http(fault(ZOPE + "Unauthorized: callPlugin")),
    "fault without a text": http(fault("")),
    "fault that is a string": http(b"<methodResponse><fault><value>x</value></fault></methodResponse>"),
    "fault without a value": http(b"<methodResponse><fault></fault></methodResponse>"),
    "silence": wait,
    "silence in the answer": raw(OK + b"Content-Length: 500\r\n\r\n<?xml", wait),
    "dripping": raw(OK + b"\r\n<?xml version='1.0'?>", forever(b" ", 0.01)),
    "102 for ever": forever(b"HTTP/1.1 102 Processing\r\n\r\n", 0.01),
    "close": raw(b""),
    "reset": reset,
    "reset in the answer": raw(OK + b"Content-Length: 500\r\n\r\n<?xml", reset),
    "truncated": raw(OK + b"Content-Length: 500\r\n\r\n" + WHOLE),
    "broken chunk": raw(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + WHOLE),
    "a length of 100 MB": raw(OK + b"Content-Length: 100000000\r\n\r\n<?xml", wait),
    "endless": raw(OK + b"\r\n<methodResponse><params><param><value><string>", forever(b"x" * 65536)),
    "gzip bomb": http(gzip.compress(wrapped("x" * 30_000_000), 1), Content_Encoding="gzip"),
    "headers of 80 kB": http(WHOLE, X_Long="x" * 80_000),
    "deep": http(wrapped(DEEP)),
    "malformed": http(wrapped("<string>activated")),
    "two documents": http(WHOLE + WHOLE.replace(b"<?xml version='1.0'?>", b"")),
    "trailing garbage": http(WHOLE + b"garbage"),
    "unknown tag": http(wrapped("<blink>x</blink>")),
    "integer with letters": http(wrapped("<int>12abc</int>")),
    "empty": http(b""),
    "no parameter": http(b"<methodResponse><params></params></methodResponse>"),
    "entity bomb": http(b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + wrapped("&b;")),
    "external entity": http(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + wrapped("&a;")),
    "control reference": http(wrapped("<string>&#27;</string>")),
    "broken gzip": http(b"no gzip", Content_Encoding="gzip"),
    "two texts": http(answer(["geheim", "geheim"])),
    "nil": http(answer(None)),
    "i8": http(wrapped("<array><data><value><i8>0</i8></value><value></value></data></array>")),
    "dateTime": http(wrapped("<dateTime.iso8601>20240501T10:02:01</dateTime.iso8601>")),
    "member twice": http(wrapped("<struct>" + "<member><name>a</name><value>x</value></member>" * 2 + "</struct>")),
    "__proto__": http(wrapped("<struct><member><name>__proto__</name><value>x</value></member></struct>")),
    "HTTP 0.9": raw(WHOLE),
    "two lengths": raw(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + WHOLE),
    "good": http(WHOLE),
    "gzip": http(gzip.compress(WHOLE), Content_Encoding="gzip"),
    "HTTP 1.0": raw(b"HTTP/1.0 200 OK\r\n\r\n" + WHOLE),
    "100 Continue first": raw(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"\r\n" + WHOLE),
    "UTF-16": http(WHOLE.decode().replace("?>", " encoding='utf-16'?>", 1).encode("utf-16")),
    "raw Latin-1 and controls": http(answer([0, "X"]).replace(b"X", b"\x1b[31mnot\x07 activated\xe4\x1b[0m")),
    "another type": http(WHOLE.replace(b"<int>0</int>", b"<i4>0</i4>")),
    "negative status": http(answer([-1, "killed"])),
    "exit 1": http(answer([256, "no such connection"])),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        node = loads(body)[0][1]
        try:
            list(MODES.values())[int(node[1:])](self)
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments):
        """A client that refuses the certificate is what is asked for here."""


stopped = threading.Event()


def serve(context=None):
    server = Server(("127.0.0.1", 0), Handler)
    if context:
        # The handshake belongs to the thread of its connection: one that is never made must not block the rest.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def context_of(name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem")
    return context


def outdated():
    warnings.simplefilter("ignore", DeprecationWarning)
    context = context_of("good")
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def demanding():
    context = context_of("good")
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(folder / "good.pem")
    return context


def speak(greeting):
    """A port that says its piece and never listens; without a piece it only keeps the connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def run():
        kept = []
        while True:
            connection, _ = listener.accept()
            kept.append(connection)
            if greeting is not None:
                connection.sendall(greeting)
                connection.close()

    threading.Thread(target=run, daemon=True).start()
    return listener.getsockname()[1]


def closed():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


ports = {path.stem: serve(context_of(path.stem)) for path in folder.glob("*.pem")}
ports["http"] = serve()
ports["TLS 1.1"] = serve(outdated())
ports["client certificate"] = serve(demanding())
ports["ssh"] = speak(b"SSH-2.0-OpenSSH_9.2\r\n")
ports["hangs up"] = speak(b"")
ports["says nothing"] = speak(None)
ports["closed"] = closed()
print(json.dumps({"ports": ports, "modes": list(MODES)}), flush=True)
sys.stdin.read()
# Not sys.exit: connections that are kept open would hold the process back.
os._exit(0)
