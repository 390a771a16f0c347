import { coreFunctions } from '../model/function-ids.ts';
import type { FunctionVerdict, ServiceVerdict } from '../model/verdict.ts';
import { reasonsOf, sharedFailure, weakest } from './function.ts';
import { hasOnlySite, summaryOfSite } from './only-site.ts';
import { unsure } from './unsure.ts';

type Summary = Pick<ServiceVerdict, 'state' | 'cause' | 'manner' | 'confidence' | 'because'>;

/** The service as a whole: blocked when all core functions fail, partial when only some functions do. */
export function summaryOf(verdicts: readonly FunctionVerdict[]): Summary {
  const onlySite = hasOnlySite(verdicts);
  const functions = onlySite ? verdicts.filter((f) => f.function === 'web') : verdicts;
  const tested = functions.filter((f) => f.state !== 'untestable');
  if (tested.length === 0) return { state: 'untestable', because: reasonsOf(functions) };
  if (tested.every((f) => f.because.includes('reachability-only') || f.because.includes('permission-missing'))) {
    return { state: 'untestable', because: ['permission-missing'] };
  }
  if (onlySite) return summaryOfSite(tested);
  const essential = tested.filter((f) => coreFunctions.includes(f.function));
  const deciding = essential.length > 0 ? essential : tested;
  const all = (state: FunctionVerdict['state']) => deciding.filter((f) => f.state === state);

  // If messages need a login, a blocked page alone does not mean a blocked messenger.
  const onlyPageTested = !deciding.some((f) => f.function === 'messages') && tested.some((f) => f.state === 'works');
  if (all('blocked').length === deciding.length && !onlyPageTested) return failing('blocked', all('blocked'));
  if (all('down').length === deciding.length)
    return { state: 'down', ...weakest(deciding), because: reasonsOf(deciding) };
  const broken = tested.filter((f) => f.state === 'blocked' || f.state === 'partial');
  if (broken.length > 0 && tested.some((f) => f.state === 'works' || f.state === 'partial' || f.state === 'slow')) {
    return failing('partial', broken);
  }
  const slow = tested.filter((f) => f.state === 'slow');
  if (slow.length > 0 && all('works').length + all('unsure').length === deciding.length) return failing('slow', slow);
  if (all('works').length === deciding.length) {
    // Whoever needs what is in doubt should read so.
    const inDoubt = tested.filter((f) => f.state !== 'works');
    const likely = inDoubt.length > 0 ? [{ confidence: 'likely' as const }] : [];
    return { state: 'works', ...weakest([...deciding, ...likely]), because: reasonsOf([...deciding, ...inDoubt]) };
  }
  // A certain failure is not a reason for doubt.
  return unsure(...reasonsOf(tested.filter((f) => f.state === 'unsure' || f.state === 'down')));
}

/** A service may be slowed or frozen although everything of it answers, so without a transfer it is not sure to work. */
export function withoutSpeed(service: Summary): Summary {
  if (service.state !== 'works') return service;
  return { ...service, confidence: 'likely', because: [...service.because, 'speed-not-checked'] };
}

function failing(state: 'blocked' | 'partial' | 'slow', functions: readonly FunctionVerdict[]): Summary {
  return { state, ...sharedFailure(functions) };
}
