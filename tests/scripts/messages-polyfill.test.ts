import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { messagesPolyfill } from '../../scripts/messages-polyfill.ts';

const polyfill = readFileSync(createRequire(import.meta.url).resolve('webextension-polyfill'), 'utf8');

/** The APIs whose methods a polyfill wraps. */
function wrappedBy(code: string): string[] {
  return [...code.matchAll(/^ {8}"([a-zA-Z]+)": \{$/gm)].map(([, api = '']) => api);
}

describe('the polyfill of the build', () => {
  it('wraps messages, and leaves other APIs as the browser has them', () => {
    expect(wrappedBy(polyfill)).toEqual(expect.arrayContaining(['runtime', 'tabs', 'bookmarks']));
    expect(wrappedBy(messagesPolyfill(polyfill))).toEqual(['runtime']);
  });

  it('answers a message with the promise of a listener', async () => {
    let listener: (message: unknown, sender: object, answer: (value: unknown) => void) => unknown = () => undefined;
    const chrome = {
      runtime: { id: 'made-for-tests', onMessage: { addListener: (one: typeof listener) => (listener = one) } },
      tabs: { query: async () => ['native'] },
    };
    const module = { exports: {} as typeof chrome };
    // The library looks for the browser in the global object.
    new Function('module', 'exports', 'globalThis', 'chrome', messagesPolyfill(polyfill)).call(
      {},
      module,
      module.exports,
      { chrome },
      chrome,
    );
    module.exports.runtime.onMessage.addListener((async () => 'answered') as never);
    const answer = await new Promise((resolve) => expect(listener('hello', {}, resolve)).toBe(true));
    expect(answer).toEqual('answered');
    expect(await module.exports.tabs.query()).toEqual(['native']);
  });

  it('is not built if the library has changed its table', () => {
    expect(() => messagesPolyfill('const metadata = {};')).toThrow('apiMetadata');
  });
});
