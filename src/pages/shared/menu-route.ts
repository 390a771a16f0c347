import type { FunctionComponent } from 'preact';
import type { TextKey } from './text.ts';

/** A page of the dashboard that the menu lists. */
export interface MenuRoute {
  readonly path: string;
  readonly name: TextKey;
  readonly page: FunctionComponent;
  /** Sections of the page have their own addresses below it. */
  readonly hasSections?: true;
}
