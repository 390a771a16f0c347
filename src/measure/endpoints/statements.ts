import { isTimeout, provesConnection, provesLife } from '../../model/failures.ts';
import type { Observation, ProbeKind } from '../../model/observation.ts';
import { isAnswer } from '../check/outcomes.ts';
import type { Line } from '../network/line.ts';
import { holdsQuicBack } from '../network/quic.ts';
import { isPage } from '../transfers/sample.ts';
import { namesBogus } from './bogus-here.ts';

/** One thing that a probe can show about a host. The pages have a sentence for each (`says_<code>`). */
export interface Statement {
  readonly says: string;
  readonly when: (o: Observation, line: Line) => boolean;
  /** OONI's name for the failure, if an answer counts as one. */
  readonly ooni?: string;
}

const failed = ({ outcome }: Observation) => outcome.kind === 'failed';
const silent = ({ outcome }: Observation) => outcome.kind === 'failed' && isTimeout(outcome.failure);
const refused = ({ outcome }: Observation) => outcome.kind === 'failed' && outcome.failure === 'connection_refused';
const connected = ({ outcome }: Observation) => outcome.kind === 'connected';
const alive = (o: Observation) =>
  connected(o) || isAnswer(o) || (o.outcome.kind === 'failed' && provesLife(o.outcome.failure));
const cut = ({ outcome }: Observation) => outcome.kind === 'failed' && provesConnection(outcome.failure);
const named = ({ outcome }: Observation) => outcome.kind === 'resolved' && outcome.exists;
/** An address that differs from the known ones, which alone proves nothing. */
const elsewhere = ({ outcome }: Observation) =>
  outcome.kind === 'resolved' && (outcome.compared === 'other' || outcome.compared === 'outside');
const denied = ({ outcome }: Observation) => outcome.kind === 'resolved' && !outcome.exists;
const unexpected = ({ outcome }: Observation) => outcome.kind === 'answered' && !outcome.healthy;
const cameUp = ({ outcome }: Observation) => outcome.kind === 'connected';
const relayed = ({ outcome }: Observation) => outcome.kind === 'relay-answered';
const stopped = ({ transfer }: Observation) => transfer?.end === 'stalled' || transfer?.end === 'cut';

const ownAddress = [
  { says: 'own-address-answered', when: alive },
  { says: 'own-address-refused', when: refused },
  { says: 'own-address-silent', when: silent },
] as const satisfies readonly Statement[];
const address = [
  { says: 'address-answered', when: alive },
  { says: 'address-refused', when: refused },
  { says: 'address-silent', when: silent },
  { says: 'address-cut', when: cut },
] as const satisfies readonly Statement[];
const page = [
  { says: 'page-failed', when: failed },
  { says: 'page-unexpected', when: unexpected },
] as const satisfies readonly Statement[];
const large = [
  // How much of a page came is only known after decompression.
  { says: 'page-stopped', when: (o) => isPage(o) && stopped(o) },
  { says: 'large-stopped', when: stopped },
  { says: 'large-failed', when: failed },
] as const satisfies readonly Statement[];
const small = [
  { says: 'small-answered', when: isAnswer },
  { says: 'small-failed', when: failed },
] as const satisfies readonly Statement[];
const quic = [
  { says: 'quic-answered', when: alive },
  { says: 'quic-refused', when: (o) => holdsQuicBack(o) && !silent(o) },
  { says: 'quic-silent', when: silent },
] as const satisfies readonly Statement[];
const call = [
  { says: 'call-server-answered', when: relayed },
  { says: 'call-server-failed', when: failed },
] as const satisfies readonly Statement[];

/** What each kind of probe can show. The first match wins; an observation that matches none is of no use. */
export const statements = {
  https: page,
  http: page,
  websocket: [
    { says: 'channel-failed', when: failed },
    { says: 'channel-unexpected', when: unexpected },
  ],
  'first-word': [
    { says: 'word-unanswered', when: silent },
    { says: 'word-unexpected', when: failed },
  ],
  channel: [{ says: 'channel-cut', when: failed }],
  handshake: [
    { says: 'handshake-done', when: cameUp },
    { says: 'handshake-silent', when: silent },
    { says: 'handshake-failed', when: failed },
  ],
  dns: [
    { says: 'own-lookup-misled', when: namesBogus, ooni: 'dns_bogon_error' },
    { says: 'own-lookup-denied', when: denied, ooni: 'dns_nxdomain_error' },
    { says: 'own-lookup-silent', when: failed },
    { says: 'own-lookup-elsewhere', when: elsewhere },
    { says: 'own-lookup-named', when: named },
  ],
  lookup: [{ says: 'own-lookup-misled', when: namesBogus, ooni: 'dns_bogon_error' }],
  doh: [
    { says: 'resolvers-named', when: named },
    { says: 'resolvers-denied', when: denied, ooni: 'dns_nxdomain_error' },
    { says: 'resolvers-silent', when: failed },
  ],
  'own-address-tcp': ownAddress,
  'own-address-tls': ownAddress,
  'own-address-reply': [],
  'address-tcp': address,
  'address-tls': address,
  'port-80': [
    { says: 'port-80-answered', when: isAnswer },
    { says: 'port-80-failed', when: failed },
  ],
  'other-path': [
    { says: 'other-path-answered', when: isAnswer },
    { says: 'other-path-failed', when: failed },
  ],
  download: large,
  'first-download': large,
  'short-download': [],
  upload: large,
  'first-upload': large,
  'object-head': small,
  'small-upload': small,
  quic,
  stun: call,
  turn: call,
} as const satisfies Record<ProbeKind, readonly Statement[]>;

export type StatementCode = (typeof statements)[ProbeKind][number]['says'];
