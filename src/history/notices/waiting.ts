import * as v from 'valibot';
import type { ServiceId } from '../../model/service.ts';

/** A person wants to be told, once, when these services work again. */
export interface Waiting {
  readonly services: readonly ServiceId[];
  /** Epoch ms of the wish: checks from before say nothing about it. */
  readonly since: number;
  /** Something that only a whole check can see. */
  readonly whole?: true;
  /** The interval that background checks had before the wish switched them on. Absent where they were on already. */
  readonly offBefore?: { readonly everyMinutes: number };
}

const storedSchema = v.object({
  services: v.array(v.string()),
  since: v.number(),
  whole: v.exactOptional(v.literal(true)),
  offBefore: v.exactOptional(v.object({ everyMinutes: v.number() })),
});

/** Reads the stored value. An unreadable one, and one of no services, counts as no wish. */
export function readWaiting(stored: unknown): Waiting | undefined {
  const { success, output } = v.safeParse(storedSchema, stored);
  return success && output.services.length > 0 ? output : undefined;
}
