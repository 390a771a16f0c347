import * as v from 'valibot';
import { importPublicKey } from '../signed/signature.ts';

/** Through whom a build shares, as the file says that the environment variable SHARING names when it is built. */

/** An origin; a relay on this machine may do without https, since nobody else can listen there. */
const origin = /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;
const relay = v.pipe(v.string('expected a text'), v.regex(origin, 'expected an origin like https://relay.example'));

const isPublicKey = (base64: string) =>
  importPublicKey(base64).then(
    () => true,
    () => false,
  );

const sharingConfigSchema = v.objectAsync({
  /** Several operators, so that none of them sees everybody. */
  relays: v.pipe(v.array(relay), v.minLength(1, 'expected at least one relay'), v.maxLength(20)),
  /** What the publisher signs with, its public half: base64 of SPKI or of a raw point of P-256. */
  publisherKey: v.pipeAsync(
    v.string('expected a text'),
    v.base64('expected base64'),
    v.checkAsync(isPublicKey, 'expected a public key of P-256'),
  ),
});

export type SharingConfig = Readonly<v.InferOutput<typeof sharingConfigSchema>>;

/** Rejects with an `Error` that names each field that is wrong. */
export async function parseSharingConfig(candidate: unknown): Promise<SharingConfig> {
  const parsed = await v.safeParseAsync(sharingConfigSchema, candidate);
  if (parsed.success) return parsed.output;
  const mistakes = parsed.issues.map((issue) => `  ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  throw new Error(`The file that SHARING names is wrong:\n${mistakes.join('\n')}`);
}
