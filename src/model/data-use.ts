import * as v from 'valibot';

const dataUseSchema = v.object({
  /** `2026-11`, in UTC. */
  month: v.string(),
  /** Bytes by the id of the labelled network. */
  bytes: v.pipe(v.record(v.string(), v.pipe(v.number(), v.finite(), v.minValue(0))), v.readonly()),
});

/** Bytes that checks moved in one month, by network. */
export type DataUse = Readonly<v.InferOutput<typeof dataUseSchema>>;

/** Reads a stored value; undefined when it is not valid. */
export function parseDataUse(stored: unknown): DataUse | undefined {
  const { success, output } = v.safeParse(dataUseSchema, stored);
  return success ? output : undefined;
}
