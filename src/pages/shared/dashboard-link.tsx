import type { ComponentChildren } from 'preact';
import { openTab, pageAddress } from '../../platform/browser/open-page.ts';

interface Props {
  /** The part of the address after `#`, e.g. `/settings/apps`. */
  readonly route: string;
  readonly action: string;
  readonly label?: string;
  readonly look?: 'button' | 'lone-link';
  readonly children: ComponentChildren;
}

/** A link to a page of the dashboard. Inside the dashboard it changes the page; elsewhere it opens a tab. */
export function DashboardLink({ route, action, label, look, children }: Props) {
  const address = pageAddress('dashboard', route);
  const open = (event: MouseEvent) => {
    if (location.pathname === new URL(address, location.href).pathname) return;
    event.preventDefault();
    void openTab('dashboard', route).then(closePopup);
  };
  return (
    <a
      href={address}
      {...(look ? { class: look } : {})}
      data-action={action}
      onClick={open}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </a>
  );
}

/** Firefox for Android opens a tab behind the popup, so the popup has to close. */
function closePopup(): void {
  if (document.documentElement.dataset['surface'] === 'popup') window.close();
}
