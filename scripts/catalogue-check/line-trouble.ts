import { connect } from 'node:net';
import type { Service } from '../../src/model/service.ts';
import { askByNode } from './ask-by-node.ts';
import { type Catalogue, type Entry, entriesOf } from './entry.ts';
import { isAsListed } from './is-as-listed.ts';
import { connectionTo, type Ways } from './ways.ts';

/** How a request to a comparison site ended. */
type End = 'as listed' | 'otherwise' | 'no name' | 'nothing';

type ControlEntry = Extract<Entry, { kind: 'control' }>;

/**
 * Why this line can show nothing, in a sentence; undefined if a comparison site answers as listed. Sites that browsers
 * ask by themselves come first, and the others are asked only if none of these answers.
 */
export async function lineTrouble(catalogue: Catalogue, ways: Ways): Promise<string | undefined> {
  const controls = entriesOf(catalogue).filter((entry) => entry.kind === 'control');
  const ends: End[] = [];
  for (const kind of ['captive', 'foreign']) {
    const asked = controls.filter(({ control }) => control.class === kind);
    ends.push(...(await Promise.all(asked.map((entry) => endOf(entry, ways)))));
    if (ends.includes('as listed')) return undefined;
  }
  return `${await reasonFor(ends, controls, catalogue, ways)} Nothing is proposed and nothing written.`;
}

async function reasonFor(ends: readonly End[], controls: readonly ControlEntry[], { services }: Catalogue, ways: Ways) {
  if (ends.includes('otherwise'))
    return 'What answers is no comparison site: a sign-in page or somebody else stands between this machine and all others.';
  if (ends.every((end) => end === 'no name') && (await anyAddressAnswers(services, ways)))
    return 'No name could be looked up, though a known address answers: the name resolver of this machine fails.';
  const [first] = controls;
  return `Nothing answered, not even ${first && new URL(first.url).hostname}: this machine has no network, or everything is blocked.`;
}

async function endOf(entry: ControlEntry, ways: Ways): Promise<End> {
  try {
    await ways.addressesOf(new URL(entry.url).hostname);
  } catch {
    return 'no name';
  }
  const answer = await askByNode(entry, ways);
  if (answer?.status === undefined) return 'nothing';
  return isAsListed(entry.url, entry.control.healthy, answer) ? 'as listed' : 'otherwise';
}

/** Whether a server accepts a connection at a listed address. */
async function anyAddressAnswers(services: readonly Service[], ways: Ways): Promise<boolean> {
  const addresses = services.flatMap(({ endpoints }) => endpoints.flatMap(({ addresses: known = [] }) => known));
  const answers = await Promise.all([...new Set(addresses)].map((address) => takesConnection(address, ways)));
  return answers.includes(true);
}

function takesConnection(address: string, ways: Ways): Promise<boolean> {
  return new Promise((done) => {
    const { host, port, timeout } = connectionTo(address, 443, ways);
    const socket = connect({ host, port, timeout });
    const end = (takes: boolean) => {
      socket.destroy();
      done(takes);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}
