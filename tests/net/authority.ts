import { generateKeyPairSync } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { makeCertificate } from './certificate.ts';

/**
 * The certificate that a server presents for a host. - `trusted`: by the authority that the browsers under test trust.
 * - `private`: by an authority that nobody trusts, as for Signal's own servers. - `unknown-authority`: the same with
 * another authority, as in an interception. - `added-authority`: by one that somebody added to the browsers under test,
 * to read traffic.
 */
export type LeafKind =
  | 'added-authority'
  | 'trusted'
  | 'private'
  | 'unknown-authority'
  | 'self-signed'
  | 'expired'
  | 'other-name';

export interface Leaf {
  readonly key: string;
  /** The leaf and, if there is one, its authority. */
  readonly cert: string;
}

export interface Authority {
  /** PEM of the root to trust. */
  readonly rootPem: string;
  /** PEM of the root that signs `added-authority` leafs. */
  readonly addedRootPem: string;
  /** PEM of the root that signs `private` leafs. */
  readonly privateRootPem: string;
  readonly leaf: (host: string, kind: LeafKind) => Leaf;
  readonly context: (host: string, kind: LeafKind) => SecureContext;
}

const dayMs = 86_400_000;

/** Creates roots now and leafs on first use. `now` (epoch ms) is the present time for the certificates. */
export function makeAuthority(now = Date.now()): Authority {
  const trusted = makeRoot('Reachable test root', now);
  const roots = {
    trusted,
    private: makeRoot('Reachable private test root', now),
    'added-authority': makeRoot('Reachable added test root', now),
    'unknown-authority': makeRoot('Reachable unknown test root', now),
    expired: trusted,
    'other-name': trusted,
  };
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  const makeLeaf = (host: string, kind: LeafKind): Leaf => {
    const named = kind === 'other-name' ? 'another-name.test' : host;
    const root = kind === 'self-signed' ? { name: named, keys, pem: '' } : roots[kind];
    const age = kind === 'expired' ? 60 : 1;
    const cert = makeCertificate({
      subject: named,
      issuer: root.name,
      publicKey: keys.publicKey,
      signingKey: root.keys.privateKey,
      issuerKey: root.keys.publicKey,
      from: now - age * dayMs,
      until: now + (31 - age) * dayMs,
      hosts: [named],
    });
    return { key, cert: cert + root.pem };
  };

  const leafs = new Map<string, Leaf>();
  const contexts = new Map<string, SecureContext>();
  const leaf = (host: string, kind: LeafKind) => remember(leafs, `${kind} ${host}`, () => makeLeaf(host, kind));
  return {
    rootPem: trusted.pem,
    addedRootPem: roots['added-authority'].pem,
    privateRootPem: roots.private.pem,
    leaf,
    context: (host, kind) => remember(contexts, `${kind} ${host}`, () => createSecureContext(leaf(host, kind))),
  };
}

function makeRoot(name: string, now: number) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = makeCertificate({
    subject: name,
    issuer: name,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    issuerKey: keys.publicKey,
    from: now - 400 * dayMs,
    until: now + 3650 * dayMs,
  });
  return { name, keys, pem };
}

function remember<Value>(cache: Map<string, Value>, name: string, make: () => Value): Value {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const made = make();
  cache.set(name, made);
  return made;
}
