import type { Cause } from '../../src/model/verdict.ts';
import type { Behaviour } from '../net/behaviour.ts';

/** A part of a service that can change or be held back by itself. `link`: it leads to where a file is stored. */
export type TargetKind = 'page' | 'channel' | 'file' | 'link' | 'upload' | 'asset' | 'relay';

/** What happens to every request to one place. */
export interface Change {
  readonly id: string;
  /** The row of the table in which it is counted. */
  readonly like: string;
  /** The targets that it can happen to. */
  readonly to: readonly TargetKind[];
  /** Whether all paths of the host are affected, or only one address. */
  readonly on: 'host' | 'path';
  readonly server?: Behaviour;
  /** What resolvers say of the name. `gone`: on all of them; the others: only on this network's. */
  readonly name?: 'gone' | 'denied' | 'lost' | 'own-network';
  /** The answer to a SYN. */
  readonly address?: 'silence' | 'refusal';
  /** No server answers any more, so that nobody has to wait in real time until one gives up. */
  readonly isSilent?: true;
}

const overHttps = ['page', 'file', 'link', 'upload', 'asset'] as const;
const everything = [...overHttps, 'channel', 'relay'] as const;
const overTls = [...overHttps, 'channel'] as const;
/** Addresses with verdicts of their own. */
const judged = ['page', 'channel'] as const;

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = '') =>
  ({ kind: 'answer', status, headers, body }) as const;

const ofPath = (id: string, like: string, server: Behaviour, more: Partial<Change> = {}): Change => ({
  id,
  like,
  to: overHttps,
  on: 'path',
  server,
  ...more,
});

const ofChannel = (id: string, like: string, server: Behaviour, more: Partial<Change> = {}): Change => ({
  ...ofPath(id, like, server, more),
  to: ['channel'],
});

const another = 'another status, page or place';
const hangUp = 'closes, resets or never answers a request';
const pace = 'begins after two seconds, or sends in bursts';
const refusal = 'refuses the upgrade of a channel';
const noChannel = 'ends or never answers a channel';
const certificate = 'its certificate ran out, or is for another name';
const address = 'its address is silent, or refuses connections';

/** What an owner may do to one of its own addresses, for everybody. */
export const changes: readonly Change[] = [
  ofPath('status-404', another, answer(404)),
  ofPath('status-403', another, answer(403)),
  ofPath('status-410', another, answer(410)),
  ofPath('status-503', another, answer(503)),
  ofPath('another-page', another, answer(200, {}, '<!doctype html><title>New</title><p>Welcome.')),
  ofPath('empty-page', another, answer(200)),
  ofPath('moved', another, answer(302, { location: 'https://www.new-home.example/' })),
  ofPath('hangs-up', hangUp, { kind: 'close-after-request' }),
  ofPath('resets', hangUp, { kind: 'reset-after-request' }),
  ofPath('never-answers', hangUp, { kind: 'hang' }, { isSilent: true }),
  ofPath('late', pace, { kind: 'slow-answer', afterMs: 2000 }),
  ofPath('paced', pace, { kind: 'paced', bytes: 100_000, everyMs: 2000 }),
  ...[400, 403, 404, 426].map((status) =>
    ofChannel(`upgrade-${status}`, refusal, { kind: 'websocket-refused', status }),
  ),
  ofChannel('upgrade-closed', noChannel, { kind: 'websocket-closed' }),
  ofChannel('upgrade-reset', noChannel, { kind: 'websocket-reset' }),
  ofChannel('upgrade-unanswered', noChannel, { kind: 'websocket-hang' }, { isSilent: true }),
  ofChannel('channel-closed', noChannel, { kind: 'websocket-dismissed', code: 4000 }),
  ofChannel('channel-cut', noChannel, { kind: 'websocket-cut' }),
  {
    id: 'expired',
    like: certificate,
    to: overTls,
    on: 'host',
    server: { kind: 'certificate', certificate: 'expired' },
  },
  {
    id: 'other-name',
    like: certificate,
    to: overTls,
    on: 'host',
    server: { kind: 'certificate', certificate: 'other-name' },
  },
  { id: 'gone', like: 'its name is gone', to: everything, on: 'host', name: 'gone' },
  { id: 'silent', like: address, to: everything, on: 'host', address: 'silence', isSilent: true },
  { id: 'refuses', like: address, to: overTls, on: 'host', address: 'refusal' },
];

/** What only somebody on the path can do to it. */
export interface Way extends Change {
  /** The right causes. */
  readonly causes: readonly Cause[];
}

export const ways: readonly Way[] = [
  { id: 'denied', like: 'the resolver here denies its name', to: judged, on: 'host', name: 'denied', causes: ['dns'] },
  {
    id: 'lost',
    like: 'lookups of its name get lost here',
    to: judged,
    on: 'host',
    name: 'lost',
    isSilent: true,
    causes: ['dns'],
  },
  {
    id: 'own-network',
    like: 'the resolver here leads into the own network',
    to: judged,
    on: 'host',
    name: 'own-network',
    causes: ['dns'],
  },
  {
    id: 'certificate',
    like: 'a stranger’s certificate',
    to: judged,
    on: 'host',
    server: { kind: 'certificate', certificate: 'unknown-authority' },
    causes: ['certificate'],
  },
  {
    id: 'reset',
    like: 'a hello with its name is reset',
    to: judged,
    on: 'host',
    server: { kind: 'reset-after-client-hello' },
    causes: ['tls'],
  },
  {
    id: 'swallowed',
    like: 'a hello with its name gets lost',
    to: judged,
    on: 'host',
    server: { kind: 'swallow-client-hello' },
    isSilent: true,
    causes: ['tls'],
  },
  {
    id: 'filter',
    like: 'the page of a known filter',
    to: ['page'],
    on: 'host',
    server: answer(403, { server: 'Zscaler/6.2' }, 'blocked'),
    causes: ['http'],
  },
  {
    id: 'frozen',
    like: 'transfers stop after 16 kB',
    to: ['file'],
    on: 'host',
    server: { kind: 'stops-after', bytes: 16_384 },
    causes: ['freeze'],
  },
];
