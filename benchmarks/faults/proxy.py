"""A TCP proxy that can be told to cut, slow down or reset the connections that pass through it."""

import random
import socket
import struct
import threading
import time

CHUNK = 1 << 16


class Proxy:
    """Modes: "pass"; "cut", which ends all connections and accepts none; "slow"; "reset", which ends one now and then."""

    def __init__(self, port):
        self.target = port
        self.mode = "pass"
        self.pairs = set()
        self.lock = threading.Lock()
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def turn(self, mode):
        self.mode = mode
        if mode == "cut":
            with self.lock:
                pairs = list(self.pairs)
            for pair in pairs:
                self._end(pair)

    def _accept(self):
        while True:
            try:
                client, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(client,), daemon=True).start()

    def _join(self, client):
        try:
            if self.mode == "cut":
                raise OSError("cut")
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            _reset(client)
            return
        pair = (client, server)
        with self.lock:
            self.pairs.add(pair)
        for end in pair:
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=self._pass, args=(client, server, pair), daemon=True).start()
        self._pass(server, client, pair)

    def _pass(self, source, sink, pair):
        try:
            while data := source.recv(CHUNK):
                if self.mode == "slow":
                    time.sleep(0.2)
                if self.mode == "reset" and random.random() < 0.1:
                    break
                sink.sendall(data)
            else:
                sink.shutdown(socket.SHUT_WR)
                return
        except OSError:
            pass
        self._end(pair)

    def _end(self, pair):
        with self.lock:
            self.pairs.discard(pair)
        for end in pair:
            _reset(end)

    def close(self):
        self.listening.close()
        self.turn("cut")


def _reset(end):
    """Ends a connection without goodbye; a thread that reads from it is woken."""
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    end.close()
