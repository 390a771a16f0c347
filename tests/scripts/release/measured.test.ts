import { expect, it } from 'vitest';
import { measuredBy, measuredIn } from '../../../scripts/release/measured.ts';
import { services } from '../../../src/catalogue/catalogue.ts';

const by = (id: string) => {
  const service = services.find((one) => one.id === id);
  return service && measuredBy(service);
};

it('knows by which bytes a service is measured', () => {
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

it('says nothing of what cannot be measured if everything can', () => {
  expect(measuredIn(services.filter(({ id }) => id === 'telegram'))).not.toContain('cannot');
});
