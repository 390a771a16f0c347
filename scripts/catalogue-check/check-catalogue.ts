import { setTimeout as pause } from 'node:timers/promises';
import { transferEndpoint } from '../../src/measure/transfers/transfer-endpoint.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Contact, Service } from '../../src/model/service.ts';
import { askByNode } from './ask-by-node.ts';
import { type Drift, driftsOf } from './drift/drift.ts';
import { offers } from './drift/offer-rows.ts';
import type { Entry } from './entry.ts';
import { listedAuthority } from './listed.ts';
import { type HostFacts, lookAtHost } from './look-at-host.ts';
import type { Tried } from './new-contacts.ts';
import type { NodeAnswer } from './node-answer.ts';
import { isAbout, type Observed, type OwnPage, observe, type Say } from './observe.ts';
import { lookAtPage, type PageFacts } from './page-file.ts';
import { browserRow, nodeRow, type Row, serviceRow } from './row.ts';
import { isMismatch, judge, judgeAlone, readFurther, type Said } from './verdict.ts';
import type { Ways } from './ways.ts';

/** A browser to check with. */
export interface Driven {
  readonly name: string;
  /** Opens the browser, does the work in an extension page, and closes it. */
  readonly within: (work: (page: OwnPage) => Promise<void>) => Promise<void>;
}

/** A host, and the listed signer of its certificate. */
interface HostSeen {
  readonly host: string;
  readonly listed: string;
  readonly facts: HostFacts;
}

export interface Checked {
  readonly rows: readonly Row[];
  readonly hosts: readonly HostSeen[];
  /** The names of entries that would be misjudged on a line without a censor. */
  readonly mismatches: readonly string[];
  readonly tried: readonly Tried[];
  readonly pages: readonly PageFacts[];
  /** How the servers differ from the list. */
  readonly drifts: readonly Drift[];
}

/**
 * Asks everything by node, then by each browser in turn, one entry after the other.
 * @param contacts the earlier results
 */
export async function checkCatalogue(
  entries: readonly Entry[],
  browsers: readonly Driven[],
  ways: Ways,
  pauseMs: number,
  say: Say,
  contacts: Readonly<Record<string, Contact>> = {},
): Promise<Checked> {
  const hosts = new Map<string, HostFacts>();
  for (const { host, port } of securePlaces(entries)) {
    say(`node: ${host}`);
    hosts.set(host, await lookAtHost(host, port, ways));
    await pause(pauseMs);
  }
  const answers = new Map<Entry, NodeAnswer>();
  for (const entry of entries) {
    say(`node: ${entry.name}`);
    const answer = await askByNode(entry, ways);
    if (answer === undefined) continue;
    answers.set(entry, answer);
    await pause(pauseMs);
  }
  const pages: PageFacts[] = [];
  for (const service of servicesOfPages(entries)) {
    say(`node: the page of ${service.id}`);
    const facts = await lookAtPage(service, ways);
    if (facts) pages.push(facts);
    await pause(pauseMs);
  }
  const seen: { readonly by: string; readonly observed: Observed }[] = [];
  for (const { name, within } of browsers) {
    await within(async (page) => {
      seen.push({ by: name, observed: await observe(page, entries, (line) => say(`${name}: ${line}`)) });
    });
  }

  const rows: Row[] = [];
  const mismatches = new Set<string>();
  const tried: Tried[] = [];
  const drifts: Drift[] = [];
  const note = (name: string, said: Said) => isMismatch(said) && mismatches.add(name);
  let service: string | undefined;
  for (const entry of entries) {
    if ('service' in entry && entry.service.id !== service) {
      service = entry.service.id;
      for (const { by, observed } of seen) {
        const record = observed.records.get(service);
        if (record === undefined) continue;
        const said = judge(entry.service, record);
        note(service, said);
        rows.push(serviceRow(service, by, said));
      }
    }
    const answer = answers.get(entry);
    const views = seen.map(({ by, observed }) => {
      const observations = observationsOf(entry, observed);
      const record = 'service' in entry ? observed.records.get(entry.service.id) : undefined;
      const said =
        'service' in entry && record
          ? judgeAlone(entry, {
              ...record,
              observations: [...record.observations, ...(observed.further.get(entry) ?? [])],
            })
          : readFurther(entry, observations, answer?.length);
      note(entry.name, said);
      return { said, observations, row: browserRow(entry, by, observations, said) };
    });
    rows.push(...views.map(({ row }) => row));
    const host = hosts.get(hostOf(entry));
    if (answer) rows.push(nodeRow(entry, answer, host));
    tried.push(triedOf(entry, views, host, answer));
    const inBrowsers = views.length > 0 ? { works: isSeen(entry, views), saw: wordsOf(views).join(', ') } : undefined;
    drifts.push(
      ...driftsOf({ entry, host: hostOf(entry), facts: host, answer, before: contacts[entry.url], inBrowsers }),
    );
  }
  return {
    rows,
    hosts: [...hosts].map(([host, facts]) => ({ host, listed: listedOf(host, entries), facts })),
    mismatches: [...mismatches],
    tried,
    pages,
    drifts: onePerSentence(drifts),
  };
}

/** Says once what several entries of a host show. */
function onePerSentence(drifts: readonly Drift[]): readonly Drift[] {
  return drifts.filter(
    (one, index) => one.edit || drifts.findIndex((other) => other.sentence === one.sentence) === index,
  );
}

function listedOf(host: string, entries: readonly Entry[]): string {
  const words = entries.filter((entry) => hostOf(entry) === host).flatMap((entry) => listedAuthority(entry) ?? []);
  return [...new Set(words)].join('; ');
}

/** The services whose pages are among the entries. */
function servicesOfPages(entries: readonly Entry[]): readonly Service[] {
  return entries.flatMap((entry) =>
    entry.kind === 'endpoint' && entry.endpoint === transferEndpoint(entry.service, 'web') ? [entry.service] : [],
  );
}

function observationsOf(entry: Entry, { records, further }: Observed): readonly Observation[] {
  const inRounds = [...records.values()].flatMap(({ observations }) => observations);
  return [...inRounds.filter((o) => isAbout(o, entry)), ...(further.get(entry) ?? [])];
}

interface View {
  readonly said: Said;
  readonly observations: readonly Observation[];
  readonly row: Row;
}

/** A channel counts only if it opened: the page of its host says nothing about it. */
function isSeen(entry: Entry, views: readonly View[]): boolean {
  const isChannel = entry.url.startsWith('wss:');
  const wasSeen = views.some(
    ({ said, observations }) =>
      said.state === 'works' && (!isChannel || observations.some(({ outcome }) => outcome.kind === 'opened')),
  );
  return wasSeen && !views.some(({ said }) => isMismatch(said));
}

const wordsOf = (views: readonly View[]): readonly string[] => [
  ...new Set(views.flatMap(({ row }) => [row.channel ?? row.status ?? row.relay ?? row.DoH ?? []].flat())),
];

function triedOf(
  entry: Entry,
  views: readonly View[],
  host: HostFacts | undefined,
  answer: NodeAnswer | undefined,
): Tried {
  const offered = (['http3', 'nel'] as const).filter((offer) => answer?.[offer]).map((offer) => offers[offer]);
  const saw = [...wordsOf(views), ...(host?.issuer ? [host.issuer] : []), ...offered].join('; ');
  return { url: entry.url, works: isSeen(entry, views), saw };
}

function hostOf(entry: Entry): string {
  return entry.kind === 'relay' || entry.kind === 'control-relay'
    ? relayPlace(entry).host
    : new URL(entry.url).hostname;
}

/** Every host that speaks TLS, once. */
function securePlaces(entries: readonly Entry[]) {
  const places = new Map<string, { readonly host: string; readonly port: number }>();
  for (const entry of entries) {
    const host = hostOf(entry);
    if (entry.kind === 'relay') {
      const { port, transport } = relayPlace(entry);
      if (transport === 'tls') places.set(host, { host, port });
    } else if (entry.kind !== 'control-relay' && !entry.url.startsWith('http:')) {
      places.set(host, { host, port: Number(new URL(entry.url).port) || 443 });
    }
  }
  return places.values();
}
