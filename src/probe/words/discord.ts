import type { Message, Reading, Word } from './first-word.ts';

/**
 * The opcode of Hello, which the gateway sends as soon as the channel is open.
 * @source discord-api-docs, Opcodes and Status Codes: Gateway Opcodes
 */
const hello = 10;

/** Discord's gateway speaks first. Nothing is sent to it, since what a client sends next is its token. */
export async function discordWord(): Promise<Word> {
  return { says: [], read };
}

async function read([first]: readonly Message[]): Promise<Reading> {
  if (typeof first !== 'string') return 'other';
  try {
    const { op, d } = JSON.parse(first) as { op?: unknown; d?: { heartbeat_interval?: unknown } };
    return op === hello && typeof d?.heartbeat_interval === 'number' ? 'own' : 'other';
  } catch {
    return 'other';
  }
}
