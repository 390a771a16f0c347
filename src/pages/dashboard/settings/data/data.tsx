import type { Settings } from '../../../../model/settings.ts';
import { DeleteParts } from './delete-parts.tsx';
import { Keep } from './keep.tsx';

/** Keeps and deletes results. */
export function Data({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <Keep settings={settings} />
      <DeleteParts settings={settings} />
    </>
  );
}
