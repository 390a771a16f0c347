import { useState } from 'preact/hooks';
import { apartMs } from '../../../history/notices/news.ts';
import {
  readWatch,
  type Watch,
  type Watched,
  watchEveryMinutes,
  watchedIn,
  watchedTimes,
  watchKey,
} from '../../../history/watched.ts';
import type { ServiceId } from '../../../model/service.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { inPrivateWindow } from '../../../platform/browser/private-window.ts';
import { readRounds } from '../../../platform/store/read-rounds.ts';
import { readSessionValue } from '../../../platform/values/session-values.ts';
import { intervalText } from '../background-checks.ts';
import { Button } from '../button.tsx';
import { readAndClose } from '../read-and-close.ts';
import { toneOf } from '../state-mark.tsx';
import { t } from '../text.ts';
import { useRead } from '../use-read.ts';
import { runAction } from './actions.ts';

interface Props {
  readonly service: ServiceId;
  readonly now: number;
  readonly running: boolean;
}

interface Seen {
  readonly watch: Watch;
  readonly checks: readonly Watched[];
}

/** "It works for a minute, then hangs": one messenger, checked every two minutes for an hour, as one line that grows. */
export function WatchOne({ service, now, running }: Props) {
  const [asked, setAsked] = useState(0);
  const [seen] = useRead(() => readSeen(service), [service, running, asked]);
  const change = async (request: Promise<unknown>) => {
    await runAction(request);
    setAsked(asked + 1);
  };
  const isOn = seen !== undefined && now < seen.watch.until;
  return (
    <div class="line watch">
      {seen && <WatchedLine {...seen} />}
      {isOn && (
        <p class="quiet">
          {t('watch_how', { every: intervalText(watchEveryMinutes), page: intervalText(apartMs / 60_000) })}
        </p>
      )}
      <Button
        action={isOn ? 'watch-stop' : 'watch'}
        look="small"
        text={isOn ? t('watch_stop') : t('watch_start', { size: megabytesOfWatch })}
        disabled={inPrivateWindow()}
        press={() => change(isOn ? ask('stopWatch', {}) : ask('watch', { service }))}
      />
    </div>
  );
}

/**
 * @source measured, `npm run bench -- --only 'watched hour'`: of four messengers 1.0 to 1.7 MB in Chromium; Firefox reads
 * pages unpacked, which makes 1.4 to 2.9
 */
const megabytesOfWatch = 3;

const barWidth = 4;
const step = 6;
const height = 12;

/** A bar for each check, and for how long it worked, failed, and was in between. */
function WatchedLine({ checks }: Seen) {
  const times = watchedTimes(checks);
  const minutes = (ms: number) => Math.round(ms / 60_000);
  const text = t('watch_line', {
    works: minutes(times.works),
    fails: minutes(times.fails),
    unknown: minutes(times.unknown),
  });
  return (
    <p role="status">
      <svg viewBox={`0 0 ${Math.max(1, checks.length) * step} ${height}`} height={height} aria-hidden="true">
        {checks.map(({ at, state }, index) => (
          <rect key={at} x={index * step} width={barWidth} height={height} data-tone={toneOf(state)} />
        ))}
      </svg>
      {checks.length > 1 && text}
    </p>
  );
}

async function readSeen(service: ServiceId): Promise<Seen | undefined> {
  const watch = readWatch(await readSessionValue(watchKey));
  if (watch?.service !== service) return undefined;
  const rounds = await readAndClose(readRounds(), (store) => store.roundsSince(watch.since));
  return { watch, checks: watchedIn(rounds, watch) };
}
