"""A receiver of webhooks that remembers who was told what, under which id."""

import collections
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver:
    def __init__(self):
        self.told = collections.defaultdict(list)
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                receiver.told[body["id"]].append((self.headers["webhook-id"], body["status"]))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                """Nothing is written to the console."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def faults(self, exports):
        """The exports that were not told how they ended, or under several ids."""
        return [export["id"] for export in exports
                if len({id for id, _ in self.told[export["id"]]}) != 1
                or {status for _, status in self.told[export["id"]]} != {export["status"]}]

    def close(self):
        self.server.shutdown()
