import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { sampleOf } from '../../../src/measure/transfers/first-sample.ts';
import { lineSpeed } from '../../../src/measure/transfers/line-speed.ts';
import { noPast, type PastSpeeds } from '../../../src/measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import {
  closerLimits,
  firstDownloadLimits,
  firstUploadLimits,
  pageLimits,
} from '../../../src/measure/transfers/sample-limits.ts';
import { cameAtOnce, downloadSample } from '../../../src/measure/transfers/transfer.ts';
import { uploadWaitMs } from '../../../src/measure/transfers/upload-wait.ts';
import type { Observation, Stages, Subject, Transfer } from '../../../src/model/observation.ts';

const kernel: Subject = { kind: 'control', control: 'kernel', class: 'foreign', vendor: 'kernel' };
const photos: Subject = { kind: 'service', service: 'whatsapp', endpoint: 'media', function: 'media' };

const transferOf = (probe: Observation['probe'], tookMs: number, transfer: Transfer): Observation => ({
  subject: kernel,
  probe,
  host: 'kernel.example',
  at: 0,
  tookMs,
  attempt: 1,
  phase: 'during',
  outcome: { kind: 'answered', status: 200, healthy: true },
  reused: true,
  transfer,
});

const downloadAt = (kbps: number) =>
  transferOf('first-download', Math.round(393_216 / kbps), { direction: 'down', bytes: 40_960, end: 'enough', kbps });
const uploadIn = (probe: 'first-upload' | 'upload', tookMs: number) =>
  transferOf(probe, tookMs, { direction: 'up', bytes: 32_768, end: 'whole' });

describe('a closer sample', () => {
  const ofService = (tookMs: number): Observation => ({
    ...transferOf('download', tookMs, { direction: 'down', bytes: downloadSample.maxBytes, end: 'enough' }),
    subject: photos,
  });
  const usual: PastSpeeds = { ...noPast, download: { ofServices: new Map([['whatsapp', 8000]]), ofLine: 8000 } };
  const bytesOf = (subject: Subject, tookMs: number, past = noPast) =>
    closerLimits(subject, 'one.example', checkOf([ofService(tookMs)]), past).maxBytes;

  it('of a control is longer after a slow one of a service, so that its own speed shows', () => {
    expect(bytesOf(kernel, 2000)).toBe(393_216);
    expect(bytesOf(kernel, 200)).toBe(downloadSample.maxBytes);
  });

  it('reads long enough to measure 64 kbit/s, but not 50', () => {
    const isMeasured = (kbps: number) => {
      const bytes = (downloadSample.maxMs * kbps) / 8;
      return cameAtOnce(transferOf('download', 1, { direction: 'down', bytes, end: 'enough' }));
    };
    expect([64, 50].map(isMeasured)).toEqual([true, false]);
  });

  it('may be silent for five seconds, but for half of that if it is the first of its object', () => {
    const stallMsAfter = (...seen: readonly Observation[]) =>
      closerLimits(photos, 'one.example', checkOf(seen), noPast).stallMs;
    expect(stallMsAfter()).toBe(2500);
    expect(stallMsAfter(ofService(500))).toBe(5000);
    expect(stallMsAfter({ ...downloadAt(500), subject: photos })).toBe(5000);
  });

  it('of a service is no longer after a slow one', () => {
    expect(bytesOf(photos, 2000)).toBe(downloadSample.maxBytes);
  });

  it('of a control or of that service is longer if it is slower than usual', () => {
    for (const subject of [kernel, photos]) {
      expect(bytesOf(subject, 200, usual)).toBe(393_216);
      expect(bytesOf(subject, 120, usual)).toBe(downloadSample.maxBytes);
    }
    expect(bytesOf({ ...photos, service: 'telegram' }, 200, usual)).toBe(downloadSample.maxBytes);
  });
});

describe('the first sample of a download', () => {
  it('takes six seconds at most while the speed of the line is not known', () => {
    expect(firstDownloadLimits('kernel.example', checkOf([]), false)).toEqual({
      maxBytes: 40_960,
      maxMs: 6000,
      stallMs: 2500,
    });
  });

  it('ends on a fast line once everything else is long over', () => {
    expect(firstDownloadLimits('kernel.example', checkOf([downloadAt(10_000)]), false).maxMs).toBeLessThan(3000);
  });

  it('takes longer on a slower line, where all samples share it', () => {
    expect(firstDownloadLimits('kernel.example', checkOf([downloadAt(1500)]), false).maxMs).toBeGreaterThan(4000);
  });

  it.each([
    [90, 12_288, narrowBytes],
    [110, undefined, undefined],
  ])('of a host %d ms away is taken in parts or at once, as the closer sample is', (tcpMs, first, closer) => {
    const stages = { dnsMs: 10, tcpMs, tlsMs: 50, firstByteMs: tcpMs };
    const seen = [{ ...downloadAt(10_000), reused: false, stages }];
    expect(firstDownloadLimits('kernel.example', checkOf(seen), false).parts?.firstBytes).toBe(first);
    expect(closerLimits(kernel, 'kernel.example', checkOf(seen), noPast).parts?.firstBytes).toBe(closer);
  });

  it('reads less on a narrow line, and for as long as that takes', () => {
    expect(firstDownloadLimits('kernel.example', checkOf([downloadAt(500)]), true)).toMatchObject({
      maxBytes: narrowBytes,
      maxMs: 6000,
    });
  });

  it('reads more if the one before came all at once, so that its speed shows', () => {
    const { transfer: _measured, ...one } = downloadAt(500);
    const atOnce: Observation = { ...one, transfer: { direction: 'down', bytes: narrowBytes, end: 'enough' } };
    expect(firstDownloadLimits(atOnce.host, checkOf([atOnce]), true)).toMatchObject(downloadSample);
  });
});

describe('the longest time for the first sample of a download', () => {
  const maxMs = (kbps: number, roundTripMs: number) => {
    const stages = { dnsMs: 0, tcpMs: roundTripMs, tlsMs: roundTripMs, firstByteMs: roundTripMs };
    const seen = [{ ...downloadAt(kbps), reused: false, stages }];
    return firstDownloadLimits('other.example', checkOf(seen), false).maxMs;
  };

  it('grows with the time of eight samples that share the line', () => {
    expect(maxMs(2000, 1) - maxMs(4000, 1)).toBeCloseTo((8 * 40_960 * 8) / 4000, 0);
  });

  it('grows with eight round trips', () => {
    expect(maxMs(10_000, 40) - maxMs(10_000, 15)).toBeCloseTo(8 * 25, 5);
  });
});

describe('the amount read of a page, which comes compressed to about a quarter,', () => {
  const packed = (length: 'whole' | 'saving') => pageLimits('download', length).maxBytes / 4;

  it("is that of a file's first sample: more than 25 packets", () => {
    expect(packed('whole')).toBe(firstDownloadLimits('kernel.example', checkOf([]), false).maxBytes);
    expect(packed('whole')).toBeGreaterThan(25 * 1460);
  });

  it('is more than the 20 KB after which filters freeze a connection if data is to be saved, but not 25 packets', () => {
    expect(packed('saving')).toBeGreaterThan(20 * 1024);
    expect(packed('saving')).toBeLessThan(17 * 1460);
  });
});

describe('a slowed-down host', () => {
  const page = (host: string, tcpMs: number, firstByteMs = tcpMs): Observation => ({
    ...downloadAt(1),
    probe: 'https',
    host,
    reused: false,
    stages: { dnsMs: 10, tcpMs, tlsMs: 50, firstByteMs },
  });
  const slowed: Observation = {
    ...transferOf('first-download', 7190, { direction: 'down', bytes: 32_691, end: 'enough', kbps: 38 }),
    subject: { kind: 'service', service: 'discord', endpoint: 'media', function: 'media' },
    host: 'cdn.example',
  };
  const look = (...tcpMs: readonly number[]) =>
    sampleOf(
      slowed,
      'download',
      checkOf([
        ...tcpMs.map((ms, index) => page(index === 0 ? 'cdn.example' : `${index}.example`, ms)),
        downloadAt(10_000),
      ]),
    );

  it('looks slow, and not far away, if connecting waits behind the same bottleneck', () => {
    expect(look(1033, 40, 42)).toBe('slow');
  });

  it('looks slow if its answer came sooner than the connection, since neither takes less than a round trip', () => {
    const transfer = { direction: 'down', bytes: 40_960, end: 'enough', kbps: 101 } as const;
    const seen = [page('cdn.example', 593, 273), page('1.example', 40), downloadAt(1900)];
    expect(sampleOf({ ...slowed, tookMs: 2884, transfer }, 'download', checkOf(seen))).toBe('slow');
  });

  it('looks slow if something small came sooner over the same connection', () => {
    const small: Observation = { ...downloadAt(1), probe: 'https', host: 'cdn.example', tookMs: 300 };
    const seen = [page('cdn.example', 400), small, page('1.example', 40), downloadAt(1900)];
    const transfer = { direction: 'down', bytes: 40_960, end: 'enough', kbps: 150 } as const;
    expect(sampleOf({ ...slowed, tookMs: 2200, transfer }, 'download', checkOf(seen))).toBe('slow');
  });

  it('looks fine if every host is as far away', () => {
    expect(look(1240, 1200, 1190)).toBe('fine');
  });

  it('is read in parts if another host of its service is near, and as a whole if none is', () => {
    const partsOf = (otherMs: number) => {
      const other = { ...page('web.example', otherMs), subject: slowed.subject };
      return closerLimits(slowed.subject, slowed.host, checkOf([page(slowed.host, 180), other]), noPast).parts;
    };
    expect(partsOf(90)).toBeDefined();
    expect(partsOf(150)).toBeUndefined();
  });
});

describe('the first sample of an upload', () => {
  const limits = (seen: readonly Observation[]) => firstUploadLimits(checkOf(seen), false, 1000);

  it("ends early if the controls' took a fifth of the time", () => {
    const { deadlineMs, moreMs } = limits([uploadIn('first-upload', 200)]);
    expect([deadlineMs, moreMs()]).toEqual([2500, 0]);
  });

  it('goes on for five times as long as the slowest control took, and six seconds at most', () => {
    expect(limits([uploadIn('first-upload', 600), uploadIn('first-upload', 900)]).moreMs()).toBe(2000);
    expect(limits([uploadIn('first-upload', 3000)]).moreMs()).toBe(3500);
    expect(limits([]).moreMs()).toBe(3500);
  });

  it('waits at least for the deadline of any request, which counts towards its total time', () => {
    const { deadlineMs, moreMs } = firstUploadLimits(checkOf([uploadIn('first-upload', 900)]), false, 4000);
    expect([deadlineMs, moreMs()]).toEqual([4000, 500]);
  });

  it('allows for uploads that pass after it began', () => {
    const seen: Observation[] = [];
    const { moreMs } = limits(seen);
    seen.push(uploadIn('first-upload', 200));
    expect(moreMs()).toBe(0);
  });
});

describe('the deadline of a larger upload', () => {
  it('is fifteen seconds until a control has passed, and then many times as long as the slowest took', () => {
    expect(uploadWaitMs(checkOf([]))).toBe(15_000);
    expect(uploadWaitMs(checkOf([uploadIn('upload', 500)]))).toBe(10_000);
    expect(uploadWaitMs(checkOf([uploadIn('upload', 500), uploadIn('upload', 5000)]))).toBe(15_000);
  });

  it('is never so short that a slow upload looks silent', () => {
    expect(uploadWaitMs(checkOf([uploadIn('upload', 50)]))).toBe(8000);
  });
});

describe('the speed of a line', () => {
  it.each([
    [2000, 290, 'moderate'],
    [10_000, 170, 'wide'],
    [1500, 190, 'wide'],
  ])('of which a sample at %d kbit/s takes %d ms, 40 ms away, is %s', (kbps, bodyMs, speed) => {
    const stages = { dnsMs: 0, tcpMs: 40, tlsMs: 50, firstByteMs: 50 };
    const sample = { ...downloadAt(kbps), reused: false, stages, tookMs: bodyMs + 90 };
    expect(lineSpeed(checkOf([sample]))).toBe(speed);
  });

  const page = (stages: Stages): Observation => {
    const { transfer: _none, ...rest } = transferOf('https', 4000, { direction: 'down', bytes: 0, end: 'whole' });
    return { ...rest, host: 'other.example', reused: false, stages };
  };
  const inFourSeconds = transferOf('first-download', 4000, {
    direction: 'down',
    bytes: narrowBytes,
    end: 'enough',
    kbps: 69,
  });

  it('is not known from a sample whose time the distance alone explains', () => {
    const far = page({ dnsMs: 800, tcpMs: 800, tlsMs: 850, firstByteMs: 850 });
    expect(lineSpeed(checkOf([far, inFourSeconds]))).toBe('wide');
  });

  it('is that of the sample if handshakes show that the line is narrow, since round trips there are long by themselves', () => {
    const narrow = page({ dnsMs: 800, tcpMs: 800, tlsMs: 1500, firstByteMs: 950 });
    expect(lineSpeed(checkOf([narrow, inFourSeconds]))).toBe('crawling');
  });
});
