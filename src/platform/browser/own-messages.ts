import type { Runtime } from 'webextension-polyfill';
import { extension } from './extension.ts';

/**
 * The answer to a message. An error is sent as a value: not every browser passes a rejection from one context to
 * another, and the sender would wait forever.
 */
type Reply = { readonly ok: unknown } | { readonly error: string };

/** The receiver was killed before it answered. The next message wakes the background again. */
export class NoAnswerError extends Error {
  constructor(cause?: unknown) {
    super('nobody answered', { cause });
    this.name = 'NoAnswerError';
  }
}

/**
 * Sends a message to the extension's other contexts. Rejects with the receiver's error, or with a `NoAnswerError` if
 * nobody answered.
 */
export async function sendOwnMessage(message: object): Promise<unknown> {
  const reply = (await extension.runtime.sendMessage(message).catch((error: unknown) => {
    throw new NoAnswerError(error);
  })) as Reply | undefined;
  // Firefox resolves to undefined where Chromium rejects.
  if (!reply) throw new NoAnswerError();
  if ('error' in reply) throw new Error(reply.error);
  return reply.ok;
}

/**
 * Answers messages of this extension. Must be called during the first run of a context's script.
 * @param answerTo returns undefined if the message is for another context
 */
export function answerOwnMessages(answerTo: (message: object) => (() => Promise<unknown>) | undefined): void {
  const listener = (message: unknown, sender: Runtime.MessageSender, respond: (reply: Reply) => void) => {
    if (sender.id !== extension.runtime.id || typeof message !== 'object' || message === null) return undefined;
    const answer = answerTo(message);
    if (!answer) return undefined;
    answer().then(
      (ok) => respond({ ok }),
      (error: unknown) => respond({ error: error instanceof Error ? error.message : String(error) }),
    );
    return true;
  };
  // The published types have either "always true" or "a promise"; browsers also accept `undefined` for "not mine".
  extension.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}
