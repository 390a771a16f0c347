import { connect, createServer, type Socket } from 'node:net';

/** The bytes of one connection in both directions, as strings with one character per byte. */
export interface Conversation {
  readonly sent: string;
  readonly received: string;
}

export interface Recorder {
  /** Two ports, for two servers. */
  readonly ports: readonly number[];
  readonly conversations: readonly Conversation[];
  /** Closes all connections, and forwards later ones to this port. */
  forwardTo(port: number): void;
  forget(): void;
  /** Stops answering connections. */
  cutOff(): void;
  stop(): Promise<void>;
}

/** Records every byte between a browser and a server, like somebody who taps the line. */
export async function startRecorder(): Promise<Recorder> {
  const conversations: { sent: string; received: string }[] = [];
  const sockets = new Set<Socket>();
  let port: number | undefined;
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const tapped = (browser: Socket) => {
    if (port === undefined) {
      browser.destroy();
      return;
    }
    const conversation = { sent: '', received: '' };
    conversations.push(conversation);
    const behind = connect(port, '127.0.0.1');
    for (const socket of [browser, behind]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          browser.destroy();
          behind.destroy();
        });
    }
    browser.on('data', (bytes) => {
      conversation.sent += bytes.toString('latin1');
      behind.write(bytes);
    });
    behind.on('data', (bytes) => {
      conversation.received += bytes.toString('latin1');
      browser.write(bytes);
    });
  };
  const servers = [createServer(tapped), createServer(tapped)];
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ports: servers.map((server) => (server.address() as { port: number }).port),
    conversations,
    forwardTo(target) {
      endAll();
      port = target;
    },
    forget() {
      conversations.length = 0;
    },
    cutOff() {
      port = undefined;
      endAll();
    },
    async stop() {
      endAll();
      for (const server of servers) await new Promise((resolve) => server.close(resolve));
    },
  };
}
