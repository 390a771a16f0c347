import { openTab, pageAddress } from '../../platform/browser/open-page.ts';

interface Props {
  /** The part of the address after `#`, e.g. `/settings/apps`. */
  readonly route: string;
  readonly action: string;
  readonly look?: 'lone-link';
  readonly text: string;
}

/** A link to a page of the dashboard. Inside the dashboard it changes the page; elsewhere it opens a tab. */
export function DashboardLink({ route, action, look, text }: Props) {
  const address = pageAddress('dashboard', route);
  const open = (event: MouseEvent) => {
    if (location.pathname === new URL(address, location.href).pathname) return;
    event.preventDefault();
    void openTab('dashboard', route).then(closePopup);
  };
  return (
    <a href={address} class={look} data-action={action} onClick={open}>
      {text}
    </a>
  );
}

/** Firefox for Android opens a tab behind the popup, so the popup has to close. */
function closePopup(): void {
  if (document.documentElement.dataset['surface'] === 'popup') window.close();
}
