import type { Control, ControlRelay, Service } from '../model/service.ts';
import { parseContacts, parseControl, parseControlRelay, parseService } from '../model/service.ts';
import { controlMistakes, hostMistakes, relayHostMistakes, serviceMistakes } from './cross-rules.ts';

interface Issue {
  readonly message: string;
  readonly path?: readonly { readonly key: unknown; readonly value: unknown }[] | undefined;
}

/** Names an entry by its id if it has one, since an index is hard to find in the file. */
function label(entry: unknown, position: unknown): string {
  const named = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof named === 'string' && named !== '' ? named : String(position);
}

const where = (root: string, issue: Issue) =>
  [
    root,
    ...(issue.path ?? []).map(({ key, value }) => (typeof key === 'number' ? label(value, key) : String(key))),
  ].join('.');

type Parse<Entry> = (
  entry: unknown,
) =>
  | { readonly success: true; readonly output: Entry }
  | { readonly success: false; readonly issues: readonly Issue[] };

/** Separates the entries that fit their schema from the mistakes in the others. */
function sift<Entry>(root: string, entries: readonly unknown[], parse: Parse<Entry>) {
  const sound: Entry[] = [];
  const mistakes: string[] = [];
  const seen = new Set<string>();
  for (const [position, entry] of entries.entries()) {
    const path = `${root}.${label(entry, position)}`;
    if (seen.has(path)) mistakes.push(`${path}: this id occurs more than once`);
    seen.add(path);
    const parsed = parse(entry);
    if (parsed.success) sound.push(parsed.output);
    else mistakes.push(...parsed.issues.map((issue) => `${where(path, issue)}: ${issue.message}`));
  }
  return { sound, mistakes };
}

/**
 * The mistakes in a catalogue, each with the path of the entry, as in `services.telegram.endpoints.kws1.url: ...`.
 * Empty when the catalogue is valid.
 */
export function validateCatalogue(
  services: readonly unknown[],
  controls: readonly unknown[],
  controlRelays: readonly unknown[],
): string[] {
  const sifted = sift('services', services, parseService);
  const siftedControls = sift('controls', controls, parseControl);
  const siftedRelays = sift('relays', controlRelays, parseControlRelay);
  return [
    ...sifted.mistakes,
    ...siftedControls.mistakes,
    ...siftedRelays.mistakes,
    ...sifted.sound.flatMap(serviceMistakes),
    ...siftedControls.sound.flatMap(controlMistakes),
    ...hostMistakes(sifted.sound, siftedControls.sound),
    ...relayHostMistakes(sifted.sound, siftedRelays.sound),
  ];
}

/** The mistakes in the contacts of this catalogue. */
export function validateContacts(
  contacts: unknown,
  services: readonly Service[],
  controls: readonly Control[],
  controlRelays: readonly ControlRelay[],
): string[] {
  const asked = [
    ...services.flatMap(({ endpoints, relays = [] }) => [...endpoints, ...relays]),
    ...services.flatMap(({ endpoints }) => endpoints.flatMap(({ large = [] }) => large)),
    ...controls,
    ...controls.flatMap(({ large }) => large ?? []),
  ];
  const urls = new Set([...asked, ...controlRelays].map(({ url }) => url));
  const parsed = parseContacts(contacts);
  if (!parsed.success) return parsed.issues.map((issue) => `${where('contacts', issue)}: ${issue.message}`);
  return Object.keys(parsed.output).flatMap((url) =>
    urls.has(url) ? [] : [`contacts.${url}: nothing in the catalogue has this URL`],
  );
}
