import { startDeadline } from './deadline.ts';

/** The result of an instrument that this browser lacks. */
export type NotVisibleHere = 'not-visible-here';

/**
 * The address that the browser's resolver returns for a name, or `none` before the deadline. It is compared within the
 * round and never stored.
 */
export type Lookup = { readonly address: string } | 'none' | NotVisibleHere;

/** How a TCP connection ended. `failed`: refused or unreachable; Chromium does not distinguish them. */
export type Connected = 'open' | 'failed' | 'silent' | NotVisibleHere;

/** The part of WebRTC that is needed; a worker's types do not have it. */
interface PeerConnection {
  readonly iceConnectionState: string;
  readonly localDescription: { readonly sdp: string } | null;
  createDataChannel(label: string): unknown;
  setLocalDescription(): Promise<void>;
  setRemoteDescription(description: { readonly type: 'answer'; readonly sdp: string }): Promise<void>;
  addIceCandidate(candidate: { readonly candidate: string; readonly sdpMid: string }): Promise<void>;
  getStats(): Promise<ReadonlyMap<string, Stat>>;
  close(): void;
}
interface Stat {
  readonly type: string;
  readonly address?: string;
  readonly requestsSent?: number;
}

/**
 * Resolves a name as the browser does for its own connections, by adding it as a remote ICE candidate. Its credentials
 * are never given, so the browser sends nothing to the address, which may be in the person's own network. This bypasses
 * a proxy.
 */
export async function lookUpName(name: string, deadlineMs: number, signal?: AbortSignal): Promise<Lookup> {
  const seen = await watchCandidate(
    `1 1 udp 1 ${name} ${candidatePort} typ host ufrag absent`,
    deadlineMs,
    signal,
    (stats) => {
      const found = stats.find(({ type, address }) => type === 'remote-candidate' && address !== undefined);
      return found?.address;
    },
  );
  if (seen === 'not-visible-here') return seen;
  return seen === undefined ? 'none' : { address: seen };
}

/**
 * The port of that candidate.
 * @source the port of STUN (RFC 8489); for the discard port the browser makes no lookup
 */
const candidatePort = 3478;

/**
 * Opens a TCP connection to a name or an address, without TLS, and closes it. The browser sends a STUN request of about
 * a hundred bytes once it is open. This bypasses a proxy.
 */
export async function connectTcp(
  host: string,
  port: number,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<Connected> {
  const candidate = `2 1 tcp 2 ${host} ${port} typ host tcptype passive`;
  const seen = await watchCandidate(candidate, deadlineMs, signal, (stats, state) => {
    if (stats.some(({ type, requestsSent = 0 }) => type === 'candidate-pair' && requestsSent > 0)) return 'open';
    return state === 'disconnected' || state === 'failed' ? 'failed' : undefined;
  });
  return seen ?? 'silent';
}

const lookEveryMs = 20;

/**
 * Adds one remote candidate to a new peer connection and watches its state. The connection is closed as soon as `read`
 * returns a result.
 */
async function watchCandidate<Read extends string>(
  candidate: string,
  deadlineMs: number,
  signal: AbortSignal | undefined,
  read: (stats: readonly Stat[], state: string) => Read | undefined,
): Promise<Read | NotVisibleHere | undefined> {
  const { RTCPeerConnection: Maker } = globalThis as {
    RTCPeerConnection?: new (configuration: object) => PeerConnection;
  };
  if (!Maker) return 'not-visible-here';
  const connection = new Maker({ iceServers: [] });
  const isOver = new AbortController();
  const over = new Promise<undefined>((resolve) => {
    isOver.signal.addEventListener('abort', () => resolve(undefined));
  });
  const end = () => isOver.abort();
  const wait = startDeadline(deadlineMs, end);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  const watch = async () => {
    connection.createDataChannel('');
    await connection.setLocalDescription();
    await connection.setRemoteDescription({ type: 'answer', sdp: answerTo(connection.localDescription?.sdp ?? '') });
    // Not awaited: it waits for a lookup that may never end.
    connection.addIceCandidate({ candidate: `candidate:${candidate}`, sdpMid: '0' }).catch(() => undefined);
    while (!isOver.signal.aborted) {
      const seen = read([...(await connection.getStats()).values()], connection.iceConnectionState);
      if (seen !== undefined) return seen;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    return undefined;
  };
  try {
    return await Promise.race([watch(), over]);
  } finally {
    wait.clear();
    signal?.removeEventListener('abort', end);
    connection.close();
  }
}

/**
 * The session description of a peer that accepts everything and has no address yet. User name and password are random
 * and as long as the browser's own: the browser puts them into its STUN request, where constants would identify
 * Reachable to anybody on the path.
 */
function answerTo(offer: string): string {
  return offer
    .replace(/^a=(candidate|end-of-candidates).*\r\n/gm, '')
    .replace('a=setup:actpass', 'a=setup:active')
    .replace(/^a=ice-ufrag:.*$/m, `a=ice-ufrag:${randomWord(3)}`)
    .replace(/^a=ice-pwd:.*$/m, `a=ice-pwd:${randomWord(18)}`);
}

const randomWord = (bytes: number) => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));
