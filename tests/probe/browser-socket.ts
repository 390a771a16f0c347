import { WebSocket } from 'ws';

/** A WebSocket as browsers have it, for Node versions without one: an error that nobody listens to is no exception. */
class BrowserSocket extends WebSocket {
  constructor(url: string, protocols: string | string[] = []) {
    super(url, protocols);
    this.on('error', () => undefined);
  }
}

Object.assign(globalThis, { WebSocket: BrowserSocket });
