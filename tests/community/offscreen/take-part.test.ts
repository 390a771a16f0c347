import { describe, expect, it } from 'vitest';
import type { ShownLog } from '../../../protocol/log/shown-log.ts';
import { parseNetworks } from '../../../protocol/wire/networks.ts';
import type { Snapshot } from '../../../protocol/wire/snapshot.ts';
import { takePart } from '../../../src/community/offscreen/take-part.ts';
import { afterNoAnswer } from '../../../src/community/outbox/outbox.ts';
import {
  emptySharingState,
  isContradicted,
  type Message,
  type Reply,
  type SharingEvent,
  type SharingState,
  type TakePartInput,
} from '../../../src/community/outbox/participation.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import { draftCustomService } from '../../../src/model/own-address.ts';
import { ownReasons } from '../../../src/model/own-reasons.ts';
import type { Round } from '../../../src/model/round.ts';
import type { ServiceVerdict } from '../../../src/model/verdict.ts';

const at = Date.UTC(2026, 10, 25, 9, 41);
const place = { cc: 'RU', asn: 8359 };
const sharing = { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' };

const verdict = (service: string, change: Partial<ServiceVerdict> = {}): ServiceVerdict => ({
  service,
  state: 'blocked',
  confidence: 'confident',
  functions: [],
  because: [],
  at,
  ruleset: 1,
  ...change,
});

const round = (verdicts: readonly ServiceVerdict[], state: NetworkState = 'online'): Round => ({
  at,
  extent: 'whole',
  trigger: 'person',
  status: 'finished',
  services: verdicts.map(({ service }) => service),
  profile: 'unknown',
  network: { state, because: [], answered: 4, tried: 4 },
  verdicts,
});

const snapshot = (country: string): Snapshot => ({
  v: 1,
  country,
  counter: 83_000,
  publishedAt: 83_000 * 21_600,
  services: {},
  networks: [],
});

/**
 * Handles an event with relays that give these replies; returns the sent messages and the result. If an entry may be
 * due, it is the first.
 */
async function partake(event: SharingEvent, ask: Partial<TakePartInput> = {}, replies: readonly Reply[] = []) {
  const sent: Message[] = [];
  const [due] = event.kind === 'due' ? (ask.state?.outbox.waiting ?? []) : [];
  const given = ask.state ?? emptySharingState;
  // By then, the background has stored it as sent.
  const state = due ? { ...given, outbox: afterNoAnswer(given.outbox, due, at, seededRandom(2)) } : given;
  const outcome = await takePart(
    {
      event,
      sharing,
      choice: { mode: 'share', since: 0 },
      version: '1.2.3',
      ...(due ? { due } : {}),
      ...ask,
      state,
    },
    {
      send: async (message) => {
        sent.push(message);
        return replies[sent.length - 1] ?? { kind: 'answered', place, agreed: true, failed: [], refused: [] };
      },
      networks: async () => parseNetworks('KZ RU\n0\t\nRU\n8359\tMTS\n4030\tRostelecom\n'),
      now: () => at,
      random: seededRandom(1),
    },
  );
  return { sent, ...outcome };
}

const queue = async (ask: Partial<TakePartInput> = {}) => {
  const { state } = await partake(
    { kind: 'round', round: round([verdict('whatsapp'), verdict('signal')]) },
    { place, ...ask },
  );
  const waiting = state.outbox.waiting.map((entry) => ({ ...entry, notBefore: at }));
  return { ...state, outbox: { ...state.outbox, waiting } };
};

const added = draftCustomService({ name: 'Ours', address: '203.0.113.7:8443', anyAnswer: true }, '2026-11-25', []);
const atAddress = added.accepted ? added.custom.id : '';

describe('a person who shares, after a check', () => {
  it('has a waiting entry for each verdict, and has sent nothing yet', async () => {
    const { sent, state } = await partake({ kind: 'round', round: round([verdict('whatsapp')]) }, { place });
    expect(sent).toEqual([]);
    expect(state.outbox.waiting.map(({ report }) => report)).toMatchObject([
      { service: 'whatsapp', state: 'blocked', ...place },
    ]);
  });

  it.each<[string, Round]>([
    ['one that they added', round([verdict('custom-1x')])],
    ['one that they added by its IP address', round([verdict(atAddress)])],
    ['one that is not sure', round([verdict('whatsapp', { state: 'unsure', confidence: 'unsure' })])],
    ['anything through a proxy', round([verdict('whatsapp')], 'proxied')],
    ...ownReasons.map((reason): [string, Round] => [
      `one that rests on ${reason}`,
      round([verdict('whatsapp', { because: [reason] })]),
    ]),
    ['anything offline', round([verdict('whatsapp')], 'offline')],
    ['anything behind a sign-in page', round([verdict('whatsapp')], 'captive-portal')],
    ['anything on an unstable line', round([verdict('whatsapp')], 'unstable')],
    ['half a check', { ...round([verdict('whatsapp')]), status: 'stopped' }],
  ])('never shares %s', async (_what, ended) => {
    const { state } = await partake({ kind: 'round', round: ended }, { place });
    expect(state.outbox.waiting).toEqual([]);
  });

  it.each([
    ['a network that is not in the table', { cc: 'RU', asn: 4_200_000_000 }],
    ['a network of another country', { cc: 'KZ', asn: 8359 }],
    ['a country that does not exist', { cc: 'QQ', asn: 0 }],
  ])('never shares anything from %s', async (_what, seen) => {
    const { state } = await partake({ kind: 'round', round: round([verdict('whatsapp')]) }, { place: seen });
    expect(state.outbox.waiting).toEqual([]);
  });

  it('never shares a check from before they agreed', async () => {
    const choice = { mode: 'share', since: at + 1 } as const;
    const { state, sent } = await partake({ kind: 'round', round: round([verdict('whatsapp')]) }, { place, choice });
    expect([state.outbox.waiting, sent]).toEqual([[], []]);
  });

  it('first asks a relay for its place, in a message without a report', async () => {
    const { sent, state, place: seen } = await partake({ kind: 'round', round: round([verdict('whatsapp')]) });
    expect(sent.map(({ country, report }) => [country, report])).toEqual([
      ['ZZ', undefined],
      ['RU', undefined],
    ]);
    expect(seen).toEqual(place);
    expect(state.outbox.waiting).toHaveLength(1);
  });

  it('waits for another check when no relay answers', async () => {
    const { state, reached } = await partake({ kind: 'round', round: round([verdict('whatsapp')]) }, {}, [
      { kind: 'failed', failed: sharing.relays, refused: [] },
    ]);
    expect([state.outbox.waiting, state.unreachable, reached]).toEqual([[], true, false]);
  });
});

describe('when an entry may go', () => {
  it('one message is sent, with the place of its verdict, through relays in random order', async () => {
    const { sent, state } = await partake({ kind: 'due', onLine: true }, { state: await queue(), place }, [
      { kind: 'answered', agreed: true, failed: [], refused: [], place, snapshot: snapshot('RU') },
    ]);
    expect(sent).toMatchObject([{ report: { v: 1 }, from: place, country: 'RU' }]);
    expect([...(sent[0]?.relays ?? [])].sort()).toEqual(sharing.relays);
    expect(state.outbox.waiting).toHaveLength(1);
    expect(state.outbox.sent).toHaveLength(1);
  });

  it('a person who only reads sends one without a report', async () => {
    const choice = { mode: 'read', since: 0 } as const;
    const state = await queue({ choice });
    // The place ends with the session, while entries keep waiting.
    const { sent } = await partake({ kind: 'due', onLine: true }, { state, choice });
    expect(sent.map(({ report, from }) => [report, from])).toEqual([[undefined, place]]);
  });

  it.each(['share', 'read'] as const)('no entry of the old network is sent from a new one (%s)', async (mode) => {
    const choice = { mode, since: 0 };
    const elsewhere = { cc: 'RU', asn: 12389 };
    const { state, place: seen } = await partake(
      { kind: 'due', onLine: true },
      { state: await queue({ choice }), place, choice },
      [{ kind: 'moved', place: elsewhere, failed: [], refused: [] }],
    );
    expect([state.outbox.waiting, state.outbox.sent]).toEqual([[], []]);
    expect(seen).toEqual(elsewhere);
  });

  it('nothing is lost if no relay answers, and nothing is tried without a connection', async () => {
    const failed = await partake({ kind: 'due', onLine: true }, { state: await queue(), place }, [
      { kind: 'failed', failed: sharing.relays, refused: [] },
    ]);
    expect(failed.state.outbox.waiting).toHaveLength(2);
    expect(Object.values(failed.state.outbox.failures?.counts ?? {})).toEqual([1, 1]);
    expect(failed.state.outbox.sent).toEqual([]);
    const offline = await partake({ kind: 'due', onLine: false }, { state: await queue(), place });
    expect([offline.sent, offline.state.outbox.failures]).toEqual([[], undefined]);
  });

  it('a relay that failed three times today is not asked, but the others are', async () => {
    const relays = ['https://one.example', 'https://two.example', 'https://three.example'];
    const state = await queue();
    const failures = { day: Math.floor(at / 86_400_000), counts: { 'https://one.example': 3 }, refused: [] };
    const ask = { sharing: { ...sharing, relays }, place };
    const { sent } = await partake(
      { kind: 'due', onLine: true },
      { ...ask, state: { ...state, outbox: { ...state.outbox, failures } } },
    );
    expect([...(sent[0]?.relays ?? [])].sort()).toEqual(['https://three.example', 'https://two.example']);
  });

  it('a relay that refuses is not given up, but asked after the others for the rest of the day', async () => {
    const relays = ['https://one.example', 'https://two.example', 'https://three.example'];
    let state: SharingState = await queue();
    for (let attempt = 0; attempt < 5; attempt++) {
      const { state: later } = await partake(
        { kind: 'due', onLine: true },
        { sharing: { ...sharing, relays }, place, state },
        [{ kind: 'failed', failed: [], refused: ['https://one.example'] }],
      );
      state = { ...later, outbox: { ...later.outbox, restUntil: 0 } };
    }
    const { sent } = await partake({ kind: 'due', onLine: true }, { sharing: { ...sharing, relays }, place, state });
    expect([sent[0]?.relays.length, sent[0]?.relays.at(-1)]).toEqual([3, 'https://one.example']);
  });

  it('nothing is asked any more today if fewer than two relays are left', async () => {
    const state = await queue();
    const failures = { day: Math.floor(at / 86_400_000), counts: { 'https://one.example': 3 }, refused: [] };
    const { sent, state: later } = await partake(
      { kind: 'due', onLine: true },
      { state: { ...state, outbox: { ...state.outbox, failures } }, place },
    );
    expect([sent, later.outbox.waiting.length]).toEqual([[], 2]);
    expect(later.outbox.restUntil).toBeGreaterThan((failures.day + 1) * 86_400_000);
  });

  it("a single relay's claim about the place neither deletes what waits nor is kept", async () => {
    const elsewhere = { cc: 'RU', asn: 12389 };
    const { state, place: seen } = await partake({ kind: 'read' }, { state: await queue(), place }, [
      { kind: 'answered', agreed: false, failed: [], refused: [], place: elsewhere },
    ]);
    expect([state.outbox.waiting.length, seen]).toEqual([2, place]);
    const alone = { kind: 'answered', agreed: false, failed: [], refused: [], place: elsewhere } as const;
    const fresh = await partake({ kind: 'round', round: round([verdict('whatsapp')]) }, {}, [alone, alone]);
    expect([fresh.state.outbox.waiting, fresh.place]).toEqual([[], undefined]);
  });

  it('no entry whose answer did not come is sent again, and the next one waits as after a failure', async () => {
    const { state, reached } = await partake({ kind: 'due', onLine: true }, { state: await queue(), place }, [
      { kind: 'unanswered', failed: ['https://one.example'], refused: [] },
    ]);
    const { waiting, sent, failures } = state.outbox;
    expect(sent.map(({ report }) => report?.service)).toHaveLength(1);
    expect(waiting.map(({ key }) => key)).not.toContain(sent[0]?.key);
    expect([waiting.length, failures?.counts, state.unreachable, reached]).toEqual([
      1,
      { 'https://one.example': 1 },
      true,
      false,
    ]);
  });
});

describe('keys from a log other than the one that this person was shown', () => {
  const logs: readonly [ShownLog, ShownLog] = [
    { edition: 100, size: 9, root: 'all', earlier: [] },
    { edition: 100, size: 9, root: 'you', earlier: [] },
  ];

  it('send nothing, and leave what waits in place; both logs are kept, and no relay is called unreachable', async () => {
    const state = { ...(await queue()), logs: [logs[0]] };
    const { sent, state: later } = await partake({ kind: 'due', onLine: true }, { state, place }, [
      { kind: 'contradicted', failed: [], refused: [], shown: [logs[1]] },
    ]);
    expect(sent.map((message) => message.logs)).toEqual([[logs[0]]]);
    expect([later.outbox.waiting.length, later.outbox.sent, later.outbox.failures]).toEqual([2, [], undefined]);
    expect([isContradicted(later), later.logs?.length, later.unreachable]).toEqual([true, 2, false]);
    expect(later.outbox.restUntil).toBeGreaterThan(at);
  });
});

describe('a report whose version is no longer counted', () => {
  const outdated = { kind: 'answered', agreed: true, failed: [], refused: [], place, outdated: true } as const;
  const due = { kind: 'due', onLine: true } as const;

  it('is sent like any other, and remembered until a later one is counted', async () => {
    const refused = await partake(due, { state: await queue(), place }, [outdated]);
    expect([refused.state.outdated, refused.state.outbox.waiting.length]).toEqual([true, 1]);
    const read = await partake({ kind: 'read' }, { state: refused.state, place });
    expect(read.state.outdated).toBe(true);
    const counted = await partake(due, { state: read.state, place });
    expect([counted.sent.length, counted.state.outdated]).toEqual([1, undefined]);
  });
});

describe('the snapshot', () => {
  it('stays when the next answer has none', async () => {
    const state = { ...emptySharingState, snapshot: snapshot('RU') };
    const read = await partake({ kind: 'read' }, { state, place });
    expect(read.state.snapshot).toEqual(snapshot('RU'));
    expect(read.sent.map(({ newest }) => [newest?.country, newest?.counter])).toEqual([['RU', 83_000]]);
  });

  it('stays, in doubt, if the publisher signed different figures for its time, until a newer one comes', async () => {
    const state = { ...emptySharingState, snapshot: snapshot('RU') };
    const answered = { kind: 'answered', agreed: true, failed: [], refused: [], place } as const;
    const doubted = await partake({ kind: 'read' }, { state, place }, [{ ...answered, contradicted: true }]);
    expect([doubted.state.snapshot, doubted.state.contradicted]).toEqual([snapshot('RU'), true]);
    const same = await partake({ kind: 'read' }, { state: doubted.state, place }, [
      { ...answered, snapshot: snapshot('RU') },
    ]);
    expect(same.state.contradicted).toBe(true);
    const newer = await partake({ kind: 'read' }, { state: doubted.state, place }, [
      { ...answered, snapshot: { ...snapshot('RU'), counter: 83_001 } },
    ]);
    expect(newer.state.contradicted).toBeUndefined();
  });

  it('is fetched again in another country', async () => {
    const state = { ...emptySharingState, snapshot: snapshot('RU') };
    const { sent } = await partake({ kind: 'read' }, { state }, [
      { kind: 'answered', agreed: true, failed: [], refused: [], place: { cc: 'KZ', asn: 0 } },
    ]);
    expect(sent.map(({ country }) => country)).toEqual(['RU', 'KZ']);
  });

  it('is all that shows in which country somebody was', async () => {
    const state = { ...emptySharingState, snapshot: snapshot('RU') };
    const { state: later } = await partake({ kind: 'read' }, { state }, [
      { kind: 'answered', agreed: true, failed: [], refused: [], place: { cc: 'KZ', asn: 0 } },
      {
        kind: 'answered',
        agreed: true,
        failed: [],
        refused: [],
        place: { cc: 'KZ', asn: 0 },
        snapshot: snapshot('KZ'),
      },
    ]);
    expect(later.snapshot?.country).toBe('KZ');
    expect(JSON.stringify(later)).not.toContain('RU');
  });
});
