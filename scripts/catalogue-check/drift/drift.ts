import type { Entry } from '../entry.ts';
import { answerRows } from './answer-rows.ts';
import { channelRows } from './channel-rows.ts';
import type { Edit } from './edit.ts';
import { fileRows } from './file-rows.ts';
import { betterCertificateRows, hostRows } from './host-rows.ts';
import { offerRows } from './offer-rows.ts';
import type { DriftRow, Seen } from './seen.ts';

/** A difference between a server and the list. */
export interface Drift {
  readonly name: string;
  readonly sentence: string;
  readonly edit?: Edit | undefined;
}

const isResolver = (entry: Entry) => entry.kind === 'control' && entry.control.class === 'resolver';

/** The first of these that holds explains whatever else is odd. */
const failures: Readonly<Record<Entry['kind'], (seen: Seen) => readonly DriftRow[]>> = {
  endpoint: ({ entry: { url } }) => [...hostRows, ...(url.startsWith('wss:') ? channelRows : answerRows)],
  // Only browsers know what resolvers are asked.
  control: ({ entry }) => [...hostRows, ...(isResolver(entry) ? [] : answerRows)],
  object: () => [...hostRows, ...fileRows],
  relay: () => hostRows,
  'control-relay': () => [],
};

/** A row for what only browsers can see. */
const onlyInBrowsers: DriftRow = {
  when: ({ inBrowsers }) => inBrowsers?.works === false,
  say: ({ entry, inBrowsers }) =>
    `${entry.url} does not work in a browser (${inBrowsers?.saw || 'nothing came'}): see its rows above, and ask again before anything is changed.`,
};

/** How a server differs from the list: the first reason for a failure, and what it offers beside. */
export function driftsOf(seen: Seen): readonly Drift[] {
  // What works in a browser may still turn node away, which is no browser.
  const rows = seen.inBrowsers?.works ? [] : [...failures[seen.entry.kind](seen), onlyInBrowsers];
  const first = rows.find(({ when }) => when(seen));
  const beside = [...betterCertificateRows, ...offerRows].filter(({ when }) => when(seen));
  return [...(first ? [first] : []), ...beside].map(({ say, edit }) => ({
    name: seen.entry.name,
    sentence: say(seen),
    edit: edit?.(seen),
  }));
}
