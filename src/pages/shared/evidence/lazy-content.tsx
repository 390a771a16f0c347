import type { FunctionComponent } from 'preact';
import { lazy } from '../lazy.tsx';
import type { EvidenceFacts } from './evidence-content.tsx';
import type { SupportCopyProps } from './support-copy.tsx';

/** Loaded on demand: most people read the verdict, and not what is behind it. */
export const LazyEvidenceContent: FunctionComponent<EvidenceFacts> = lazy(
  async () => (await import('./evidence-content.tsx')).EvidenceContent,
);

export const LazySupportCopy: FunctionComponent<SupportCopyProps> = lazy(
  async () => (await import('./support-copy.tsx')).SupportCopy,
);
