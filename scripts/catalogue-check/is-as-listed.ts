import type { Endpoint } from '../../src/model/service.ts';
import { outcomeOf } from '../../src/probe/http.ts';
import type { NodeAnswer } from './node-answer.ts';

/** Whether node saw what the list expects, by the probes' own criteria. */
export function isAsListed(url: string, healthy: Endpoint['healthy'], { status, headers = {}, text }: NodeAnswer) {
  if (status === undefined) return false;
  const { location } = headers;
  const redirectUrl = location && URL.canParse(location, url) ? new URL(location, url).href : undefined;
  const head = {
    status,
    opaque: false,
    headers: new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(redirectUrl && status >= 300 && status < 400 ? { redirectUrl } : {}),
  };
  const exchange = { at: 0, tookMs: 0, head, body: new TextEncoder().encode(text ?? '') };
  const outcome = outcomeOf(exchange, url, healthy, { tagOf: () => 0 });
  return outcome.kind === 'answered' && outcome.healthy;
}
