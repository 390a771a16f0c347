/**
 * The newest Firefox in which this was verified. With a newer one, `flood.test.ts` fails until somebody has verified
 * it.
 */
const newestTried = 153;

const mebibyte = 2 ** 20;

/**
 * Ends a WebSocket without waiting for its server. Chromium drops the connection when the worker ends. Firefox would
 * wait up to 20 seconds for the server's close frame and receive whatever comes meanwhile. But if it cannot assemble an
 * outgoing message, it drops the connection at once, and nothing of the message is sent.
 */
export function cutOff(socket: WebSocket): void {
  const [, firefox] = /Firefox\/(\d+)/.exec(navigator.userAgent) ?? [];
  const isTried = firefox !== undefined && Number(firefox) <= newestTried;
  if (isTried && socket.readyState === WebSocket.OPEN) socket.send(largestMessage());
  socket.close();
}

/**
 * 2^31 - 1 bytes, of which one mebibyte is in memory.
 * @source Firefox's WebSocketChannel takes no larger message, reads a Blob whole before it sends, and aborts where it
 * cannot; its NS_ReadInputStreamToString refuses this length before it reads anything
 */
function largestMessage(): Blob {
  const part = new Blob([new Uint8Array(mebibyte)]);
  return new Blob([...Array.from({ length: 2047 }, () => part), part.slice(1)]);
}
