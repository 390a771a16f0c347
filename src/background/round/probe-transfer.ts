import { checkOf } from '../../measure/check/check.ts';
import { severalPacketsBytes } from '../../measure/transfers/large-packets.ts';
import type { PastSpeeds } from '../../measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../measure/transfers/sample.ts';
import {
  closerLimits,
  firstDownload,
  firstDownloadLimits,
  firstUploadLimits,
} from '../../measure/transfers/sample-limits.ts';
import { smallUploadBytes } from '../../measure/transfers/small-transfers.ts';
import { uploadBytes } from '../../measure/transfers/transfer.ts';
import { uploadWaitMs } from '../../measure/transfers/upload-wait.ts';
import type { Observation } from '../../model/observation.ts';
import type { ProbeContext, Sighting } from '../../probe/http.ts';
import { probeDownload, probeObjectHead, probeUpload } from '../../probe/transfer.ts';
import type { TransferTask } from '../../schedule/plan.ts';

/** With what a transfer is made, and what its length follows from. */
interface Means {
  readonly context: ProbeContext;
  /** The same with a longer deadline, for what may come late. */
  readonly extended: ProbeContext;
  /** May a large file come from this address, to which its own led? */
  readonly mayFollow: (url: string) => boolean;
  readonly storedAt: Parameters<typeof probeObjectHead>[3];
  readonly seen: readonly Observation[];
  readonly past: PastSpeeds;
  /** A narrow line, or a check that saves data. */
  readonly isSmall: boolean;
}

/** Makes the transfer of a task, of a file whose address is known or to a host that takes uploads. */
export function probeTransfer(
  { probe, subject, isNamed }: TransferTask,
  url: string,
  { context, extended, mayFollow, storedAt, seen, past, isSmall }: Means,
): Promise<Sighting> {
  const { hostname } = new URL(url);
  switch (probe) {
    case 'download':
      return probeDownload(
        probe,
        url,
        closerLimits(subject, hostname, checkOf(seen), past),
        extended,
        mayFollow,
        storedAt,
      );
    case 'first-download': {
      const limits = firstDownloadLimits(hostname, checkOf(seen), isSmall || isNamed === true);
      return probeDownload(probe, url, limits, context, mayFollow, storedAt);
    }
    case 'short-download': {
      const limits = { ...firstDownload, maxBytes: severalPacketsBytes };
      return probeDownload(probe, url, limits, context, mayFollow, storedAt);
    }
    case 'object-head':
      return probeObjectHead(url, extended, mayFollow, storedAt);
    case 'small-upload':
      return probeUpload(probe, url, smallUploadBytes, extended);
    case 'upload':
      return probeUpload(probe, url, uploadBytes, { ...context, deadlineMs: uploadWaitMs(checkOf(seen)) });
    case 'first-upload': {
      const limits = firstUploadLimits(checkOf(seen), isSmall, context.deadlineMs);
      return probeUpload(probe, url, narrowBytes, { ...context, ...limits });
    }
    default:
      return probe satisfies never;
  }
}
