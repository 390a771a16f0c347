import { extension } from './extension.ts';

type PageName = 'popup' | 'welcome' | 'dashboard';

/**
 * Opens a page of the extension in a tab.
 * @param route the part after `#`, for the dashboard
 */
export async function openTab(page: PageName, route = ''): Promise<void> {
  await extension.tabs.create({ url: pageAddress(page, route) });
}

/** Opens a page of the web in a tab. */
export async function openWebPage(url: string): Promise<void> {
  await extension.tabs.create({ url });
}

export function pageAddress(page: PageName, route = ''): string {
  return extension.runtime.getURL(`src/pages/${page}/index.html${route && `#${route}`}`);
}

/** Whether this page is the popup under the toolbar button, not a tab. */
export function isPopup(): boolean {
  return extension.extension.getViews({ type: 'popup' }).includes(globalThis as never);
}
