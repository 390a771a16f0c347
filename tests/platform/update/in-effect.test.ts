import '../../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { serviceName } from '../../../src/catalogue/known-services.ts';
import { readUpdate } from '../../../src/catalogue/update/read-update.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import { onCatalogueChange } from '../../../src/platform/values/catalogue-changes.ts';
import { readCatalogue } from '../../../src/platform/values/catalogue-in-effect.ts';
import { leaveUpdate, takeUpdate } from '../../../src/platform/values/take-update.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { dayFromNow, updateJson } from './signed.ts';

beforeEach(resetFake);

const numbered = (number: number): Catalogue => ({ ...packaged, number, issued: dayFromNow(0) });
const [one, two] = [numbered(packaged.number + 1), numbered(packaged.number + 2)];
const numberInEffect = async () => (await readCatalogue()).number;

describe('the catalogue in effect', () => {
  it('is that of the package until an update is taken', async () => {
    expect(await readCatalogue()).toBe(packaged);
    await takeUpdate(one);
    expect(await readCatalogue()).toEqual(one);
  });

  it('goes back step by step', async () => {
    await takeUpdate(one);
    await takeUpdate(two);
    expect(await numberInEffect()).toBe(two.number);
    await leaveUpdate();
    expect(await numberInEffect()).toBe(one.number);
    await leaveUpdate();
    expect(await readCatalogue()).toBe(packaged);
    expect(fake.values).toEqual({});
  });

  it('keeps the list before, and tells which list nobody can go back to any more', async () => {
    expect(await takeUpdate(one)).toBeUndefined();
    expect(await takeUpdate(two)).toBeUndefined();
    expect(await takeUpdate(numbered(packaged.number + 3))).toEqual(one);
    await leaveUpdate();
    expect(await numberInEffect()).toBe(two.number);
  });

  it('stays what it was for a check that began before', async () => {
    await takeUpdate(one);
    await takeUpdate(two);
    expect((await readCatalogue(one.number)).number).toBe(one.number);
    await leaveUpdate();
    await leaveUpdate();
    await takeUpdate(one);
    expect(await readCatalogue(packaged.number)).toBe(packaged);
  });

  it('is that of the package where the package is as new, or the stored form another', async () => {
    fake.values = { catalogue: { form: 1, catalogue: numbered(packaged.number) } };
    expect(await readCatalogue()).toBe(packaged);
    fake.values = { catalogue: { form: 2, catalogue: two } };
    expect(await readCatalogue()).toBe(packaged);
  });

  it('tells pages when it changes', async () => {
    let heard = 0;
    const stop = onCatalogueChange(() => heard++);
    await takeUpdate(one);
    await leaveUpdate();
    stop();
    await takeUpdate(one);
    expect(heard).toBe(2);
  });
});

it('a messenger that an update dropped keeps its name', () => {
  const services = packaged.services.filter(({ id }) => id !== 'viber');
  const text = JSON.stringify(updateJson({ services }));
  const { update } = readUpdate(text, { now: Date.now(), version: '1.2.3.1', inEffect: packaged, packaged });
  expect(update && serviceName('viber', {}, update)).toBe('Viber');
  expect(update && serviceName('session', {}, update)).toBe('Session');
});
