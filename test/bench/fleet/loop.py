"""One node after the other, as in the sample scripts of Exasol's document. Arguments: URL, number of nodes."""

import json
import ssl
import sys
import time
from xmlrpc.client import ServerProxy

url, count = sys.argv[1], int(sys.argv[2])
server = ServerProxy(url, context=ssl._create_unverified_context())
nodes = ["n%04d" % (11 + index) for index in range(count)]
started, used = time.perf_counter(), time.process_time()
answers = [server.callPlugin("Administration.BackupSync-1.0.17", node, "STATUS", "") for node in nodes]
wall, cpu = time.perf_counter() - started, time.process_time() - used
good = sum(answer == [0, "activated"] for answer in answers)
print(json.dumps({"wall": wall * 1000, "cpu": cpu * 1000, "slowest": 0, "good": good}))
