import { expect, it } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { companyOf, families } from '../../src/model/companies.ts';

it('every service of a company is in the catalogue, and has only one company', () => {
  const ids = families.flat();
  expect(ids.filter((id) => serviceById(id, packaged) === undefined)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it('services of one company have the same company, and services of different companies do not', () => {
  expect(companyOf('messenger')).toBe(companyOf('whatsapp'));
  expect(companyOf('signal')).not.toBe(companyOf('whatsapp'));
});
