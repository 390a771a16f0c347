import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { sampleOf } from '../../../src/measure/transfers/first-sample.ts';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

it("an upload that takes less than six tenths of a second is never slow, however quick the controls' are", () => {
  const look = (tookMs: number) => {
    const upload = moved(ofService('a'), 'first-upload', narrowBytes, tookMs);
    const controls = moved(ofControl('b'), 'first-upload', narrowBytes, 50);
    return sampleOf(upload, 'upload', checkOf([pageFrom(upload, 10), controls, upload]));
  };
  expect(look(550)).toBe('fine');
  expect(look(650)).toBe('slow');
});
