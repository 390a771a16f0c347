import { noPast } from '../measure/transfers/past-speeds.ts';
import { isWhole } from '../measure/transfers/sample.ts';
import { goneObjects, hasObject, smallTransfers } from '../measure/transfers/small-transfers.ts';
import { dependsOnSize, downloadsOf } from '../measure/transfers/transfer.ts';
import { subjectOf, transferEndpoint } from '../measure/transfers/transfer-endpoint.ts';
import type { JudgedFunction, Measured, Measuring, Transfers } from './case.ts';
import { applySteps } from './step.ts';
import { transferSteps } from './steps.ts';
import { judgingOf } from './transfer.ts';

/** The verdicts on the transfers of a service. */
export function transfersOf(of: Measuring): Transfers {
  const measured: readonly Measured[] = [
    { of: 'web', ...ofPage(of) },
    ...ofFiles(of),
    { of: 'upload', ...ofUpload(of) },
  ];
  return Object.fromEntries(
    applySteps(transferSteps, measured, of).flatMap(({ of: place, state, because = [], ...judged }) =>
      state ? [[place, { function: place === 'page-file' ? 'web' : place, state, because, ...judged }]] : [],
    ),
  );
}

type Judged = Omit<JudgedFunction, 'function'>;

/** What the download of its page shows. */
function ofPage({ service, check, network }: Measuring): Judged | undefined {
  const endpoint = transferEndpoint(service, 'web');
  if (!endpoint) return undefined;
  const subject = subjectOf(service, endpoint, 'web');
  if (downloadsOf(subject, check).filter(dependsOnSize).every(isWhole)) return undefined;
  const judged = judgingOf(service, network)('download', subject, { check, past: noPast });
  if (!judged) return undefined;
  const { kbps: _ofServer, closerKbps: _too, ...verdict } = judged;
  return verdict;
}

/**
 * A large object of the service; if none is known, a script or stylesheet that its page names. Without it the page does
 * not open; on the page's own host it says nothing about the hosts of photos.
 */
function ofFiles({ service, check, network, past }: Measuring): Measured[] {
  const endpoint = transferEndpoint(service, 'media');
  const subject = endpoint && subjectOf(service, endpoint, 'media');
  const isKnown = subject !== undefined && goneObjects(subject, check) < (endpoint?.large?.length ?? 0);
  const isFound = subject !== undefined && (isKnown || hasObject(subject, check));
  const judged = isFound ? judgingOf(service, network)('download', subject, { check, past }) : undefined;
  if (!judged || isKnown) return [{ of: 'media', ...judged }, { of: 'page-file' }];
  const ofFile = { ...judged, because: [...judged.because, 'file-of-page' as const] };
  const page = transferEndpoint(service, 'web');
  const isElsewhere =
    subject && smallTransfers(subject, 'download', check).at(-1)?.host !== (page && new URL(page.url).hostname);
  return [
    { of: 'media', ...(isElsewhere ? ofFile : {}) },
    { of: 'page-file', ...ofFile },
  ];
}

function ofUpload({ service, check, network, past }: Measuring): Judged | undefined {
  const place = transferEndpoint(service, 'upload');
  return place && judgingOf(service, network)('upload', subjectOf(service, place, 'upload'), { check, past });
}
