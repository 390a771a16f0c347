import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { controlTransfers } from '../../../src/measure/transfers/control-transfers.ts';
import { barOf, isSlower, isSuspicious } from '../../../src/measure/transfers/slower-than-controls.ts';
import type { Subject } from '../../../src/model/observation.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

const at = (subject: Subject, kbps: number) => moved(subject, 'download', 114_688, (114_688 * 8) / kbps, kbps);

/** A download of a service at the first speed, beside a control's at the second. */
function beside(kbps: number, ofTheControl: number) {
  const own = at(ofService('a'), kbps);
  const check = checkOf([at(ofControl('b'), ofTheControl), own]);
  return { own, check, controls: controlTransfers('download', check) };
}

const isSlowBeside = (kbps: number, ofTheControl: number, tries = 2) => {
  const { own, check, controls } = beside(kbps, ofTheControl);
  return isSlower(own, controls, check, barOf(tries));
};

describe('a download that is many times slower than that of a control', () => {
  it('raises a suspicion below 2 Mbit/s', () => {
    const isSuspect = (kbps: number) => {
      const { own, check, controls } = beside(kbps, 20_000);
      return isSuspicious(own, controls, check);
    };
    expect(isSuspect(1900)).toBe(true);
    expect(isSuspect(2100)).toBe(false);
  });

  it('is slow below 1 Mbit/s', () => {
    expect(isSlowBeside(900, 20_000)).toBe(true);
    expect(isSlowBeside(1100, 20_000)).toBe(false);
  });

  it("is slow if the control's is six times faster", () => {
    expect(isSlowBeside(500, 3300)).toBe(true);
    expect(isSlowBeside(500, 2700)).toBe(false);
  });

  it('is slow below 1.25 Mbit/s if four tries agree', () => {
    expect(isSlowBeside(1100, 20_000, 4)).toBe(true);
    expect(isSlowBeside(1400, 20_000, 4)).toBe(false);
    expect(isSlowBeside(1100, 20_000, 3)).toBe(false);
  });
});

/** A download at this speed from this far away, whose two requests take a round trip each, and a page of its host. */
function from(subject: Subject, roundTripMs: number, kbps: number) {
  const o = moved(subject, 'download', 114_688, (114_688 * 8) / kbps + 2 * roundTripMs, kbps);
  return { o, seen: [pageFrom(o, roundTripMs), o] };
}

describe('a download from a host 100 ms away, whose speed lost packets may explain,', () => {
  const isSlowAt = (kbps: number, tries: number) => {
    const own = from(ofService('a'), 100, kbps);
    const check = checkOf([...from(ofControl('b'), 20, 20_000).seen, ...own.seen]);
    return isSlower(own.o, controlTransfers('download', check), check, barOf(tries));
  };

  it('is slow below what TCP carries if four packets in a hundred get lost, which is 715 kbit/s', () => {
    expect(isSlowAt(680, 2)).toBe(true);
    expect(isSlowAt(750, 2)).toBe(false);
  });

  it('is slow below what TCP carries if two get lost, which is 1011 kbit/s, if four tries agree', () => {
    expect(isSlowAt(980, 4)).toBe(true);
    expect(isSlowAt(1050, 4)).toBe(false);
  });
});

describe("a download beside a control's that was too short to show a fast line", () => {
  const isSuspect = (roundTripMs: number, kbps: number, ofTheControl: number) => {
    const own = from(ofService('a'), roundTripMs, kbps);
    const check = checkOf([...from(ofControl('b'), 100, ofTheControl).seen, ...own.seen]);
    return isSuspicious(own.o, controlTransfers('download', check), check);
  };

  it("raises a suspicion if the control's is twice as fast", () => {
    expect(isSuspect(40, 900, 2000)).toBe(true);
    expect(isSuspect(40, 1100, 2000)).toBe(false);
  });

  it('raises one below what TCP carries over 150 ms if one packet in a hundred gets lost, which is 954 kbit/s', () => {
    expect(isSuspect(150, 900, 3000)).toBe(true);
    expect(isSuspect(150, 1000, 3000)).toBe(false);
  });
});

it('an upload is slow if it takes more than twelve round trips', () => {
  const isSlowIn = (ms: number) => {
    const own = moved(ofService('a'), 'upload', 49_152, ms);
    const check = checkOf([moved(ofControl('b'), 'upload', 49_152, 100), pageFrom(own, 100), own]);
    return isSlower(own, controlTransfers('upload', check), check, barOf(2));
  };
  expect(isSlowIn(1300)).toBe(true);
  expect(isSlowIn(1100)).toBe(false);
});
