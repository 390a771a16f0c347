import type { Runtime } from 'webextension-polyfill';
import { extension } from './extension.ts';

/**
 * What comes back for a message. A failure is sent as a value: not every browser carries a rejection from one context to
 * another, and whoever asked would wait for ever.
 */
type Reply = { readonly ok: unknown } | { readonly error: string };

/** Whoever was asked was ended before it answered; the next message to the background wakes another one. */
export class NoAnswerError extends Error {
  constructor(cause?: unknown) {
    super('nobody answered', { cause });
    this.name = 'NoAnswerError';
  }
}

/**
 * Sends a message to the other contexts of this extension. Rejects with the error of whoever failed to answer it, and with
 * a `NoAnswerError` where nobody did.
 */
export async function sendOwnMessage(message: object): Promise<unknown> {
  const reply = (await extension.runtime.sendMessage(message).catch((error: unknown) => {
    throw new NoAnswerError(error);
  })) as Reply | undefined;
  // Firefox answers with nothing where Chromium rejects.
  if (!reply) throw new NoAnswerError();
  if ('error' in reply) throw new Error(reply.error);
  return reply.ok;
}

/**
 * Answers messages of this extension. To be called while the script of a context first runs.
 * @param answerTo undefined where the message is for somebody else
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
  // The published types know either "always true" or "a promise"; browsers also take `undefined` for "not mine".
  extension.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}
