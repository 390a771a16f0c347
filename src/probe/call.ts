import type { RelayAnswer } from '../model/observation.ts';
import { startDeadline } from './deadline.ts';

/** What one question to one relay came to. Addresses are in none of it: they are dropped where they arise. */
export type RelayOutcome =
  | { readonly kind: 'reached'; readonly by: RelayAnswer; readonly tookMs: number }
  | {
      /**
       * - `name-error`: the relay's name was not found.
       * - `connection-failed`: refused, cut, or stopped in the handshake; only of relays that speak TCP or TLS.
       * - `silent`: nothing came back before the deadline.
       * - `no-webrtc`: this browser has none, or may not send, or does not tell how it failed.
       */
      readonly kind: 'name-error' | 'connection-failed' | 'silent' | 'no-webrtc';
      readonly tookMs: number;
    };

/**
 * The part of WebRTC that is needed. A worker's types have none of it, since a worker has no WebRTC. What is left out,
 * the addresses in candidates and errors above all, cannot be read here.
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
  readonly candidate?: { readonly type?: string; readonly protocol?: string };
  readonly errorCode?: number;
  readonly errorText?: string;
}
interface PeerConnectionMaker {
  new (configuration: object): PeerConnection;
  readonly prototype: PeerConnection;
}

/** Codes from here on are the browser's own; those below are answers of the relay (W3C WebRTC 1.0, section 4.8.3). */
const firstOwnCode = 700;

/** What no relay takes. The same for everybody, so that it tells nothing. */
const nobody = { username: 'user', credential: 'password' };

/**
 * Asks one relay as the first second of a call does, over the transport that its URL names. Any answer shows that it was
 * reached. Nobody is called, nothing is relayed, and nothing that was learned of this device leaves this function.
 * @param url `stun:`, `turn:` or `turns:`, with everything said
 * @param signal ends the wait; the outcome is then `silent`
 */
export function askRelay(url: string, deadlineMs: number, signal?: AbortSignal): Promise<RelayOutcome> {
  const { RTCPeerConnection: Maker } = globalThis as { RTCPeerConnection?: PeerConnectionMaker };
  const isTurn = !url.startsWith('stun:');
  // Firefox before 150 says nothing of a relay that refuses, so there its answer cannot be told from none.
  const tellsErrors = Maker !== undefined && 'onicecandidateerror' in Maker.prototype;
  if (!Maker || (isTurn && !tellsErrors)) return Promise.resolve({ kind: 'no-webrtc', tookMs: 0 });

  return new Promise((resolve) => {
    const started = performance.now();
    const connection = new Maker(
      isTurn
        ? { iceServers: [{ urls: url, ...nobody }], iceTransportPolicy: 'relay' }
        : { iceServers: [{ urls: url }] },
    );
    const tookMs = () => Math.round(performance.now() - started);
    const finish = (outcome: RelayOutcome) => {
      wait.clear();
      signal?.removeEventListener('abort', giveUp);
      resolve(outcome);
      connection.close();
    };
    const reached = (by: RelayAnswer) => finish({ kind: 'reached', by, tookMs: tookMs() });
    const failed = (kind: Exclude<RelayOutcome['kind'], 'reached'>) => finish({ kind, tookMs: tookMs() });
    const giveUp = () => failed('silent');
    const wait = startDeadline(deadlineMs, giveUp);
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted) return giveUp();

    let mayUseUdp = false;
    const errors: string[] = [];
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'srflx') reached('address');
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
      // A device with a public address of its own is told nothing new, and the browser shows no candidate twice.
      if (tellsErrors) reached('address');
      else failed('name-error');
    });
    // Without anything to carry there is nothing to look for.
    connection.createDataChannel('');
    connection.setLocalDescription().catch(() => failed('no-webrtc'));
  });
}

/** What the browser's own errors mean. Chromium gives a sentence with each; Firefox gives none. */
function failureOf(url: string, errors: readonly string[]): 'name-error' | 'connection-failed' | 'silent' {
  if (errors.some((text) => text.includes('lookup'))) return 'name-error';
  if (errors.some((text) => text.includes('timed out'))) return 'silent';
  if (url.startsWith('turns:') || url.endsWith('transport=tcp')) return 'connection-failed';
  // Of datagrams that are lost or turned away Firefox says nothing for 11 s: what it says sooner is about the name.
  return errors.every((text) => text === '') ? 'name-error' : 'silent';
}
