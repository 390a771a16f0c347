import type { ServiceId } from '../model/service.ts';

/** OONI's publications about the blocking of messengers in a country. They are shown, and never part of a verdict. */
export interface Finding {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly services: readonly ServiceId[];
  /** OONI's own title, in English. */
  readonly title: string;
  /** The year in which it was published. */
  readonly year: number;
  /** Its number at explorer.ooni.org/findings. */
  readonly number: number;
}

/**
 * When the lists below were read.
 * @source the lists of findings in OONI's reviews of 2023 and 2025 (repository ooni/ooni.org)
 */
export const findingsRead = '2026-12-01';

// biome-ignore format: a table is read by its rows
export const findings: readonly Finding[] = [
  { country: 'IR', services: ['whatsapp'], title: 'Iran blocked WhatsApp amid war with Israel', year: 2025, number: 273244099200 },
  { country: 'NP', services: ['telegram'], title: 'Nepal blocked Telegram', year: 2025, number: 284032502800 },
  { country: 'TG', services: ['telegram', 'signal'], title: 'Togo blocked Facebook, Telegram, Signal, YouTube, and DuckDuckGo amid protests', year: 2025, number: 167838678600 },
  { country: 'KE', services: ['telegram'], title: 'Kenya blocked Telegram amid anti-government protests', year: 2025, number: 224470320900 },
  { country: 'VN', services: ['telegram'], title: 'Vietnam blocked Telegram', year: 2025, number: 382823169800 },
  { country: 'PK', services: ['telegram'], title: 'Pakistan blocked Telegram', year: 2025, number: 324516225200 },
  { country: 'KE', services: ['telegram'], title: 'Kenya blocked Telegram during the KCSE 2024 exams', year: 2025, number: 20313562200 },
  { country: 'MZ', services: ['whatsapp', 'instagram'], title: 'Mozambique blocked Facebook, Instagram and WhatsApp amid protests', year: 2025, number: 169004237900 },
  { country: 'RU', services: ['viber'], title: 'Russia blocked Viber', year: 2025, number: 50334204500 },
  { country: 'TR', services: ['discord'], title: 'Türkiye blocked Discord', year: 2025, number: 267640924000 },
  { country: 'RU', services: ['discord'], title: 'Russia blocked Discord', year: 2025, number: 162112071200 },
  { country: 'SV', services: ['telegram'], title: 'El Salvador blocked Telegram', year: 2025, number: 26818990400 },
  { country: 'GN', services: ['whatsapp', 'telegram', 'instagram'], title: 'Guinea blocked WhatsApp, Telegram, Facebook, Twitter, Instagram, and YouTube', year: 2023, number: 296303006301 },
  { country: 'KE', services: ['telegram'], title: 'Kenya blocked Telegram during the KCSE 2023 exams', year: 2023, number: 228466228201 },
  { country: 'IQ', services: ['telegram'], title: 'Iraq temporarily blocked Telegram', year: 2023, number: 64077907701 },
  { country: 'BR', services: ['telegram'], title: 'Brazil blocked Telegram', year: 2023, number: 76657383201 },
];

export function findingUrl({ number }: Finding): string {
  return `https://explorer.ooni.org/findings/${number}`;
}
