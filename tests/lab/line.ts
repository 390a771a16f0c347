/** The properties of the person's own line, without a censor. */
export interface Line {
  readonly roundTripMs: number;
  /** The round trip to the censor on the path. Default: a third of the line's. */
  readonly censorRoundTripMs?: number;
  /** The share of packets lost, in each direction. */
  readonly lossPercent?: number;
  /** How many packets in a row are lost on average. Default: each is lost by itself. */
  readonly lossBurst?: number;
  /** Each packet is delayed by up to this much more; the order stays. */
  readonly jitterMs?: number;
  /** Larger packets are lost silently, in both directions. */
  readonly largestBytes?: number;
  /** The same for downloads only. */
  readonly largestDownBytes?: number;
  readonly downBitsPerSecond?: number;
  readonly upBitsPerSecond?: number;
  /** The longest queue in front of the line, ms of its rate. */
  readonly queueMs?: number;
}

export const cleanLine: Line = { roundTripMs: 40 };

/** Bad lines on which nothing is blocked. */
export const badLines = {
  satellite: { roundTripMs: 600, lossPercent: 3 },
  kbit256: { roundTripMs: 80, downBitsPerSecond: 256_000, upBitsPerSecond: 256_000 },
  kbit64: { roundTripMs: 800, downBitsPerSecond: 64_000, upBitsPerSecond: 64_000 },
  lossy: { roundTripMs: 60, lossPercent: 30 },
  jittery: { roundTripMs: 60, jitterMs: 300 },
  mobile: { roundTripMs: 200, lossPercent: 8, jitterMs: 150, downBitsPerSecond: 1_000_000, upBitsPerSecond: 300_000 },
  gprs: { roundTripMs: 800, downBitsPerSecond: 40_000, upBitsPerSecond: 40_000 },
  // A simultaneous download fills the modem's queue.
  bufferbloat: { roundTripMs: 40, downBitsPerSecond: 4_000_000, upBitsPerSecond: 1_000_000, queueMs: 2000 },
  lossy15: { roundTripMs: 60, lossPercent: 15 },
  near: { roundTripMs: 8 },
  'narrow-up': { roundTripMs: 60, downBitsPerSecond: 8_000_000, upBitsPerSecond: 64_000 },
} as const satisfies Readonly<Record<string, Line>>;

const mobile: Line = { roundTripMs: 120, downBitsPerSecond: 6_000_000, upBitsPerSecond: 2_000_000 };

/** Mobile lines, as on a train or at the edge of a cell: nothing is blocked on them. */
export const mobileLines = {
  'mobile-3': { ...mobile, lossPercent: 3, jitterMs: 80 },
  'mobile-6': { ...mobile, lossPercent: 6, jitterMs: 120 },
  'mobile-9': { ...mobile, lossPercent: 9, jitterMs: 120 },
  'mobile-12': { ...mobile, lossPercent: 12, jitterMs: 150 },
  'mobile-bursts-3': { ...mobile, lossPercent: 3, lossBurst: 4, jitterMs: 80 },
  'mobile-bursts-6': { ...mobile, lossPercent: 6, lossBurst: 6, jitterMs: 120 },
  'mobile-bursts-10': { ...mobile, lossPercent: 10, lossBurst: 10, jitterMs: 120 },
} as const satisfies Readonly<Record<string, Line>>;

/** Lines that lose large packets silently (a path MTU black hole, RFC 2923). */
export const blackHoles: Readonly<Record<string, Line>> = Object.fromEntries(
  [1280, 1400, 1460].flatMap((bytes) => [
    [`above-${bytes}-bytes`, { roundTripMs: 60, largestBytes: bytes }],
    [`above-${bytes}-bytes-downwards`, { roundTripMs: 60, largestDownBytes: bytes }],
  ]),
);
