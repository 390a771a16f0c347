import { type Html, html } from './html.ts';
import type { Mark } from './words.ts';

const line = html`fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"`;
const cut = html`fill="none" stroke="var(--mark-cut)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;

/** The shapes of the extension, on 16 by 16. */
const shapes: Readonly<Record<Mark['shape'], Html>> = {
  works: html`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.9 8.3 2.2 2.2 4.1-4.6" ${cut}/>`,
  mixed: html`<circle cx="8" cy="8" r="6.1" ${line}/><path d="M8 1.9a6.1 6.1 0 0 0 0 12.2z" fill="currentColor"/>`,
  problem: html`<path d="m8 1.2 6.8 6.8L8 14.8 1.2 8z" ${line}/><path d="M8 1.2 1.2 8 8 14.8z" fill="currentColor"/>`,
  blocked: html`<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor"/><path d="m4.7 11.3 6.6-6.6" ${cut}/>`,
  doubt: html`<circle cx="8" cy="8" r="6.6" ${line}/><path d="M6.1 6.4a1.9 1.9 0 1 1 2.8 1.7c-.6.3-.9.6-.9 1.3M8 11.7v.01" ${line}/>`,
  none: html`<circle cx="8" cy="8" r="6.4" ${line} stroke-dasharray="2.2 2.82"/>`,
};

/** A shape and a word; the shape says the same to the eye, so assistive software skips it. */
export function pill({ word, shape, tone }: Mark): Html {
  return html`<span class="pill" data-tone="${tone}"><svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shapes[shape]}</svg>${word}</span>`;
}
