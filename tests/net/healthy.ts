import type { Answer } from './answer.ts';
import { captiveAnswer } from './captive.ts';
import { type AskedOf, factOf, serverFacts } from './server-facts.ts';

/** Of a large object nobody reads more. */
const mostBytes = 1024 * 1024;

/** What the real server would answer, as far as that is known; a page where nothing is. */
export function healthyAnswer(host: string, path: string, asked: AskedOf): Answer {
  const exact = captiveAnswer(host, path);
  if (exact !== undefined) return exact;
  const { answer, bytes } = factOf(host, path) ?? {};
  if (bytes !== undefined) return { status: 200, body: Buffer.alloc(Math.min(bytes, mostBytes), 1) };
  if (answer === undefined) return { status: 200, body: `<!doctype html><title>${host}</title>` };
  return typeof answer === 'function' ? answer(asked) : answer;
}

/** Does the host show a certificate of an authority that nobody trusts? */
export function hasPrivateAuthority(host: string): boolean {
  return serverFacts.some((fact) => fact.privateAuthority && fact.host.test(host));
}
