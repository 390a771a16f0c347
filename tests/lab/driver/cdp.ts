import type { Readable, Writable } from 'node:stream';

/** Chromium's debugging protocol over two pipes: JSON messages, each followed by a zero byte. */
export interface Cdp {
  readonly send: <T>(method: string, parameters?: object, session?: string) => Promise<T>;
}

interface Message {
  readonly id?: number;
  readonly result?: never;
  readonly error?: { readonly message: string };
}

export function openCdp(toBrowser: Writable, fromBrowser: Readable): Cdp {
  const waiting = new Map<number, { done: (result: never) => void; fail: (error: Error) => void }>();
  let said = '';
  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const messages = (said + text).split('\0');
    said = messages.pop() ?? '';
    for (const line of messages) {
      const { id, result, error } = JSON.parse(line) as Message;
      const call = id === undefined ? undefined : waiting.get(id);
      if (id !== undefined) waiting.delete(id);
      if (error !== undefined) call?.fail(new Error(error.message));
      else call?.done(result as never);
    }
  });
  fromBrowser.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('the browser has ended'));
    waiting.clear();
  });
  toBrowser.on('error', () => undefined);

  let last = 0;
  return {
    send: (method, parameters = {}, session) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        const message = {
          id: last,
          method,
          params: parameters,
          ...(session === undefined ? {} : { sessionId: session }),
        };
        toBrowser.write(`${JSON.stringify(message)}\0`);
      }),
  };
}
