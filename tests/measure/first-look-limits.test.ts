import { describe, expect, it } from 'vitest';
import { firstDownloadLimits, firstUploadLimits, lineSpeed, narrowBytes } from '../../src/measure/first-look.ts';
import { uploadWaitMs } from '../../src/measure/transfer-samples.ts';
import type { Observation, Stages, Transfer } from '../../src/model/observation.ts';

const transferOf = (probe: Observation['probe'], tookMs: number, transfer: Transfer): Observation => ({
  subject: { kind: 'control', control: 'kernel', class: 'foreign', vendor: 'kernel' },
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
  transferOf('first-download', Math.round(393_216 / kbps), { direction: 'down', bytes: 49_152, end: 'enough', kbps });
const uploadIn = (probe: 'first-upload' | 'upload', tookMs: number) =>
  transferOf(probe, tookMs, { direction: 'up', bytes: 32_768, end: 'whole' });

describe('the first look at a download', () => {
  it('takes six seconds at most while the speed of the line is not known', () => {
    expect(firstDownloadLimits([], false)).toEqual({ mostBytes: 49_152, mostMs: 6000, stallMs: 2500 });
  });

  it('ends on a fast line when everything else is long over', () => {
    expect(firstDownloadLimits([downloadAt(10_000)], false).mostMs).toBeLessThan(3000);
  });

  it('takes longer on a slower line, where all samples share it', () => {
    expect(firstDownloadLimits([downloadAt(1500)], false).mostMs).toBeGreaterThan(4500);
  });

  it('reads less on a narrow line, and as long as that takes', () => {
    expect(firstDownloadLimits([downloadAt(500)], true)).toMatchObject({ mostBytes: narrowBytes, mostMs: 6000 });
  });
});

describe('the first look at an upload', () => {
  it('ends early where those of controls took a fifth of the time', () => {
    const { deadlineMs, moreMs } = firstUploadLimits([uploadIn('first-upload', 200)], false);
    expect([deadlineMs, moreMs()]).toEqual([2500, 0]);
  });

  it('goes on where no control has passed yet, or only slowly', () => {
    expect(firstUploadLimits([], false).moreMs()).toBe(3500);
    expect(firstUploadLimits([uploadIn('first-upload', 900)], false).moreMs()).toBe(3500);
  });

  it('sees what passed meanwhile', () => {
    const seen: Observation[] = [];
    const { moreMs } = firstUploadLimits(seen, false);
    seen.push(uploadIn('first-upload', 200));
    expect(moreMs()).toBe(0);
  });
});

describe('the deadline of a larger upload', () => {
  it('is fifteen seconds before a control has passed, and then many times as long as the slowest took', () => {
    expect(uploadWaitMs([])).toBe(15_000);
    expect(uploadWaitMs([uploadIn('upload', 500)])).toBe(10_000);
    expect(uploadWaitMs([uploadIn('upload', 500), uploadIn('upload', 5000)])).toBe(15_000);
  });

  it('is never so short that a slow upload looks silent', () => {
    expect(uploadWaitMs([uploadIn('upload', 50)])).toBe(8000);
  });
});

describe('the speed of a line', () => {
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
    expect(lineSpeed([far, inFourSeconds])).toBe('wide');
  });

  it('is that of the sample where handshakes show that the line is narrow, since there round trips are long by themselves', () => {
    const narrow = page({ dnsMs: 800, tcpMs: 800, tlsMs: 1500, firstByteMs: 950 });
    expect(lineSpeed([narrow, inFourSeconds])).toBe('crawling');
  });
});
