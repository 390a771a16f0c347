import type { FirstWord } from '../../model/service.ts';
import { discordWord } from './discord.ts';
import { telegramWord } from './telegram.ts';
import { whatsappWord } from './whatsapp.ts';

/** What a client and its server send on a message channel before anybody signs in. */
export interface Word {
  /** The client's messages, each one WebSocket message. None if the server speaks first. */
  readonly says: readonly Uint8Array<ArrayBuffer>[];
  /** Reads everything that has come so far. */
  readonly read: (came: readonly Message[]) => Promise<Reading>;
}

export type Message = string | ArrayBuffer;

/** `part`: more has to come. `other`: this server sends nothing like it at this point. */
export type Reading = 'own' | 'part' | 'other';

const words: Readonly<Record<FirstWord, () => Promise<Word>>> = {
  whatsapp: whatsappWord,
  telegram: telegramWord,
  discord: discordWord,
};

/** A new word, with its random parts drawn anew. */
export function firstWord(of: FirstWord): Promise<Word> {
  return words[of]();
}
