import type { Answer } from './answer.ts';
import { pageOf } from './page.ts';
import type { AskedOf, Manners } from './server-fact.ts';
import { serverFacts } from './server-facts.ts';

/** The largest part of a large object that any client reads. */
const maxBytes = 1024 * 1024;

/** The real server's answer if it is known; otherwise a page. */
export function healthyAnswer({ answer, bytes }: Manners, asked: AskedOf): Answer {
  if (bytes !== undefined && asked.method === 'HEAD') {
    return { status: 200, headers: { 'content-length': String(bytes) } };
  }
  if (bytes !== undefined) return { status: 200, body: Buffer.alloc(Math.min(bytes, maxBytes), 1) };
  if (answer === undefined) return pageOf(asked);
  return typeof answer === 'function' ? answer(asked) : answer;
}

/** Whether the host has a certificate by an authority that no browser trusts. */
export function hasPrivateAuthority(host: string): boolean {
  return serverFacts.some((fact) => fact.privateAuthority && fact.host.test(host));
}
