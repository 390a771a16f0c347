import type { FunctionComponent } from 'preact';
import type { Settings } from '../../model/settings.ts';
import type { TextKey } from './text.ts';

/** A section of a long page, with its own address, e.g. `#/settings/data`. */
export interface SectionName {
  readonly id: string;
  readonly name: TextKey;
  /** Most people never need it: it stands apart from the others. */
  readonly advanced?: true;
}

export interface SettingsProps {
  readonly settings: Settings;
}

/** A section of the settings page. */
export interface SettingsSection extends SectionName {
  /** What stands below its settings. */
  readonly content?: FunctionComponent<SettingsProps>;
}

/** A page of the dashboard that the menu lists. */
export interface MenuRoute {
  readonly path: string;
  readonly name: TextKey;
  readonly page: FunctionComponent;
  /** Sections of the page have their own addresses below it. */
  readonly hasSections?: true;
}
