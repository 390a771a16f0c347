import type { Failure } from './observation.ts';

const timeouts: ReadonlySet<Failure> = new Set(['generic_timeout_error', 'tcp_timeout_error', 'tls_timeout_error']);

/** Nothing came back: what a silent censor and a bad line have in common. */
export function isTimeout(failure: Failure): boolean {
  return timeouts.has(failure);
}

const voids: ReadonlySet<Failure> = new Set([
  'proxy_error',
  'blocked_by_browser',
  'network_down',
  'network_changed',
  'interrupted',
]);

/** The attempt never left the person's own side, so it says nothing about the service. */
export function isVoid(failure: Failure): boolean {
  return voids.has(failure);
}
