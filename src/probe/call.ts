import type { RelayAnswer } from '../model/observation.ts';
import { startDeadline } from './deadline.ts';

/** How one relay answered. */
export type RelayOutcome =
  | {
      readonly kind: 'reached';
      readonly by: RelayAnswer;
      readonly tookMs: number;
      /**
       * Only for `stun:`: the address at which the relay sees this device. It is compared within the check and never
       * stored. Absent if it is the device's own address.
       */
      readonly seenAs?: string;
    }
  | {
      /**
       * - `name-error`: the relay's name was not found.
       * - `connection-failed`: refused, cut, or failed in the handshake; only for relays over TCP or TLS.
       * - `silent`: nothing came back before the deadline.
       * - `no-webrtc`: this browser has no WebRTC, may not use it, or does not say how it failed.
       */
      readonly kind: 'name-error' | 'connection-failed' | 'silent' | 'no-webrtc';
      readonly tookMs: number;
    };

/**
 * The part of WebRTC that is used here, since the types of workers lack it. What these types leave out, above all the
 * device's own addresses, is out of reach for this code.
 */
interface PeerConnection {
  readonly iceGatheringState: 'new' | 'gathering' | 'complete';
  addEventListener(
    type: 'icecandidate' | 'icecandidateerror' | 'icegatheringstatechange',
    listener: (event: GatheringEvent) => void,
  ): void;
  createDataChannel(label: string): unknown;
  setLocalDescription(): Promise<void>;
  close(): void;
}
interface GatheringEvent {
  readonly candidate?: { readonly type?: string; readonly protocol?: string; readonly address?: string };
  readonly errorCode?: number;
  readonly errorText?: string;
}
interface PeerConnectionMaker {
  new (configuration: object): PeerConnection;
  readonly prototype: PeerConnection;
}

/** Error codes from here on come from the browser, lower ones from the relay (W3C WebRTC 1.0, section 4.8.3). */
const firstOwnCode = 700;

/**
 * A password that no relay accepts. It is not on the wire, only a checksum made with it (RFC 8489, section 14.5), and
 * it is as long as the clients' passwords.
 */
const credential = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=';

/**
 * Asks one relay over the transport in its URL, as a call does in its first second. Any answer shows that the relay was
 * reached. Nobody is called, and nothing is relayed.
 * @param url `stun:`, `turn:` or `turns:`, with port and transport
 * @param username the user name, which everybody on the path reads over `turn:`
 * @param signal ends the wait; the outcome is then `silent`
 */
export function askRelay(
  url: string,
  username: string,
  deadlineMs: number,
  signal?: AbortSignal,
): Promise<RelayOutcome> {
  const { RTCPeerConnection: Maker } = globalThis as { RTCPeerConnection?: PeerConnectionMaker };
  const isTurn = !url.startsWith('stun:');
  // Firefox before 150 does not report refusals, so a refusal looks the same as silence.
  const tellsErrors = Maker !== undefined && 'onicecandidateerror' in Maker.prototype;
  if (!Maker || (isTurn && !tellsErrors)) return Promise.resolve({ kind: 'no-webrtc', tookMs: 0 });

  return new Promise((resolve) => {
    const started = performance.now();
    const connection = new Maker(
      isTurn
        ? { iceServers: [{ urls: url, username, credential }], iceTransportPolicy: 'relay' }
        : { iceServers: [{ urls: url }] },
    );
    const tookMs = () => Math.round(performance.now() - started);
    const finish = (outcome: RelayOutcome) => {
      wait.clear();
      signal?.removeEventListener('abort', giveUp);
      resolve(outcome);
      connection.close();
    };
    const reached = (by: RelayAnswer, seenAs?: string) =>
      finish({ kind: 'reached', by, tookMs: tookMs(), ...(seenAs ? { seenAs } : {}) });
    const failed = (kind: Exclude<RelayOutcome['kind'], 'reached'>) => finish({ kind, tookMs: tookMs() });
    const giveUp = () => failed('silent');
    const wait = startDeadline(deadlineMs, giveUp);
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) return giveUp();

    let mayUseUdp = false;
    const errors: string[] = [];
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'srflx') reached('address', candidate.address);
      if (candidate?.type === 'relay') reached('relay');
      if (candidate?.type === 'host' && candidate.protocol === 'udp') mayUseUdp = true;
    });
    connection.addEventListener('icecandidateerror', ({ errorCode = firstOwnCode, errorText = '' }) => {
      if (errorCode < firstOwnCode) reached('refusal');
      errors.push(errorText);
    });
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState !== 'complete') return;
      if (errors.length > 0) return failed(failureOf(url, errors));
      if (!mayUseUdp) return failed('no-webrtc');
      // On a device with a public address the relay returns that same address, which the browser does not report twice.
      if (tellsErrors) reached('address');
      else failed('name-error');
    });
    // Without a data channel or media the browser gathers no candidates.
    connection.createDataChannel('');
    connection.setLocalDescription().catch(() => failed('no-webrtc'));
  });
}

/** The meaning of the browser's own errors. Chromium gives a text with each, Firefox none. */
function failureOf(url: string, errors: readonly string[]): 'name-error' | 'connection-failed' | 'silent' {
  if (errors.some((text) => text.includes('lookup'))) return 'name-error';
  if (errors.some((text) => text.includes('timed out'))) return 'silent';
  if (url.startsWith('turns:') || url.endsWith('transport=tcp')) return 'connection-failed';
  // Firefox reports lost or rejected datagrams only after 11 s, so an earlier error is about the name.
  return errors.every((text) => text === '') ? 'name-error' : 'silent';
}
