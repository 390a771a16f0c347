import { type SealedRequest, sealRequest } from '../../../protocol/ohttp/client.ts';
import { parseKeyConfigs } from '../../../protocol/ohttp/key-config.ts';

/** Times sealing and opening. The answer to a sealed request is made outside the page. */

const begun: SealedRequest[] = [];

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** Seals a report. Returns the sealed bytes, base64, and the time taken, ms. */
export async function seal(keys: string, report: string): Promise<{ readonly body: string; readonly ms: number }> {
  const [config] = parseKeyConfigs(fromBase64(keys));
  if (!config) throw new Error('there is no key');
  const started = performance.now();
  const request = new Request('https://collector.reachable/v1/reports', { method: 'POST', body: report });
  const sealed = await sealRequest(config, request);
  const ms = performance.now() - started;
  begun.push(sealed);
  return { body: toBase64(sealed.body), ms };
}

/** Opens the answer to the last sealed report. Returns the time taken, ms. */
export async function open(answer: string): Promise<number> {
  const bytes = fromBase64(answer);
  const started = performance.now();
  const response = await begun.at(-1)?.open(bytes);
  await response?.arrayBuffer();
  return performance.now() - started;
}
