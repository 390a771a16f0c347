"""Speaks HTTP/3 on UDP port 443 of each address: arguments are triples of an address, a certificate file and a key file."""

import asyncio
import sys

from aioquic.asyncio import QuicConnectionProtocol, serve
from aioquic.h3.connection import H3_ALPN, H3Connection
from aioquic.h3.events import HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.events import ProtocolNegotiated


class Server(QuicConnectionProtocol):
    http = None

    def quic_event_received(self, event):
        if isinstance(event, ProtocolNegotiated):
            self.http = H3Connection(self._quic)
        if self.http is None:
            return
        for what in self.http.handle_event(event):
            if isinstance(what, HeadersReceived):
                self.http.send_headers(what.stream_id, [(b":status", b"404")], end_stream=True)
                self.transmit()


async def main(places):
    for address, certificate, key in places:
        configuration = QuicConfiguration(alpn_protocols=H3_ALPN, is_client=False)
        configuration.load_cert_chain(certificate, key)
        await serve(address, 443, configuration=configuration, create_protocol=Server)
    print("ready", flush=True)
    await asyncio.Future()


arguments = sys.argv[1:]
asyncio.run(main([arguments[index : index + 3] for index in range(0, len(arguments), 3)]))
