import type { Endpoint } from '../model/service.ts';

/**
 * Headers that Meta's own servers send with a success. Each host sends one of them.
 * @source curl -I of facebook.com and whatsapp.com in public notes of 2021 to 2026, OWASP www-project-secure-headers
 * tab_top.md; notes on Instagram's hosts: x-fb-debug on most, `server: proxygen-bolt` and proxy-status on some. Read
 * 2026-11-29.
 */
export const metaMarks: Endpoint['healthy'] = {
  headers: { 'x-fb-debug': '', 'x-fb-connection-quality': '', 'proxy-status': '', server: 'proxygen' },
};
