import * as v from 'valibot';
import { importPublicKey } from '../signed/signature.ts';

/** The file that the environment variable SHARING names at build time: the relays and the key of a build. */

/**
 * An origin. A relay on this machine needs no https, since nobody else can listen there. `https://*.relay.example` is a
 * relay that answers for every name there: each message then uses a new name, so that no connection resumes a TLS
 * session, by which the relay could link two messages.
 */
const origin = /^(https:\/\/(\*\.)?[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;
const here = /^http:/;
const relay = v.pipe(v.string('expected a text'), v.regex(origin, 'expected an origin like https://relay.example'));

const isPublicKey = (base64: string) =>
  importPublicKey(base64).then(
    () => true,
    () => false,
  );

const fields = v.objectAsync({
  /** Relays of several operators, so that none of them sees everyone. */
  relays: v.pipe(v.array(relay), v.minLength(1, 'expected at least one relay'), v.maxLength(20)),
  /** The publisher's public key: base64 of SPKI or of a raw point of P-256. */
  publisherKey: v.pipeAsync(
    v.string('expected a text'),
    v.base64('expected base64'),
    v.checkAsync(isPublicKey, 'expected a public key of P-256'),
  ),
  /** Reports are sent without their random delays, to try sharing out. */
  delays: v.optional(v.literal('none', 'expected "none", or nothing')),
});

const sharingConfigSchema = v.pipeAsync(
  fields,
  v.forward(
    v.check(
      ({ relays, delays }) => delays === undefined || relays.every((relay) => here.test(relay)),
      'expected only with relays on this machine: delays hide who sends what',
    ),
    ['delays'],
  ),
);

export type SharingConfig = Readonly<v.InferOutput<typeof sharingConfigSchema>>;

/** Rejects with an `Error` that names each wrong field. */
export async function parseSharingConfig(candidate: unknown): Promise<SharingConfig> {
  const parsed = await v.safeParseAsync(sharingConfigSchema, candidate);
  if (parsed.success) return parsed.output;
  const mistakes = parsed.issues.map((issue) => `  ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`);
  throw new Error(`The file that SHARING names is wrong:\n${mistakes.join('\n')}`);
}
