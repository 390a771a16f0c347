import * as v from 'valibot';
import { countryIdSchema } from './country-id.ts';
import { functionIds } from './function-ids.ts';

/** An id of the catalogue, or `custom-…` for a service that a person added. */
export type ServiceId = string;

/**
 * The schemas of the catalogue's entries. The catalogue of the package is checked when it is built, an update when it
 * comes.
 */

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
  /** The network from which the server was asked. */
  from: v.pipe(v.string(), v.minLength(2)),
  /** What came back, in a few words. */
  saw: v.pipe(v.string(), v.minLength(2)),
});

/** Answers of the real servers, by URL. Only a program writes them. */
export const contactsSchema = v.record(v.pipe(v.string(), v.url()), contactSchema);

const where = v.pipe(v.string(), v.minLength(4));

/** The source of an address. */
const provenance = {
  source: v.variant('kind', [
    v.strictObject({
      /**
       * The kind of the public text. `client-code`: code of a client that people use, so the address is in use.
       * `documentation`: by the service itself. `other`: lists and programs of others.
       */
      kind: v.picklist(['client-code', 'documentation', 'other']),
      /** The text that names the address. */
      where,
      /** The day on which the text was read. */
      read: isoDate,
    }),
    /** No text was read. */
    v.strictObject({ kind: v.literal('memory'), where }),
  ]),
  /**
   * A text names the address, but nobody knows whether it answers unknown clients. Its failures decide nothing until it
   * has answered us, so no check asks it until then if its function has other endpoints.
   */
  isUnverified: v.optional(v.literal(true)),
  /**
   * The day of the last contact, added from the contacts when the catalogue is built; entries do not set it. The rest
   * of the contact would make an update too large.
   */
  contacted: v.optional(v.strictObject({ on: isoDate })),
};

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case kebab-case'));

/**
 * The country whose state authority may sign the certificate. Browsers do not know that authority: in most of them the
 * certificate is by an unknown authority, and by an added one if somebody installed it.
 */
const stateAuthority = v.optional(countryIdSchema);

/** A healthy answer. Over https the certificate identifies the server; over http the content has to. */
const healthySchema = v.strictObject({
  /** Statuses of a healthy server. Absent: any status below 500. `any`: errors too, since only who answers matters. */
  status: v.optional(v.union([v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1)), v.literal('any')])),
  /** The exact body without surrounding space; only for bodies of a few bytes. */
  body: v.optional(v.string()),
  /** A part of the body's first bytes. This and the next two apply only to successes (2xx). */
  contains: v.optional(v.pipe(v.string(), v.minLength(2))),
  /** A part of the content type. */
  contentType: v.optional(v.pipe(v.string(), v.minLength(3))),
  /** Headers in lower case, with a part of their values. At least one has to be there. */
  headers: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), v.string())),
  /** Other sites to which a healthy server redirects, e.g. to sign in. */
  leadsTo: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))), v.minLength(1))),
});

/** A smaller object would end before its speed shows, or a filter that cuts long answers. */
export const minObjectBytes = 256 * 1024;

/** A public object that is read in part to measure its speed. A smaller answer proves nothing. */
const largeSchema = v.strictObject({
  url: url('https:'),
  minBytes: v.pipe(v.number(), v.integer(), v.minValue(minObjectBytes, `expected at least ${minObjectBytes}`)),
  /** Where the server redirects to, if it does: reading the answer needs access to both hosts. */
  redirectsTo: v.optional(url('https:')),
  ...provenance,
});

/** A host on which a service keeps scripts, styles or sign-in pages, though none of its endpoints is there. */
const assetHostSchema = v.strictObject({
  host: v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a host like static.example.com')),
  /** The text that names it, and the day of reading it. */
  where,
});

/** The services with a known first word on a message channel: what client and server say before anybody signs in. */
export const firstWords = ['whatsapp', 'telegram', 'discord'] as const;
export type FirstWord = (typeof firstWords)[number];

export const endpointSchema = v.strictObject({
  id,
  function: v.picklist(functionIds),
  url: url('https:', 'http:', 'wss:'),
  healthy: healthySchema,
  /**
   * `private-ca`: the certificate comes from an authority that no browser trusts, so the failure "unknown authority" is
   * normal and proves that the host was reached.
   */
  certificate: v.picklist(['public', 'private-ca']),
  stateAuthority,
  /**
   * Only for WebSockets: the Origin that the service's own web client sends, since ours would identify the extension.
   */
  origin: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/[^/]+$/, 'expected an origin like https://example.com'))),
  /** Only for WebSockets: the `Sec-WebSocket-Protocol` that the server requires. */
  subprotocol: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]+$/, 'expected one subprotocol'))),
  /** Only for WebSockets: what is said on it, and what answers, before anybody signs in. Absent: nothing is said. */
  firstWord: v.optional(v.picklist(firstWords)),
  /** Known addresses of the host, to tell a blocked name from a blocked address. Only public, documented ones. */
  addresses: v.optional(v.array(v.union([v.pipe(v.string(), v.ipv4()), v.pipe(v.string(), v.ipv6())]))),
  /** Browsers never send plain http to this host, so comparison probes cannot use it. */
  hstsPreloaded: v.boolean(),
  /** Equal endpoints (data centres, mirrors) share a group: they are counted, and none is judged alone. */
  group: v.optional(id),
  /** Only for `web`: the page that a tab opens, on the same host. Absent: the endpoint's own URL. */
  page: v.optional(url('https:')),
  /**
   * Only for `web`: hosts without an endpoint to which its page leads, or that hold the scripts and stylesheets that it
   * names. A long one of them, there or on the host of an endpoint, is read where no object of `large` is known.
   */
  assets: v.optional(v.pipe(v.array(assetHostSchema), v.minLength(1))),
  /** Only for `web`: why no public text shows a file of the service that its page names. The page is read all the same. */
  fileless: v.optional(where),
  /** Asked only where this endpoint of its group fails: a name that no browser asks is not to show that a check is made. */
  standsInFor: v.optional(id),
  /**
   * Other names of servers that are asked anyway. Of those with the same word each check asks one, drawn by chance, and it
   * decides only where the path holds it back.
   */
  inTurn: v.optional(id),
  /**
   * Only apps ask for this name, and no page of the service does: whoever sees a browser ask for it sees a check. A quiet
   * check leaves it out.
   */
  onlyApps: v.optional(v.literal(true)),
  /** Only for media. The first object that still exists is read, since objects disappear. */
  large: v.optional(v.pipe(v.array(largeSchema), v.minLength(1))),
  /** Only for media: where uploads go. Absent: the endpoint's own URL. */
  upload: v.optional(url('https:')),
  ...provenance,
});

/**
 * RFC 7064 and 7065, fully spelled out: always with a port, and with the transport of `turn`. A TURN server over UDP is asked by STUN,
 * which it answers too (RFC 8656, section 3): over UDP each request for a relay would show a name in clear.
 */
const relayPlace = '[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}:[1-9][0-9]{0,4}';
export const relayUrlSchema = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^(?:(?:stun|turns):${relayPlace}|turn:${relayPlace}\\?transport=tcp)$`),
    'expected stun:host:port, turn:host:port?transport=tcp, or turns:host:port',
  ),
);

/**
 * The networks in which all hosts of a service are. An address outside them is not the service's, which shows even
 * where no other resolver can be asked.
 */
const networksSchema = v.strictObject({
  prefixes: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f.:]+\/\d{1,3}$/, 'expected a network like 192.0.2.0/24'))),
    v.minLength(1),
  ),
  source: provenance.source,
});

/** A server that relays calls or tells callers their address. Any answer proves that it was reached. */
const relaySchema = v.strictObject({
  url: relayUrlSchema,
  /**
   * Only for `turn:`, where everybody on the path can read it: the user name that the service's own client sends. In it
   * `{until}` stands for the second in which it expires, `{number}` for a number that is drawn each time.
   */
  user: v.optional(v.pipe(v.string(), v.minLength(1))),
  ...provenance,
});

/** A control relay, of no messenger: where these are silent too, the network lets no calls out at all. */
const controlRelaySchema = v.strictObject({
  id,
  /** Who runs it; relays of one vendor count once. */
  vendor: id,
  ...relaySchema.entries,
});

export const serviceSchema = v.strictObject({
  id,
  /** As the brand spells it, the same in every language. */
  name: v.pipe(v.string(), v.minLength(1)),
  /** The country whose networks treat this service as domestic, if any. */
  domesticIn: v.optional(countryIdSchema),
  homepage: url('https:'),
  endpoints: v.pipe(v.array(endpointSchema), v.minLength(1)),
  networks: v.optional(networksSchema),
  /** Call relays that can be known without a login. */
  relays: v.optional(v.pipe(v.array(relaySchema), v.minLength(1))),
  /**
   * Functions that have no endpoint of their own, each with the reason code. `left-out`: transfers or relays test it,
   * and this is the reason where a check made none. Where messages have `no-web-client` or `no-public-endpoint`, `web`
   * is only the site of the company, and says nothing about the app.
   */
  untestable: v.record(
    v.picklist(functionIds),
    v.picklist(['no-web-client', 'needs-login', 'left-out', 'no-public-endpoint']),
  ),
});

export const controlSchema = v.strictObject({
  id,
  class: v.picklist(['captive', 'foreign', 'domestic', 'resolver']),
  /** Only for domestic controls. */
  country: v.optional(countryIdSchema),
  /** Who runs it; controls of one vendor count once. */
  vendor: id,
  url: url('https:', 'http:'),
  /** The browsers that ask it by themselves, to find sign-in pages. Only for captive controls. */
  browser: v.optional(v.picklist(['Chromium', 'Firefox'])),
  healthy: healthySchema,
  stateAuthority,
  hstsPreloaded: v.boolean(),
  /** Only for resolvers: the format of queries and answers (JSON, or the wire format of RFC 8484). */
  format: v.optional(v.picklist(['dns-json', 'dns-message'])),
  /** A large object to compare the transfers of services with. */
  large: v.optional(largeSchema),
  ...provenance,
});

/** Check entries against the schemas; the issues say what is wrong and where. */
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
