/** How a host misbehaves. Everything else about it is healthy. */
export type Behaviour =
  | HandshakeBehaviour
  | RequestBehaviour
  | UpgradeBehaviour
  | NameBehaviour
  | OtherWay
  | Http3Offer;

/** What happens after the ClientHello. */
export type HandshakeBehaviour =
  | { readonly kind: 'reset-after-client-hello' }
  | { readonly kind: 'close-after-client-hello' }
  | { readonly kind: 'swallow-client-hello' }
  /** Finishes the handshake for this protocol, then says nothing. */
  | { readonly kind: 'mute'; readonly protocol: 'h2' | 'http/1.1' }
  | { readonly kind: 'tls-alert'; readonly alert: keyof typeof alerts }
  /** Sends TLS records of at most this many bytes (512 to 16,384), as servers do that want a page to show early. */
  | { readonly kind: 'small-records'; readonly bytes: number }
  | {
      readonly kind: 'certificate';
      readonly certificate: 'self-signed' | 'expired' | 'other-name' | 'unknown-authority';
    };

interface AnswerOfServer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What happens after the head of a request, over TLS or plain http, upgrades included. */
export type RequestBehaviour =
  | ({ readonly kind: 'answer' } & AnswerOfServer)
  /** Silence, except for a POST if `posts` has its answer. */
  | { readonly kind: 'hang'; readonly posts?: AnswerOfServer }
  | { readonly kind: 'hang-after-head' }
  | { readonly kind: 'reset-after-request' }
  | { readonly kind: 'close-after-request' }
  /** `page`: the beginning of a page that then goes on with nonsense. */
  | { readonly kind: 'stream-forever'; readonly page?: string }
  | { readonly kind: 'large-body'; readonly bytes: number; readonly page?: string }
  /** Sends the head of a page at once, and then one byte each second. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'redirect-circle' }
  | { readonly kind: 'header-bomb'; readonly bytes: number }
  | { readonly kind: 'slow-answer'; readonly afterMs: number }
  /** Sends this many bytes of a healthy answer's body and then nothing, as if a filter froze the connection. */
  | { readonly kind: 'stops-after'; readonly bytes: number }
  /**
   * Sends this many bytes of a healthy answer's body at once and then as many every `everyMs`, as some CDNs pace files.
   */
  | { readonly kind: 'paced'; readonly bytes: number; readonly everyMs: number }
  /** Compresses a healthy server's answers with Brotli, whatever the client accepts. */
  | { readonly kind: 'brotli' }
  /** Like a hotspot: plain http is redirected to a sign-in page, https is closed. */
  | { readonly kind: 'captive-portal' };

/** What happens to WebSocket handshakes only. */
export type UpgradeBehaviour =
  | { readonly kind: 'websocket-refused'; readonly status: number }
  | { readonly kind: 'websocket-reset' }
  | { readonly kind: 'websocket-closed' }
  | { readonly kind: 'websocket-hang' }
  /** Opens, sends its first frame if it has one, and is reset. */
  | { readonly kind: 'websocket-cut' }
  /** Opens, and swallows everything said on it, in both directions. */
  | { readonly kind: 'websocket-mute' }
  /** Opens, and answers the first word, or speaks first, in a way that no messenger does. */
  | { readonly kind: 'websocket-babble' }
  /** Opens, and is closed by its server with this code. */
  | { readonly kind: 'websocket-dismissed'; readonly code: number }
  /** Opens, sends frames without end, at once or after a while, and never agrees to a close. */
  | { readonly kind: 'websocket-flood'; readonly afterMs?: number; readonly everyMs?: number }
  /**
   * Opens, and sends one compressed message (RFC 7692) that inflates to this many mebibytes: if the client offered
   * compression or, with `unasked`, even if it did not.
   */
  | { readonly kind: 'websocket-bomb'; readonly mebibytes: number; readonly unasked?: true };

/** The answer of encrypted resolvers for the name. */
export type NameBehaviour =
  | { readonly kind: 'name-gone' }
  | { readonly kind: 'name-at'; readonly addresses: readonly string[] };

/** Healthy, with a header that offers HTTP/3 too. */
export interface Http3Offer {
  readonly kind: 'offers-http3';
}

/**
 * Healthy, but if no public text describes the real server's answers, in another of the possible ways (`otherwise` in
 * the facts about servers).
 */
export interface OtherWay {
  readonly kind: 'other-way';
  /** From 1; each server takes its ways in turn. */
  readonly way: number;
}

/**
 * A behaviour and how often it happens; without `times` it stays. With `path` it affects only requests for this path;
 * with `spares` no request that a tab makes for a page, as with filters against bots.
 */
export type Switched = Behaviour & { readonly times?: number; readonly path?: string; readonly spares?: 'tabs' };

export const alerts = { handshake_failure: 40, unrecognized_name: 112 } as const;

/** Behaviours by host: `discord.com`, `*.discord.gg`, `*` for all, `''` for connections that name no host. */
export interface Behaviours {
  readonly set: (host: string, ...behaviours: readonly Switched[]) => void;
  readonly clear: () => void;
  /** Finds the first behaviour of these kinds for the host and the request, and counts down its `times`. */
  readonly take: <Kind extends Behaviour['kind']>(
    host: string,
    kinds: readonly Kind[],
    asked?: { readonly path?: string | undefined; readonly byTab?: boolean },
  ) => Extract<Behaviour, { kind: Kind }> | undefined;
}

export function makeBehaviours(): Behaviours {
  const byHost = new Map<string, { readonly behaviour: Switched; left: number }[]>();
  return {
    set(host, ...behaviours) {
      byHost.set(
        host,
        behaviours.map((behaviour) => ({ behaviour, left: behaviour.times ?? Number.POSITIVE_INFINITY })),
      );
    },
    clear: () => byHost.clear(),
    take(host, kinds, { path, byTab = false } = {}) {
      const wanted: readonly string[] = kinds;
      const rows = patternsFor(host).flatMap((pattern) => byHost.get(pattern) ?? []);
      const row = rows.find(
        ({ behaviour, left }) =>
          left > 0 &&
          wanted.includes(behaviour.kind) &&
          (behaviour.path === undefined || behaviour.path === path) &&
          !(byTab && behaviour.spares === 'tabs'),
      );
      if (row === undefined) return undefined;
      row.left -= 1;
      return row.behaviour as Extract<Behaviour, { kind: (typeof kinds)[number] }>;
    },
  };
}

/** The host itself, then ever wider patterns. */
function patternsFor(host: string): string[] {
  const labels = host.split('.');
  return [host, ...labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`), '*'];
}
