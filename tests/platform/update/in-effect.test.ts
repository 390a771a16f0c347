import '../../fake-extension.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { packaged } from '../../../src/catalogue/catalogue.ts';
import { serviceName } from '../../../src/catalogue/known-services.ts';
import { readUpdate } from '../../../src/catalogue/update/read-update.ts';
import type { Catalogue } from '../../../src/model/catalogue.ts';
import { daysInUse, numberOfDay, startOfDay } from '../../../src/model/list-day.ts';
import { updateKeys } from '../../../src/model/project.ts';
import { onCatalogueChange } from '../../../src/platform/values/catalogue-changes.ts';
import { readCatalogue } from '../../../src/platform/values/catalogue-in-effect.ts';
import { endedNumber, leaveUpdate, newestNumber, takeUpdate } from '../../../src/platform/values/take-update.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { updateJson } from './signed.ts';

const dayMs = 24 * 60 * 60_000;
const made = startOfDay(packaged.number);
/** This many days after the package was made. */
const goTo = (days: number) => vi.setSystemTime(made + (days + 0.5) * dayMs);

beforeEach(() => {
  resetFake();
  vi.useFakeTimers({ toFake: ['Date'] });
  goTo(3);
});

/** A list that was signed this many days after the package was made. */
const signedOn = (day: number, signer: string = updateKeys[0]): Catalogue => ({
  ...packaged,
  number: numberOfDay(made + day * dayMs),
  signer,
});
const [one, two] = [signedOn(1), signedOn(2)];
const numberInEffect = async () => (await readCatalogue()).number;

describe('the catalogue in effect', () => {
  it("is the package's until an update is accepted", async () => {
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
    // An older list than this is not accepted.
    expect(fake.values).toEqual({ 'catalogue-newest': two.number });
    expect(await newestNumber()).toBe(two.number);
  });

  it('keeps the list before, and says which list is no longer reachable', async () => {
    expect(await takeUpdate(one)).toBeUndefined();
    expect(await takeUpdate(two)).toBeUndefined();
    expect(await takeUpdate(signedOn(3))).toEqual(one);
    await leaveUpdate();
    expect(await numberInEffect()).toBe(two.number);
  });

  it('stays the same for a check that began before', async () => {
    await takeUpdate(one);
    await takeUpdate(two);
    expect((await readCatalogue(one.number)).number).toBe(one.number);
    await leaveUpdate();
    await leaveUpdate();
    await takeUpdate(one);
    expect(await readCatalogue(packaged.number)).toBe(packaged);
  });

  it("is the package's if the package is as new, or the stored form is a different one", async () => {
    fake.values = { catalogue: { form: 1, catalogue: signedOn(0) } };
    expect(await readCatalogue()).toBe(packaged);
    fake.values = { catalogue: { form: 2, catalogue: two } };
    expect(await readCatalogue()).toBe(packaged);
  });

  it("is the package's if the list was signed by a key that this version does not know", async () => {
    await takeUpdate(signedOn(1, 'a key that went'));
    expect(await readCatalogue()).toBe(packaged);
  });

  it('is a list for 180 days, and says which one ended', async () => {
    expect(daysInUse).toBe(180);
    await takeUpdate(one);
    goTo(180);
    expect([await numberInEffect(), await endedNumber()]).toEqual([one.number, undefined]);
    goTo(181);
    expect([await readCatalogue(), await endedNumber()]).toEqual([packaged, one.number]);
    await takeUpdate(signedOn(181));
    expect(await endedNumber()).toBeUndefined();
  });

  it('is a list again once a clock that was years off is right', async () => {
    await takeUpdate(one);
    for (const days of [4000, -4000]) {
      goTo(days);
      expect(await readCatalogue()).toBe(packaged);
      goTo(3);
      expect(await numberInEffect()).toBe(one.number);
    }
  });

  it('is open to later lists even if one was accepted while the clock was years ahead', async () => {
    goTo(4000);
    await takeUpdate(signedOn(4000));
    goTo(3);
    expect([await readCatalogue(), await newestNumber()]).toEqual([packaged, packaged.number]);
    await takeUpdate(two);
    expect([await numberInEffect(), await newestNumber()]).toEqual([two.number, two.number]);
  });

  it('notifies pages of changes', async () => {
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
  const { update } = readUpdate(text, {
    now: Date.now(),
    version: '1.2.3.1',
    inEffect: packaged,
    newest: packaged.number,
    packaged,
  });
  expect(update && serviceName('viber', {}, update)).toBe('Viber');
  expect(update && serviceName('session', {}, update)).toBe('Session');
});
