import { connect, createServer, type Socket } from 'node:net';

/** What went over one connection: the bytes of both directions, as texts of one character per byte. */
export interface Conversation {
  readonly sent: string;
  readonly received: string;
}

export interface Recorder {
  readonly port: number;
  readonly conversations: readonly Conversation[];
  /** Where to; may be set anew when what stands behind starts again. */
  forwardTo(port: number): void;
  stop(): Promise<void>;
}

/**
 * Stands on the way between a browser and a server, and writes down every byte, as somebody who taps the line could.
 * @param onPort 0 for any that is free
 */
export async function startRecorder(onPort = 0): Promise<Recorder> {
  const conversations: { sent: string; received: string }[] = [];
  const sockets = new Set<Socket>();
  let port = 0;
  const server = createServer((browser) => {
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
  });
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    conversations,
    forwardTo(target) {
      port = target;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
