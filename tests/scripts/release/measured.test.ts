import { expect, it } from 'vitest';
import { measuredBy, measuredIn } from '../../../scripts/release/measured.ts';
import { services } from '../../../src/catalogue/catalogue.ts';

const by = (id: string) => {
  const service = services.find((one) => one.id === id);
  return service && measuredBy(service);
};

it('knows which bytes a service is measured by', () => {
  expect(by('telegram')).toEqual({ by: 'known-file' });
  expect(by('slack')).toEqual({ by: 'file-of-the-page' });
  expect(by('facetime')).toEqual({ by: 'nothing', why: 'no text was found that shows what its page names' });
});

it('counts every service once, and says why some cannot be measured', () => {
  const told = measuredIn(services);
  const [, can = '', all = '', files = '', pages = ''] =
    /for (\d+) of (\d+) services: for (\d+) by .* and for (\d+) by /.exec(told) ?? [];
  const left = told.match(/^- .+: .+$/gm) ?? [];
  expect(Number(all)).toBe(services.length);
  expect(Number(can)).toBe(Number(files) + Number(pages));
  expect(Number(can) + left.length).toBe(services.length);
  expect(left).toContain('- FaceTime: no text was found that shows what its page names');
});

it('mentions nothing unmeasurable if everything can be measured', () => {
  expect(measuredIn(services.filter(({ id }) => id === 'telegram'))).not.toContain('cannot');
});
