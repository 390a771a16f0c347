import { isMoment } from '../../model/moment.ts';
import { networkStateWords } from '../../model/network-states.ts';
import { type FunctionId, functionIds } from '../../model/service.ts';
import type { Confidence, ServiceState } from '../../model/verdict.ts';
import { mostSharedServices, type SharedResult, type SharedService, tidyNetworkLabel } from './shared-result.ts';

/**
 * A shared result as it stands behind `#` in an address: short, of characters that no browser and no messenger changes, and
 * readable enough to see what is in it. Anyone can make one, so whatever is read is checked, and proves nothing.
 *
 * `version.minutes.network.country.name.service.service...`, an absent part is `-`. A service is
 * `id~` + state + confidence + one letter for each function.
 */

const version = '1';
const absent = '-';
const minuteMs = 60_000;
const longestLink = 4000;

const stateLetters: Readonly<Record<ServiceState, string>> = {
  blocked: 'b',
  partial: 'p',
  down: 'd',
  slow: 's',
  unsure: 'u',
  works: 'w',
  untestable: 't',
  paused: 'z',
};
const confidenceLetters: Readonly<Record<Confidence, string>> = { confident: 'c', likely: 'l', unsure: 'u' };

export function packShared({ at, network, country, networkLabel, services }: SharedResult): string {
  const name = networkLabel && [...networkLabel].map((letter) => letter.codePointAt(0)?.toString(36)).join('_');
  return [
    version,
    (at / minuteMs).toString(36),
    network,
    country ?? absent,
    name || absent,
    ...services.map(packService),
  ].join('.');
}

function packService({ service, state, confidence, functions }: SharedService): string {
  const letters = functionIds.map((id) => {
    const found = functions.find((one) => one.function === id);
    return found ? stateLetters[found.state] : absent;
  });
  return `${service}~${stateLetters[state]}${confidence ? confidenceLetters[confidence] : absent}${letters.join('')}`;
}

/** What was packed, also where a whole address or a text around it was pasted; undefined where it is anything else. */
export function unpackShared(text: string): SharedResult | undefined {
  if (text.length > longestLink) return undefined;
  const [, packed = '', after = ''] = /^([\w.~-]*)(.*)$/s.exec(text.trim().replace(/^.*\/shared\//s, '')) ?? [];
  // A line that was broken goes on there, and less than the whole must not pass for it.
  if (after.includes('~')) return undefined;
  const [head, minutes = '', network = '', country = '', name = '', ...entries] = packed.replace(/\.+$/, '').split('.');
  const at = Number.parseInt(minutes, 36) * minuteMs;
  const networkState = networkStateWords.find((state) => state === network);
  const networkLabel = name === absent ? '' : readName(name);
  const services = entries.map(readService);
  const isWhole =
    head === version &&
    /^[0-9a-z]{1,8}$/.test(minutes) &&
    isMoment(at) &&
    (country === absent || /^[A-Z]{2}$/.test(country)) &&
    entries.length <= mostSharedServices &&
    new Set(services.map((one) => one?.service)).size === services.length;
  if (!isWhole || networkState === undefined || networkLabel === undefined) return undefined;
  const known = services.filter((one) => one !== undefined);
  if (known.length < services.length) return undefined;
  return {
    at,
    network: networkState,
    ...(country === absent ? {} : { country }),
    ...(networkLabel ? { networkLabel } : {}),
    services: known,
  };
}

function readName(packed: string): string | undefined {
  if (!/^[0-9a-z]{1,5}(_[0-9a-z]{1,5})*$/.test(packed)) return undefined;
  const points = packed.split('_').map((point) => Number.parseInt(point, 36));
  if (points.some((point) => point > 0x10ffff)) return undefined;
  const name = String.fromCodePoint(...points);
  // A name that packing would not make could only be meant to mislead.
  return name !== '' && name === tidyNetworkLabel(name) ? name : undefined;
}

const stateOf = reversed(stateLetters);
const confidenceOf = reversed(confidenceLetters);

function readService(entry: string): SharedService | undefined {
  const [, service, state = '', confidence = '', letters = ''] =
    /^([a-z0-9-]{1,40})~([a-z])([a-z-])([a-z-]{5})$/.exec(entry) ?? [];
  const own = stateOf.get(state);
  const sure = confidenceOf.get(confidence);
  if (!service || !own || (!sure && confidence !== absent)) return undefined;
  const functions: { function: FunctionId; state: ServiceState }[] = [];
  for (const [index, id] of functionIds.entries()) {
    const letter = letters[index] ?? absent;
    const found = stateOf.get(letter);
    if (found) functions.push({ function: id, state: found });
    else if (letter !== absent) return undefined;
  }
  return { service, state: own, ...(sure ? { confidence: sure } : {}), functions };
}

function reversed<Word extends string>(letters: Readonly<Record<Word, string>>): ReadonlyMap<string, Word> {
  return new Map((Object.entries(letters) as [Word, string][]).map(([word, letter]) => [letter, word]));
}
