import * as v from 'valibot';

const schema = v.object({
  /** Drawn anew each time the browser starts. */
  secret: v.string(),
  /** 16 bits of each address at which a call relay saw this browser, made with the secret. */
  tags: v.pipe(v.array(v.number()), v.readonly()),
  /** How many checks in a row used this connection. */
  checks: v.number(),
});

/** The connection of the newest check, as far as the next check needs it. */
export type KnownConnection = v.InferOutput<typeof schema>;

/** Reads a stored value; undefined when it is not valid. */
export function parseKnownConnection(stored: unknown): KnownConnection | undefined {
  const { success, output } = v.safeParse(schema, stored);
  return success ? output : undefined;
}
