import { type FunctionId, functionIds } from '../../model/function-ids.ts';
import { fnv1a } from '../../model/hash.ts';
import type { ServiceId } from '../../model/service.ts';
import { browsers, type ComparedCheck, comparableMs, networkKinds } from './compared-check.ts';
import type { PartResult, PartResults } from './part-result.ts';

/*
 * The result of one browser as a code that a person reads aloud, types or scans. It has digits alone: every keyboard
 * and every language has them, and none looks like another. Groups of six, at most 76 characters: version (1 digit),
 * check digits (2), browser, kind of network, extent and hour (9), then a group for each messenger A group is the tag
 * of a messenger times 4^5, and the results for its five parts. It holds no id of a browser, no address, no name of a
 * network, no messenger that the person added, and no time more exact than an hour.
 */

const version = 1;
const groupLength = 6;
const headLength = 2 * groupLength;

/** With more messengers, the code would be longer than 80 characters, including the blanks between its groups. */
export const mostInCode = 9;

const results: readonly (PartResult | undefined)[] = [undefined, 'works', 'stalls', 'fails'];
const partNumbers = results.length ** functionIds.length;

/** As many tags as fit into a group. */
const tags = Math.floor(10 ** groupLength / partNumbers);

/**
 * A test ensures that no two messengers of the catalogue share one. If a new one does, a new version separates them.
 */
export const tagOf = (id: ServiceId): number => fnv1a(`${version}${id}`) % tags;

const hourMs = 60 * 60_000;
const firstHour = Date.UTC(2026, 0, 1) / hourMs;

/** As many hours as the head has room for: a few thousand years. */
const hours = Math.floor(10 ** (headLength - 3) / (browsers.length * networkKinds.length * 2));

/** The first messengers of a check, as many as fit in, as groups of digits. */
export function deviceCode({ browser, kind, at, whole, services }: ComparedCheck): string {
  const head = mixed([
    [browsers.indexOf(browser), browsers.length],
    [networkKinds.indexOf(kind), networkKinds.length],
    [whole ? 1 : 0, 2],
    [Math.floor(at / hourMs) - firstHour, hours],
  ]);
  const groups = [...services]
    .filter(([, parts]) => parts.size > 0)
    .slice(0, mostInCode)
    .map(([id, parts]) => padded(tagOf(id) * partNumbers + numberOf(parts), groupLength));
  const content = `${padded(head, headLength - 3)}${groups.join('')}`;
  return inGroups(`${version}${checkDigits(`${version}${content}`)}${content}`);
}

/** A check that was entered as a code. */
export interface ToldCheck extends ComparedCheck {
  /** Whether it has messengers that are unknown here. */
  readonly hasUnknown: boolean;
}

/** Why a text is no comparable code. */
export type Refusal =
  | { readonly why: 'length' | 'mistyped' | 'version' | 'old' | 'ahead' }
  /** It has letters or signs, the first of which is `found`. */
  | { readonly why: 'letters'; readonly found: string };

/**
 * Reads what a person typed or pasted; undefined if there is nothing. Digits of any script count, and separators
 * between groups do not. Nothing else is guessed.
 * @param known ids of the messengers of the catalogue
 * @param now epoch ms
 */
export function readDeviceCode(
  text: string,
  known: readonly ServiceId[],
  now: number,
): ToldCheck | Refusal | undefined {
  const typed = text.normalize('NFKC').replaceAll(/[\p{Z}\p{C}\p{Pd}.,\u060c\u3001]/gu, '');
  if (typed === '') return undefined;
  const digits = typed.replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  const [found] = digits.match(/[^0-9]/u) ?? [];
  if (found !== undefined) return { why: 'letters', found };
  const least = headLength + groupLength;
  const most = headLength + mostInCode * groupLength;
  if (digits.length % groupLength !== 0 || digits.length < least || digits.length > most) return { why: 'length' };
  const content = digits.slice(3);
  if (checkDigits(`${digits[0]}${content}`) !== digits.slice(1, 3)) return { why: 'mistyped' };
  if (digits[0] !== String(version)) return { why: 'version' };
  return readContent(content, known, now);
}

function readContent(content: string, known: readonly ServiceId[], now: number): ToldCheck | Refusal {
  const [browserAt = 0, kindAt = 0, whole, hour = 0] = apart(Number(content.slice(0, headLength - 3)), [
    browsers.length,
    networkKinds.length,
    2,
    hours,
  ]);
  const [browser, kind] = [browsers[browserAt], networkKinds[kindAt]];
  const at = (firstHour + hour) * hourMs;
  if (!browser || !kind) return { why: 'mistyped' };
  if (at > now + hourMs) return { why: 'ahead' };
  if (now - at > comparableMs + hourMs) return { why: 'old' };
  const services = new Map<ServiceId, PartResults>();
  const seen = new Set<number>();
  let hasUnknown = false;
  for (const [group] of content.slice(headLength - 3).matchAll(/.{6}/g)) {
    const tag = Math.floor(Number(group) / partNumbers);
    const parts = partsOf(Number(group) % partNumbers);
    if (tag >= tags || parts.size === 0 || seen.has(tag)) return { why: 'mistyped' };
    seen.add(tag);
    const [id, ...others] = known.filter((one) => tagOf(one) === tag);
    // Two messengers that share a tag could be confused.
    if (id === undefined || others.length > 0) hasUnknown = true;
    else services.set(id, parts);
  }
  return { browser, kind, whole: whole === 1, at, services, hasUnknown };
}

function numberOf(parts: PartResults): number {
  return mixed(functionIds.map((id) => [results.indexOf(parts.get(id)), results.length] as const));
}

function partsOf(number: number): PartResults {
  const each = apart(
    number,
    functionIds.map(() => results.length),
  );
  return new Map(
    functionIds.flatMap((id, index): [FunctionId, PartResult][] => {
      const result = results[each[index] ?? 0];
      return result ? [[id, result]] : [];
    }),
  );
}

/** Combines several numbers into one, each with its number of possible values; the last weighs most. */
function mixed(digits: readonly (readonly [number, number])[]): number {
  return digits.reduceRight((sum, [value, values]) => sum * values + value, 0);
}

/** The numbers that were combined into one. */
function apart(number: number, each: readonly number[]): number[] {
  let left = number;
  return each.map((values) => {
    const value = left % values;
    left = Math.floor(left / values);
    return value;
  });
}

/** Two check digits, which detect every wrong digit and every swap of two (ISO 7064, MOD 97-10, as in an IBAN). */
function checkDigits(digits: string): string {
  const rest = [...digits, '0', '0'].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return padded(98 - rest, 2);
}

const padded = (number: number, length: number) => String(number).padStart(length, '0');

const inGroups = (digits: string) => digits.match(/.{6}/g)?.join(' ') ?? '';

/** The digits of each script are consecutive, from 0 to 9 (Unicode Standard, section 4.6). */
function digitValue(digit: string): number {
  let value = 0;
  for (let before = digit; value < 9; value += 1) {
    before = String.fromCodePoint((before.codePointAt(0) ?? 0) - 1);
    if (!/\p{Nd}/u.test(before)) break;
  }
  return value;
}
