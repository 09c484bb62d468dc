"""Where connections may go: public addresses only, checked at the moment of connecting.

A name is looked up once, what it stands for is checked, and the connection goes to what was checked: a name that answers
otherwise the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedError(Exception):
    """An address to which no connection is made; the message says why."""


def public(address: str) -> bool:
    """Whether an IP address is one of the open network: not private, loopback, link-local, shared, reserved, multicast,
    nor one of IPv6 that stands for such a one of IPv4.

    >>> [public(a) for a in ("192.0.2.1", "8.8.8.8", "::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "169.254.169.254")]
    [False, True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if within is None and ip in _NAT64:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return public(str(within))
    return ip.is_global and not ip.is_multicast


class Guarded(httpcore.NetworkBackend):
    """The network, less what is not public (with ``private`` all of it), until ``deadline`` on the monotonic clock: a
    server that sends a byte now and then would otherwise hold its guest for ever."""

    def __init__(self, *, private: bool = False) -> None:
        self.deadline = float("inf")
        self._private = private
        self._network = httpcore.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Seconds to wait for the next step. Raises httpcore.ReadTimeout where there are none left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("too slow")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers. Raises RefusedError, httpcore.ConnectError."""
        failed: Exception = httpcore.ConnectError(f"{host}: no address")
        for address in self._addresses(host, port):
            try:
                stream = self._network.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
                return _Timed(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _addresses(self, host: str, port: int) -> Iterator[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host}: {error}") from error
        for *_, (address, *_rest) in found:
            # One private address among public ones is enough: such a name is made for a purpose.
            if not self._private and not public(str(address)):
                raise RefusedError("leads into a private network")
        yield from dict.fromkeys(str(place[0]) for *_, place in found)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise RefusedError("is no address of the network")


class _Timed(httpcore.NetworkStream):
    """A connection that knows when its time is up."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guarded) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._guard.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._guard.left(timeout))
        return _Timed(stream, self._guard)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own
        return self._stream.get_extra_info(info)
