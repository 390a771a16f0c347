import * as v from 'valibot';
import { countryIds } from './country-ids.ts';
import { functionIds } from './function-ids.ts';

/** Of the catalogue, or `custom-` and more for one that a person added. */
export type ServiceId = string;

/** The schemas of the catalogue's entries. Only the build and the tests use them: what is shipped has been checked. */

const url = (...protocols: string[]) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => {
        if (!URL.canParse(text)) return false;
        const parsed = new URL(text);
        return (
          protocols.includes(parsed.protocol) &&
          parsed.hash === '' &&
          parsed.username === '' &&
          parsed.hostname.includes('.')
        );
      },
      `expected an absolute URL with one of ${protocols.join(', ')} and no fragment`,
    ),
  );

const isoDate = v.pipe(v.string(), v.isoDate('expected a date like 2026-11-25'));

const contactSchema = v.strictObject({
  /** The day. */
  on: isoDate,
  /** The network that was asked from. */
  from: v.pipe(v.string(), v.minLength(2)),
  /** What came back, in a few words. */
  saw: v.pipe(v.string(), v.minLength(2)),
});

/** What was seen of the real servers, by URL. A program writes it, never a person. */
export const contactsSchema = v.record(v.pipe(v.string(), v.url()), contactSchema);

/** Where an address is known from. */
const provenance = {
  source: v.strictObject({
    /** A public text that names the address. */
    where: v.pipe(v.string(), v.minLength(4)),
    /** The day on which the text was read. Absent: known from memory alone, which `where` says too. */
    read: v.optional(isoDate),
  }),
  /** Named by a text, but nothing says that a stranger is answered: it decides nothing until somebody was. */
  awaitsContact: v.optional(v.literal(true)),
  /** Taken from the contacts when the catalogue is put together; no entry writes it. */
  contacted: v.optional(contactSchema),
};

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case kebab-case'));

/** What a healthy answer looks like. Over https any answer proves the server; over http the content has to. */
const healthySchema = v.strictObject({
  /** Statuses that a healthy server gives. Absent: any status below 500. */
  status: v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1))),
  /** The exact body after trimming; only for objects of a few bytes. */
  body: v.optional(v.string()),
});

/** Less would end before a speed shows, or before a filter that cuts long answers does. */
const leastBytes = 256 * 1024;

/** A public object that is read in part to see how fast it comes. An answer that turns out smaller proves nothing. */
const largeSchema = v.strictObject({
  url: url('https:'),
  minBytes: v.pipe(v.number(), v.integer(), v.minValue(leastBytes, `expected at least ${leastBytes}`)),
  /** Where the server sends whoever asks, if it does: reading the answer takes access to both. */
  redirectsTo: v.optional(url('https:')),
  ...provenance,
});

export const endpointSchema = v.strictObject({
  id,
  function: v.picklist(functionIds),
  url: url('https:', 'http:', 'wss:'),
  healthy: healthySchema,
  /**
   * `private-ca`: the host answers under an authority that no browser trusts, so
   * "unknown authority" is its normal answer and proves that it was reached.
   */
  certificate: v.picklist(['public', 'private-ca']),
  /** Only for WebSockets: the Origin that the service's own web client sends, in place of one that would name us. */
  origin: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/[^/]+$/, 'expected an origin like https://example.com'))),
  /** Only for WebSockets: what the server wants as `Sec-WebSocket-Protocol`; without it a handshake may be refused. */
  subprotocol: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]+$/, 'expected one subprotocol'))),
  /** Known addresses of the host, for telling a blocked name from a blocked address. Public and documented only. */
  addresses: v.optional(v.array(v.union([v.pipe(v.string(), v.ipv4()), v.pipe(v.string(), v.ipv6())]))),
  /** Browsers never send plain http to this host, so http contrasts are impossible. */
  hstsPreloaded: v.boolean(),
  /** Equal endpoints (data centres, mirrors): one of several is counted, never judged alone. */
  group: v.optional(id),
  /** Only for media. The first that is still there is read; objects come and go. */
  large: v.optional(v.pipe(v.array(largeSchema), v.minLength(1))),
  /** Only for media: where a push is sent to. Absent: the endpoint's own URL. */
  upload: v.optional(url('https:')),
  ...provenance,
});

/** RFC 7064 and 7065, with everything said: no default port, and the transport of `turn` is named. */
const relayPlace = '[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}:[1-9][0-9]{0,4}';
const relayUrl = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^(?:(?:stun|turns):${relayPlace}|turn:${relayPlace}\\?transport=(?:udp|tcp))$`),
    'expected stun:host:port, turn:host:port?transport=udp or tcp, or turns:host:port',
  ),
);

/** A server that calls go through, or that tells a caller its address. Any answer of it proves that it was reached. */
const relaySchema = v.strictObject({ url: relayUrl, ...provenance });

/** A control relay, of no messenger: where these are silent too, the network lets no calls out at all. */
const controlRelaySchema = v.strictObject({
  id,
  /** Who runs it; relays of one vendor count once. */
  vendor: id,
  ...relaySchema.entries,
});

export const serviceSchema = v.strictObject({
  id,
  /** The brand's own spelling, the same in every language. */
  name: v.pipe(v.string(), v.minLength(1)),
  /** The country whose networks treat this service as domestic, if any. */
  domesticIn: v.optional(v.picklist(countryIds)),
  onByDefault: v.boolean(),
  homepage: url('https:'),
  endpoints: v.pipe(v.array(endpointSchema), v.minLength(1)),
  /** Call relays that are known without a login. */
  relays: v.optional(v.pipe(v.array(relaySchema), v.minLength(1))),
  /** Functions that a quick check, or this product, cannot test, with the reason code that the pages turn into a sentence. */
  untestable: v.record(
    v.picklist(functionIds),
    v.picklist(['no-web-client', 'needs-login', 'full-check-only', 'no-public-endpoint']),
  ),
});

export const controlSchema = v.strictObject({
  id,
  class: v.picklist(['captive', 'foreign', 'domestic', 'resolver']),
  /** Only for domestic controls. */
  country: v.optional(v.picklist(countryIds)),
  /** Who runs it; controls of one vendor count once. */
  vendor: id,
  url: url('https:', 'http:'),
  healthy: healthySchema,
  hstsPreloaded: v.boolean(),
  /** Only for resolvers: how a question is put and answered (JSON, or the wire format of RFC 8484). */
  format: v.optional(v.picklist(['dns-json', 'dns-message'])),
  /** What the transfers of services are measured against. */
  large: v.optional(largeSchema),
  ...provenance,
});

/** Entries of unknown origin, against the schema; the issues say what is wrong and where. */
export const parseService = (entry: unknown) => v.safeParse(serviceSchema, entry);
export const parseControl = (entry: unknown) => v.safeParse(controlSchema, entry);
export const parseContacts = (contacts: unknown) => v.safeParse(contactsSchema, contacts);
export const parseControlRelay = (entry: unknown) => v.safeParse(controlRelaySchema, entry);

export type Contact = Readonly<v.InferOutput<typeof contactSchema>>;
export type Endpoint = Readonly<v.InferOutput<typeof endpointSchema>>;
export type Service = Readonly<v.InferOutput<typeof serviceSchema>>;
export type Control = Readonly<v.InferOutput<typeof controlSchema>>;
export type Relay = Readonly<v.InferOutput<typeof relaySchema>>;
export type ControlRelay = Readonly<v.InferOutput<typeof controlRelaySchema>>;
