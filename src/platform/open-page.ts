import { extension } from './browser.ts';

/** Opens a page of the extension in a tab. @param route what stands behind `#`, for the dashboard */
export async function openTab(page: 'welcome' | 'dashboard', route = ''): Promise<void> {
  await extension.tabs.create({ url: addressOf(page, route) });
}

export function dashboardAddress(route: string): string {
  return addressOf('dashboard', route);
}

function addressOf(page: string, route: string): string {
  return extension.runtime.getURL(`src/${page}/index.html${route && `#${route}`}`);
}
