import { p256Key } from '../../collector/gateway/hpke.ts';
import { openRequest } from '../../collector/gateway/open-request.ts';
import { sampleReport } from '../../collector/tests/sample-report.ts';
import { sharing } from '../../collector/tests/sharing-client.ts';
import { sealRequest } from '../../protocol/ohttp/client.ts';
import { aes128Gcm, hkdfSha256 } from '../../protocol/ohttp/header.ts';
import { roomInResponse } from '../../protocol/ohttp/sizes.ts';
import type { Repeat } from './measure.ts';
import type { Row } from './row.ts';

const sealed = 200;
const rounds = 20;
const runs = 3;

/** One key agreement by Node: HPKE cannot be faster on one core. */
export async function agreementAlone(repeat: Repeat): Promise<Row> {
  const key = p256Key();
  const others = Array.from({ length: sealed }, () => p256Key().publicKey);
  const values = await repeat(runs, async () =>
    perSecond(() => {
      for (const other of others) key.agree(other);
    }),
  );
  return { what: 'P-256 alone: agreements of keys by Node, by a whole core', unit: '/s', values };
}

/** A gateway's cryptography without its server: no gateway can be faster on one core. */
export async function hpkeAlone(repeat: Repeat): Promise<Row> {
  const key = p256Key();
  const algorithms = [{ kdfId: hkdfSha256, aeadId: aes128Gcm }];
  const config = { keyId: 1, kemId: key.kemId, publicKey: Uint8Array.from(key.publicKey), algorithms };
  const bodies = await Promise.all(
    Array.from({ length: sealed }, async () => (await sealRequest(config, sharing(sampleReport()))).body),
  );
  const answer = new Uint8Array(roomInResponse);
  const values = await repeat(runs, async () =>
    perSecond(() => {
      for (const body of bodies) openRequest(Uint8Array.from(body), () => key).seal(answer);
    }),
  );
  return {
    what: 'HPKE alone: messages opened and answers sealed, by a whole core',
    unit: '/s',
    values,
    note: 'the limit of a gateway, whatever else it does',
  };
}

/** How many items a second of processor time handles, if `all` handles every one. */
function perSecond(all: () => void): number {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) all();
  const { user, system } = process.cpuUsage(before);
  return (sealed * rounds) / ((user + system) / 1e6);
}
