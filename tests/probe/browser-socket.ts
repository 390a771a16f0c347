import { WebSocket } from 'ws';

/**
 * A WebSocket that behaves as in browsers, for Node versions without one: an error without a listener does not throw.
 */
class BrowserSocket extends WebSocket {
  constructor(url: string, protocols: string | string[] = []) {
    super(url, protocols);
    this.on('error', () => undefined);
  }
}

Object.assign(globalThis, { WebSocket: BrowserSocket });
