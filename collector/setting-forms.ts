import { isIP } from 'node:net';
import * as v from 'valibot';
import { largestAsn } from '../protocol/wire/place.ts';

/** Schemas for settings. A message continues a sentence that begins with the setting's name. */

const butIs = (wanted: string) => (issue: v.BaseIssue<unknown>) => `has to ${wanted}, not "${issue.input}".`;

export function wholeNumber(least: number, most: number) {
  const message = butIs(`be a whole number from ${least} to ${most}`);
  return v.pipe(
    v.string(),
    v.regex(/^\d+$/, message),
    v.transform(Number),
    v.minValue(least, message),
    v.maxValue(most, message),
  );
}

/** 0 for any free port. */
export const port = wholeNumber(0, 65535);

export const flag = v.pipe(
  v.string(),
  v.picklist(['0', '1'], butIs('be 0 or 1')),
  v.transform((text) => text === '1'),
);

/** Accepts the word "none" too, which gives undefined. */
export function orNone<Form extends v.GenericSchema<string, unknown>>(form: Form) {
  const none = v.pipe(
    v.string(),
    v.transform(() => undefined),
  );
  return v.lazy((text): typeof none | Form => (text === 'none' ? none : form));
}

/** Separated by commas. */
const list = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
);

export const address = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), butIs('be an address or "none"')),
);

const gatewayUrl = v.pipe(
  v.string(),
  v.check((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url));
  }, butIs('hold addresses like https://gateway.example (http only on this machine)')),
  v.transform((text) => new URL(text)),
);

/** Over http, everybody on the path would see the relay's secret and each sender's place. */
export const gatewayUrls = v.pipe(list, v.minLength(1, 'has to name at least one address.'), v.array(gatewayUrl));

export const isThisMachine = ({ hostname }: URL): boolean => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

const addressOrBlock = v.pipe(
  v.string(),
  v.check(isAddressOrBlock, butIs('hold addresses like 192.0.2.1, or blocks like 192.0.2.0/24 and 2001:db8::/48')),
);

/** IP addresses or blocks. */
export const addresses = v.pipe(
  list,
  v.array(addressOrBlock),
  v.transform((parts) => parts.join(',')),
);

/** Refuses a block of all addresses, which would trust everybody. */
function isAddressOrBlock(text: string): boolean {
  const [, one = '', bits = '1'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const kind = isIP(one);
  return kind !== 0 && Number(bits) >= 1 && Number(bits) <= (kind === 4 ? 32 : 128);
}

/** 128 bits in hexadecimal digits. */
const shortestSecret = 32;

/**
 * A secret that is sent in a header and listed in a comma-separated setting. The error message does not repeat it, so
 * that no log has it.
 */
export const secret = v.pipe(
  v.string(),
  v.minLength(shortestSecret, `has to have at least ${shortestSecret} characters: openssl rand -hex 32 makes one.`),
  v.regex(/^(?! )[ -+\--~]+(?<! )$/, 'has to be of ASCII characters other than commas, without a space at either end.'),
);

const relayName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'has to name relays by small letters, digits, dots and hyphens.'),
);

const differ = (names: string[]) => new Set(names).size === names.length;
const sameName = 'has to give each relay a name of its own.';

/** The names of relays. */
export const relayNames = v.pipe(
  list,
  v.minLength(2, 'has to name at least two relays: none is believed alone.'),
  v.array(relayName),
  v.check(differ, sameName),
);

/** A relay that a gateway trusts. */
export interface TrustedRelay {
  /** The counts are kept apart by this name. */
  readonly name: string;
  readonly secret: string;
}

/** Like `one.example=...`. The error message does not repeat the secret. */
const trustedRelay = v.pipe(
  v.string(),
  v.regex(/=/, 'has to hold names and secrets, like one.example=...'),
  v.transform((text) => ({ name: text.slice(0, text.indexOf('=')), secret: text.slice(text.indexOf('=') + 1) })),
  v.object({ name: relayName, secret }),
);

export const trustedRelays = v.pipe(
  list,
  v.array(trustedRelay),
  v.check((relays) => differ(relays.map(({ name }) => name)), sameName),
);

export const files = v.pipe(list, v.minLength(1, 'has to name at least one file.'));

/** Major and minor version, as in reports. */
export const version = v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,3}$/, butIs('be two numbers like 0.1')));

const placeMessage = butIs('be a country and a network, like NL/1136');

/** Country and network. */
export const place = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{2}\/\d{1,10}$/, placeMessage),
  v.transform((text) => ({ cc: text.slice(0, 2), asn: Number(text.slice(3)) })),
  v.check(({ asn }) => asn <= largestAsn, 'has to name a network by a number that networks can have.'),
);
