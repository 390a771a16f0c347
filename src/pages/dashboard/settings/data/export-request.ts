import type { ExportChoice } from '../../../../platform/files/export-history.ts';
import { everything, type rangeDays, sinceDays } from './scope-choices.ts';

/** What a person asks to export. */
export interface ExportRequest {
  readonly form: ExportChoice['form'];
  readonly days: (typeof rangeDays)[number];
  readonly service: string;
  readonly network: string;
  readonly withoutNames: boolean;
  readonly gzip: boolean;
}

export const firstRequest: ExportRequest = {
  form: 'json',
  days: 0,
  service: everything,
  network: everything,
  withoutNames: true,
  gzip: false,
};

export const exportChoice = ({ form, days, service, network, withoutNames }: ExportRequest): ExportChoice => ({
  form,
  withNetworkNames: !withoutNames,
  ...(days > 0 ? { since: sinceDays(days, Date.now()) } : {}),
  ...(service === everything ? {} : { service }),
  ...(network === everything ? {} : { profile: network }),
});
