import type { DriftRow, Seen } from './seen.ts';

/** A resolver's words for "there is no such name"; others mean that it could not tell. */
const gone: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

/** State authorities, by a part of their names. */
const states = [{ country: 'RU', named: 'Russian Trusted' }] as const;

const failed = ({ facts }: Seen, at: 'lookup' | 'address' | 'handshake') => facts?.failedAt === at;
const isListedPrivate = ({ entry }: Seen) => entry.kind === 'endpoint' && entry.endpoint.certificate === 'private-ca';
const stateOf = ({ facts }: Seen) => states.find(({ named }) => facts?.issuer?.includes(named))?.country;

function listedState({ entry }: Seen): string | undefined {
  if (entry.kind === 'endpoint') return entry.endpoint.stateAuthority;
  return entry.kind === 'control' ? entry.control.stateAuthority : undefined;
}

/** Name, address, handshake and certificate, in the order of their use. */
export const hostRows: readonly DriftRow[] = [
  {
    when: (seen) => failed(seen, 'lookup') && gone.has(seen.facts?.error ?? ''),
    say: ({ host }) => `The name ${host} is gone: find the new one, or take the address off the list.`,
  },
  {
    when: (seen) => failed(seen, 'lookup'),
    say: ({ host, facts }) => `${host} could not be looked up (${facts?.error}): ask again.`,
  },
  {
    when: (seen) => failed(seen, 'address') && seen.facts?.error === 'silent',
    say: ({ host }) =>
      `The address of ${host} is silent: ask from another line, and take it off the list if it stays so.`,
  },
  {
    when: (seen) => failed(seen, 'address') && seen.facts?.error === 'ECONNREFUSED',
    say: ({ host }) => `${host} refuses connections: ask from another line, and find where its server is now.`,
  },
  {
    when: (seen) => failed(seen, 'address'),
    say: ({ host, facts }) => `${host} cannot be connected to (${facts?.error}): ask from another line.`,
  },
  {
    when: (seen) => failed(seen, 'handshake') && seen.facts?.error === 'silent',
    say: ({ host }) => `${host} takes a connection and is silent in the handshake: ask from another line.`,
  },
  {
    when: (seen) => failed(seen, 'handshake'),
    say: ({ host, facts }) => `${host} hangs up in the handshake (${facts?.error}): ask from another line.`,
  },
  {
    when: ({ facts }) => facts?.fault === 'CERT_HAS_EXPIRED',
    say: ({ host, facts }) =>
      `The certificate of ${host} ran out on ${facts?.until}: its owner has to renew it, so ask again in some days.`,
  },
  {
    when: ({ facts }) => facts?.fault === 'ERR_TLS_CERT_ALTNAME_INVALID',
    say: ({ host, facts }) =>
      `${host} shows the certificate of ${facts?.subject || 'another name'}: the service may have left it, so find its new address.`,
  },
  {
    when: (seen) => seen.facts?.authority === 'private' && stateOf(seen) !== undefined && !listedState(seen),
    say: (seen) =>
      `${seen.host} has a certificate of its state (${seen.facts?.issuer}), which the list does not name: name it.`,
    edit: (seen) => ({ url: seen.entry.url, property: 'stateAuthority', to: stateOf(seen) ?? '' }),
  },
  {
    when: (seen) => seen.facts?.authority === 'private' && !isListedPrivate(seen) && !listedState(seen),
    say: ({ host, facts }) =>
      `${host} has a certificate of an authority that nobody knows (${facts?.issuer}), where the list says public: somebody may read this line, so ask from another one.`,
  },
];

/** The server answers all the same, in a browser too. */
export const betterCertificateRows: readonly DriftRow[] = [
  {
    when: (seen) => isListedPrivate(seen) && seen.facts?.authority === 'public' && seen.facts.fault === undefined,
    say: ({ host, facts }) =>
      `${host} has a certificate of a public authority (${facts?.issuer}), where the list says "private-ca": write "public".`,
    edit: ({ entry }) => ({ url: entry.url, property: 'certificate', to: 'public' }),
  },
];
