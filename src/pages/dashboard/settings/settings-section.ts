import type { FunctionComponent } from 'preact';
import type { Settings } from '../../../model/settings.ts';
import type { SectionName } from '../parts/sections.tsx';

/** A section of the settings page. */
export interface SettingsSection extends SectionName {
  readonly content: FunctionComponent<{ readonly settings: Settings }>;
}
