import * as v from 'valibot';
import { controls, services } from '../../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../../src/catalogue/controls.ts';
import { domesticPacks } from '../../../src/catalogue/domestic-pack.ts';
import { relayName } from '../../../src/history/export/observation-lines.ts';
import type { Service } from '../../../src/model/service.ts';
import { rowSchema, type ScenarioRow } from '../scenario-form.ts';

/** The contents of a report that a scenario needs. */
export interface Report {
  readonly service: Service;
  /** The verdict of the person's copy: `blocked, tls, reset, likely`. */
  readonly verdict: string;
  readonly ruleset: number;
  readonly rows: readonly ScenarioRow[];
}

/** A check of every function has fewer observations; more is not a report. */
const most = { bytes: 64_000, observations: 400 };

/**
 * Reads the text of a report, which anybody may have written or changed. Every word has to be one that reports can
 * have.
 * @throws an `Error` that names the line
 */
export function parseReport(text: string): Report {
  if (Buffer.byteLength(text) > most.bytes) throw new Error(`The report is longer than ${most.bytes} bytes.`);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const name = after(lines, 'Messenger: ');
  const service = services.find((one) => one.name === name);
  if (!service) throw new Error('"Messenger:" names none of the catalogue.');
  const verdict = after(lines, 'Verdict: ');
  if (!/^[a-z0-9-]+(?:, [a-z0-9-]+){0,3}$/.test(verdict)) throw new Error('"Verdict:" is not one.');
  const ruleset = Number(after(lines, 'Rules: '));
  if (!Number.isInteger(ruleset) || ruleset < 1) throw new Error('"Rules:" is not a number.');
  const start = lines.indexOf('Observations:');
  if (start < 0) throw new Error('It has no observations: copy the whole report.');
  const listed = lines.slice(start + 1).filter((line) => line !== '');
  if (listed.length === 0 || listed.length > most.observations)
    throw new Error(`It has ${listed.length} observations; a report has 1 to ${most.observations}.`);
  const isKnown = knownOf(service);
  return { service, verdict, ruleset, rows: listed.map((line) => parseRow(line, isKnown)) };
}

function after(lines: readonly string[], label: string): string {
  const found = lines.filter((line) => line.startsWith(label));
  if (found.length !== 1) throw new Error(`It has to have one line with "${label.trim()}".`);
  return found[0]?.slice(label.length) ?? '';
}

/** `- before foreign/github https 200; start 40; 151 ms; stages 20 40 40 40; page 1` */
export function parseRow(line: string, isKnown: (of: string) => boolean): ScenarioRow {
  const fail = (why: string) => new Error(`This line is not of a report, ${why}:\n  ${line.slice(0, 200)}`);
  const [head = '', ...facts] = line.split('; ');
  const [, phase, of = '', probe, outcome] = /^- (\w+) ([a-z0-9-]+\/[a-z0-9-]+) ([a-z0-9-]+) (.+)$/.exec(head) ?? [];
  if (!isKnown(of)) throw fail('it names nothing of this messenger or of the controls');
  const row: Record<string, unknown> = { of: ofOf(of), probe, phase, outcome };
  for (const fact of facts) {
    const read = readers.find(({ form }) => form.test(fact));
    if (!read) throw fail(`for "${fact.slice(0, 40)}"`);
    Object.assign(row, read.read(read.form.exec(fact)?.slice(1) ?? []));
  }
  const parsed = v.safeParse(rowSchema, row);
  if (!parsed.success) throw fail(JSON.stringify(v.flatten(parsed.issues).nested));
  return parsed.output;
}

interface Reader {
  readonly form: RegExp;
  readonly read: (found: readonly string[]) => Partial<Record<keyof ScenarioRow, unknown>>;
}

const readers: readonly Reader[] = [
  { form: /^start (\d{1,6})$/, read: ([ms]) => ({ startMs: Number(ms) }) },
  { form: /^(\d{1,6}) ms$/, read: ([ms]) => ({ tookMs: Number(ms) }) },
  { form: /^stages (\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6})$/, read: (found) => ({ stages: found.map(Number) }) },
  {
    form: /^transfer (\d{1,9}) (whole|enough|stalled|cut)(?: (\d{1,7}(?:\.\d+)?))?$/,
    read: ([bytes, end, kbps]) => ({
      transfer: { bytes: Number(bytes), end, ...(kbps ? { kbps: Number(kbps) } : {}) },
    }),
  },
  { form: /^names (\d{1,3})$/, read: ([names]) => ({ names: Number(names) }) },
  { form: /^file (there|elsewhere)$/, read: ([fileOfPage]) => ({ fileOfPage }) },
  { form: /^(reused)$/, read: () => ({ reused: true }) },
  { form: /^address ([a-z-]+)$/, read: ([address]) => ({ address }) },
  { form: /^ipv([46])$/, read: ([version]) => ({ ipVersion: Number(version) }) },
  { form: /^address-tag (\d{1,3})$/, read: ([tag]) => ({ addressTag: Number(tag) }) },
  { form: /^page (\d{1,3})$/, read: ([tag]) => ({ pageTag: Number(tag) }) },
  { form: /^(proxied)$/, read: () => ({ proxied: true }) },
  { form: /^(added-authority)$/, read: () => ({ addedAuthority: true }) },
  { form: /^(state-authority)$/, read: () => ({ stateAuthority: true }) },
  { form: /^connection (\d{1,3})$/, read: ([connection]) => ({ connection: Number(connection) }) },
];

/** Whether something is an endpoint or relay of the service, or a control. */
function knownOf(service: Service): (of: string) => boolean {
  return (of) => {
    const [owner = '', name = ''] = of.split('/');
    if (owner === 'domestic') return sites[Number(name) - 1] !== undefined;
    if (owner === 'relay') return controlRelays.some(({ id }) => id === `relay-${name}`);
    if (owner !== service.id) return controls.some((one) => one.class === owner && one.id === `${owner}-${name}`);
    return (
      service.endpoints.some(({ id }) => id === name) ||
      (service.relays ?? []).some(({ url }) => relayName(url) === name)
    );
  };
}

/** Reports number the sites inside a country; here they become those of one country, whichever it was. */
const sites =
  domesticPacks.find(({ country }) => country === 'RU')?.controls.map(({ id }) => id.replace('-', '/')) ?? [];

const ofOf = (of: string): string => (of.startsWith('domestic/') ? (sites[Number(of.slice(9)) - 1] ?? of) : of);
