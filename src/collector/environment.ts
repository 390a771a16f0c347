import { once } from 'node:events';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

/** What one variable of the environment sets. */
export interface Variable {
  /** One sentence; a second one where the first leaves a question. */
  readonly about: string;
  /** What holds where the variable is not set; absent where that means something of its own. */
  readonly fallback?: string;
}

export type Variables = Readonly<Record<string, Variable>>;

export type Settings<Known extends Variables> = {
  readonly [Name in keyof Known]: Known[Name] extends { readonly fallback: string } ? string : string | undefined;
};

/** A program was started in a way that it cannot work; the message says how it would. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

/**
 * What the environment says, with the fallbacks for what it leaves out. With `--help` the program prints what it knows, and
 * ends; anything else on the command line is refused.
 */
export function readEnvironment<const Known extends Variables>(purpose: string, known: Known): Settings<Known> {
  const { values } = orWrongSetting(() => parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }));
  if (values.help) {
    process.stdout.write(helpText(purpose, known));
    process.exit(0);
  }
  const entries = Object.entries<Variable>(known).map(([name, { fallback }]) => [name, process.env[name] || fallback]);
  return Object.fromEntries(entries);
}

function helpText(purpose: string, known: Variables): string {
  const lines = Object.entries(known).map(([name, { about, fallback }]) => {
    return `  ${name}${fallback === undefined ? '' : `=${fallback}`}\n      ${about}\n`;
  });
  return `${purpose}\n\nSet by the environment:\n${lines.join('')}`;
}

export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WrongSetting(`${name} has to be a whole number from ${least} to ${most}, not "${text}".`);
}

/** A list with commas between. */
export function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function httpUrls(name: string, text: string): URL[] {
  const urls = listOf(text);
  if (urls.length === 0) throw new WrongSetting(`${name} has to name at least one address.`);
  return urls.map((url) => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed;
    throw new WrongSetting(`${name} has to hold addresses like https://gateway.example, not "${url}".`);
  });
}

/** Addresses, or blocks of them. */
export function checkAddresses(name: string, text: string): string {
  const wrong = listOf(text).find((one) => !isAddressOrBlock(one));
  if (wrong === undefined) return text;
  throw new WrongSetting(
    `${name} has to hold addresses like 192.0.2.1, or blocks like 192.0.2.0/24 and 2001:db8::/48, not "${wrong}".`,
  );
}

/** A block of all addresses is none: it would take everybody's word. */
function isAddressOrBlock(text: string): boolean {
  const [, address = '', bits = '1'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const kind = isIP(address);
  return kind !== 0 && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128);
}

/**
 * What one side shows in a header and the other looks for in a list with commas between. The message does not repeat it, so
 * that no log has it.
 */
export function checkSecret(name: string, text: string): string {
  if (/^(?! )[ -+\--~]+(?<! )$/.test(text)) return text;
  throw new WrongSetting(`${name} has to be of ASCII characters other than commas, without a space at either end.`);
}

/** Major and minor version, as reports have it. */
export function checkVersion(name: string, text: string): string {
  if (/^\d{1,3}\.\d{1,3}$/.test(text)) return text;
  throw new WrongSetting(`${name} has to be two numbers like 0.1, not "${text}".`);
}

function orWrongSetting<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new WrongSetting(`${error instanceof Error ? error.message : error} Try --help.`);
  }
}

/** Runs a program until it is told to end; what keeps it from starting ends it at once, with one sentence. */
export async function runProgram(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  try {
    const { close } = await start();
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    await close();
    process.exit();
  } catch (error) {
    if (!(error instanceof Error) || isMistakeOfOurs(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error instanceof WrongSetting ? 2 : 1);
  }
}

/** Whatever else goes wrong (a port that is taken, a database that is not there) its operator can mend. */
function isMistakeOfOurs(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}
