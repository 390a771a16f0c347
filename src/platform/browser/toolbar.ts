import { extension } from './extension.ts';

/** The shapes of the toolbar icon; the manifest names `app`. */
type ToolbarIcon = 'app' | 'ok' | 'attention' | 'blocked' | 'unknown';

/** Sets icon and title. Browsers forget both when they restart. */
export async function showInToolbar(icon: ToolbarIcon, title: string): Promise<void> {
  const path = Object.fromEntries([16, 24, 32, 48].map((size) => [size, `/icons/${icon}-${size}.png`]));
  await Promise.all([extension.action.setIcon({ path }), extension.action.setTitle({ title })]);
}

/** Whether the button is pinned to the toolbar. Undefined if the browser does not report it. */
export async function isInToolbar(): Promise<boolean | undefined> {
  const action: { readonly getUserSettings?: () => Promise<{ readonly isOnToolbar?: boolean }> } = extension.action;
  return (await action.getUserSettings?.())?.isOnToolbar;
}

/** Shows how many services got worse unseen; 0 shows nothing. */
export async function showBadge(count: number): Promise<void> {
  await extension.action.setBadgeBackgroundColor({ color: '#a83200' });
  await extension.action.setBadgeText({ text: count === 0 ? '' : count > 9 ? '9+' : String(count) });
}
