import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from deploy.rolling import RollError, roll, why_not_ready


class Worker:
    """Replies to /ready like a worker; `ready` says what."""

    def __init__(self):
        worker = self
        self.ready = True

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps({"ready": worker.ready, "reasons": [] if worker.ready else ["No model is loaded."]})
                self.send_response(200 if worker.ready else 503)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def workers():
    workers = [Worker(), Worker()]
    yield workers
    for worker in workers:
        worker.server.shutdown()
        worker.server.server_close()


def test_each_is_restarted_once_in_order(workers):
    restarted = []
    roll([worker.url for worker in workers], restarted.append, look_every=0, settle=0)
    assert restarted == [worker.url for worker in workers]


def test_nothing_is_restarted_while_another_is_not_ready(workers):
    workers[1].ready = False
    restarted = []
    with pytest.raises(RollError, match=r"was not restarted, because .* is not ready: No model is loaded"):
        roll([worker.url for worker in workers], restarted.append, look_every=0, settle=0)
    assert not restarted


def test_the_round_stops_at_a_worker_that_does_not_come_back(workers):
    restarted = []

    def restart(url):
        restarted.append(url)
        workers[0].ready = False

    with pytest.raises(
        RollError, match=r"is not ready 0 s after its restart: No model is loaded\. The others still run"
    ):
        roll([worker.url for worker in workers], restart, limit=0, look_every=0, settle=0)
    assert restarted == [workers[0].url]


def test_one_worker_alone_is_not_restarted():
    with pytest.raises(RollError, match="one worker only"):
        roll(["http://127.0.0.1:1"], lambda _: None)


def test_a_worker_that_is_not_there_is_not_ready():
    assert why_not_ready("http://127.0.0.1:1") == "it does not reply (ConnectionError)."
