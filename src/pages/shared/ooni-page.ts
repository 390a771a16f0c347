import type { ServiceId } from '../../model/service.ts';

/** OONI's tests of messengers, by our ids. */
const tests: Readonly<Record<ServiceId, string>> = {
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  signal: 'signal',
  messenger: 'facebook_messenger',
};

/** OONI's own page of measurements of a messenger, if it measures it. */
export function ooniPage(service: ServiceId, country?: string): string | undefined {
  const test = tests[service];
  if (test === undefined) return undefined;
  const place = country === undefined ? '' : `probe_cc=${country}&`;
  return `https://explorer.ooni.org/chart/mat?${place}test_name=${test}&axis_x=measurement_start_day`;
}
