import '../fake-extension.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { extension } from '../../src/platform/browser/extension.ts';
import { answerRequests } from '../../src/platform/browser/messages.ts';
import { events, resetFake } from '../fake-extension.ts';

const deleted = vi.fn(async () => undefined);

beforeEach(() => {
  resetFake();
  events.message.listeners.clear();
  answerRequests<{ deleteEverything: { asks: unknown; answers: undefined } }>({ deleteEverything: deleted });
});
afterEach(() => deleted.mockClear());

/** What the listeners of this extension return to the browser: anything but undefined means that an answer follows. */
const send = (message: unknown, sender: object) =>
  events.message.fire(...([message, sender, () => undefined] as never[]));

const request = { request: 'deleteEverything', ask: {} };

it('a request from a page of this extension is carried out', () => {
  expect(send(request, { id: extension.runtime.id })).toEqual([true]);
  expect(deleted).toHaveBeenCalledOnce();
});

it.each([
  ['another extension', { id: 'another-extension' }],
  ['a web page', { url: 'https://evil.example/', origin: 'https://evil.example' }],
  ['nobody', {}],
])('a request from %s is not', (_who, sender) => {
  expect(send(request, sender)).toEqual([undefined]);
  expect(deleted).not.toHaveBeenCalled();
});

it.each([
  undefined,
  // biome-ignore lint/nursery/noNull: JSON has it.
  null,
  'deleteEverything',
  42,
  [],
  {},
  { request: 42 },
  { request: 'constructor', ask: {} },
  { request: '__proto__', ask: {} },
  { request: 'toString', ask: {} },
  { request: ['deleteEverything'], ask: {} },
])('%j has no effect', (message) => {
  expect(send(message, { id: extension.runtime.id })).toEqual([undefined]);
  expect(deleted).not.toHaveBeenCalled();
});
