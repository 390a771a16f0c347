import { verifyKeys } from '../../protocol/log/proven-keys.ts';
import { type SealedRequest, sealRequest } from '../../protocol/ohttp/client.ts';
import { type KeyConfig, parseKeyConfigs } from '../../protocol/ohttp/key-config.ts';
import { requestType } from '../../protocol/ohttp/media-types.ts';
import { importPublicKey } from '../../protocol/signed/signature.ts';

/** The collector's host in sealed messages; it is never resolved. */
const collector = 'https://collector.reachable';

export const question = (country: string) => new Request(`${collector}/v1/snapshots/${country}`);

export const sharing = (report: unknown) =>
  new Request(`${collector}/v1/reports`, { method: 'POST', body: JSON.stringify(report) });

/** Fetches keys from a relay or a gateway as the extension does, and refuses those that are not in the publisher's log. */
export async function keysFrom(relay: string, publicKey: string): Promise<KeyConfig> {
  const answer: unknown = await (await fetch(`${relay}/keys`)).json();
  const { keys, fault } = await verifyKeys(answer, await importPublicKey(publicKey), Date.now());
  const config = keys && parseKeyConfigs(keys)[0];
  if (!config) throw new Error(`the keys of ${relay} are not good: ${fault}`);
  return config;
}

/** The keys of a gateway whose publisher does not run, for senders who follow no log. */
export async function keysOutOfLog(gateway: string): Promise<KeyConfig> {
  const [config] = parseKeyConfigs(new Uint8Array(await (await fetch(`${gateway}/ohttp-keys`)).arrayBuffer()));
  if (!config) throw new Error(`${gateway} has no keys`);
  return config;
}

export interface Sent {
  readonly outer: Response;
  /** The sealed answer; undefined if the relay answered with an error. */
  readonly inner: Response | undefined;
}

/** Sends one message through a relay. */
export async function send(relay: string, config: KeyConfig, request: Request): Promise<Sent> {
  return post(`${relay}/ohttp`, await sealRequest(config, request));
}

export async function post(
  url: string,
  { body, open }: SealedRequest,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const outer = await fetch(url, { method: 'POST', headers: { 'content-type': requestType, ...headers }, body });
  const answer = new Uint8Array(await outer.clone().arrayBuffer());
  return { outer, inner: outer.ok ? await open(answer) : undefined };
}
