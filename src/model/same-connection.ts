import * as v from 'valibot';

const schema = v.object({
  /** Drawn anew in each run of the browser. */
  secret: v.string(),
  /** 16 bits of each address at which a call relay saw this browser, made with the secret. */
  tags: v.pipe(v.array(v.number()), v.readonly()),
  /** How many checks in a row were made over this connection. */
  checks: v.number(),
});

/** The connection of the newest check, as far as the next one has to know it. */
export type KnownConnection = v.InferOutput<typeof schema>;

/** Reads a stored value; undefined when it is not valid. */
export function parseKnownConnection(stored: unknown): KnownConnection | undefined {
  const { success, output } = v.safeParse(schema, stored);
  return success ? output : undefined;
}
