import { type Bytes, concat, uint16 } from './bytes.ts';
import { Malformed } from './malformed.ts';
import { readerOf } from './reader.ts';

/** Key configurations, RFC 9458 section 3. */

export interface Algorithms {
  readonly kdfId: number;
  readonly aeadId: number;
}

export interface KeyConfig {
  readonly keyId: number;
  readonly kemId: number;
  readonly publicKey: Bytes;
  /** The algorithms that the gateway supports with the key; at least one. */
  readonly algorithms: readonly Algorithms[];
}

/** Length of public and encapsulated keys, by key encapsulation method (RFC 9180 section 7.1). */
export const keyLengths: ReadonlyMap<number, number> = new Map([
  [0x0010, 65], // P-256
  [0x0020, 32], // X25519
]);

const algorithmsLength = 4;

export function encodeKeyConfig({ keyId, kemId, publicKey, algorithms }: KeyConfig): Bytes {
  const ids = algorithms.flatMap(({ kdfId, aeadId }) => [kdfId, aeadId]);
  const length = algorithms.length * algorithmsLength;
  return concat(Uint8Array.of(keyId), uint16(kemId), publicKey, uint16(length, ...ids));
}

/** The format `application/ohttp-keys`: each configuration after its length. */
export function encodeKeyConfigs(configs: readonly KeyConfig[]): Bytes {
  return concat(...configs.map(encodeKeyConfig).flatMap((one) => [uint16(one.length), one]));
}

/**
 * The configurations in `application/ohttp-keys`, in the gateway's order of preference. Configurations with an unknown
 * method are left out, as section 3.2 requires. Throws `Malformed`.
 */
export function parseKeyConfigs(bytes: Bytes): KeyConfig[] {
  const reader = readerOf(bytes, 'the list of keys');
  const configs: KeyConfig[] = [];
  while (reader.left > 0) {
    const config = parseKeyConfig(reader.take(reader.uint16()));
    if (config) configs.push(config);
  }
  return configs;
}

/** One configuration; undefined when its method is unknown. Throws `Malformed`. */
export function parseKeyConfig(bytes: Bytes): KeyConfig | undefined {
  const reader = readerOf(bytes, 'the key configuration');
  const keyId = reader.uint8();
  const kemId = reader.uint16();
  const publicKeyLength = keyLengths.get(kemId);
  if (publicKeyLength === undefined) return undefined;
  const publicKey = reader.take(publicKeyLength).slice();
  const length = reader.uint16();
  if (length === 0 || length % algorithmsLength !== 0 || length !== reader.left) {
    throw new Malformed('the key configuration has a list of algorithms of a wrong length');
  }
  const algorithms: Algorithms[] = [];
  while (reader.left > 0) algorithms.push({ kdfId: reader.uint16(), aeadId: reader.uint16() });
  return { keyId, kemId, publicKey, algorithms };
}
