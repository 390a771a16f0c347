import { type Entry, healthyOf } from './entry.ts';

/** The listed answer of this address, to show beside the real one. */
export function listedAnswer(entry: Entry): string | undefined {
  if (entry.kind === 'relay' || entry.kind === 'control-relay') return undefined;
  if (entry.kind === 'object') return `at least ${entry.object.minBytes} bytes`;
  return entry.url.startsWith('wss:') ? '101' : listedStatus(entry);
}

export function listedStatus(entry: Entry): string {
  const { status } = healthyOf(entry);
  if (status === 'any') return 'any status';
  return status?.join(' or ') ?? 'any status below 500';
}

/** The listed signer of the certificate. */
export function listedAuthority(entry: Entry): string | undefined {
  if (entry.kind !== 'endpoint' && entry.kind !== 'control') return undefined;
  const certificate = entry.kind === 'endpoint' ? entry.endpoint.certificate : 'public';
  const { stateAuthority } = entry.kind === 'endpoint' ? entry.endpoint : entry.control;
  return stateAuthority ? `${certificate}, or of the state (${stateAuthority})` : certificate;
}
