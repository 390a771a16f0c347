import type { Control, Service } from '../../src/model/service.ts';
import type { Answer } from './answer.ts';
import { captiveAnswer } from './captive.ts';

/** What a healthy server does, from the catalogue where it knows the address. */
export interface HealthyAnswers {
  readonly answer: (host: string, path: string) => Answer;
  /** Does the host show a certificate of an authority that nobody trusts? */
  readonly isPrivate: (host: string) => boolean;
}

/** Of a large object nobody reads more. */
const mostBytes = 1024 * 1024;

export function healthyAnswers(services: readonly Service[], controls: readonly Control[]): HealthyAnswers {
  const endpoints = services.flatMap((service) => service.endpoints);
  const known = new Map([...endpoints, ...controls].map((entry) => [addressOf(entry.url), entry]));
  const large = new Map(
    [...endpoints, ...controls].flatMap(({ large }) =>
      large ? [[addressOf(large.url), large.minBytes] as const] : [],
    ),
  );
  const privateHosts = new Set(
    endpoints.filter(({ certificate }) => certificate === 'private-ca').map(({ url }) => new URL(url).hostname),
  );
  return {
    isPrivate: (host) => privateHosts.has(host),
    answer: (host, path) => {
      const exact = captiveAnswer(host, path);
      if (exact !== undefined) return exact;
      const bytes = large.get(`${host}${path}`);
      if (bytes !== undefined) return { status: 200, body: Buffer.alloc(Math.min(bytes, mostBytes), 1) };
      const entry = known.get(`${host}${path}`);
      // A request without an upgrade, where a server expects one.
      if (entry?.url.startsWith('wss:')) return { status: 400 };
      const { status, body } = entry?.healthy ?? {};
      return { status: status?.[0] ?? 200, body: body ?? `<!doctype html><title>${host}</title>` };
    },
  };
}

function addressOf(url: string): string {
  const { hostname, pathname, search } = new URL(url);
  return `${hostname}${pathname}${search}`;
}
