"""A server of this machine, as good or as bad as a test wants it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from uratori.intake import Fetcher, Limits


class Server:
    """``routes[path]`` is a function of the handler; ``asked`` keeps the paths and headers of every request."""

    def __init__(self):
        self.routes, self.asked = {}, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                route = outer.routes.get(self.path)
                try:
                    if route:
                        route(self)
                    else:
                        answer(self, 404, b"")
                except OSError:
                    self.close_connection = True

            def do_POST(self):
                self.body = self.rfile.read(int(self.headers["Content-Length"]))
                self.do_GET()

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def serve(self, path, data, kind="text/html; charset=utf-8", **headers):
        data = data.encode() if isinstance(data, str) else data
        self.routes[path] = lambda h: answer(h, 200, data, {"Content-Type": kind, **headers})

    def turn(self, path, to, status=302):
        self.routes[path] = lambda h: answer(h, status, b"", {"Location": to})

    def paths(self):
        return [p for p, _ in self.asked]


def answer(handler, status, data, headers=None):
    handler.send_response(status)
    for name, value in (headers or {}).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


@pytest.fixture
def server():
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def fetcher():
    with Fetcher(Limits(private=True, size=100_000)) as made:
        yield made
