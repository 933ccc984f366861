import type { Severity } from '@ioc/contracts';
import { CameraFrame } from '@ioc/screen-cameras';
import { LiveProvider } from '@ioc/screen-live';
import { FeedTicks } from '@ioc/screen-panels';
import { CellFigure, HeadFigure, SeverityGlyph, useWords, type AlarmPhase } from '@ioc/screen-ui';
import { lazy, Suspense, useState } from 'react';
import { Anatomy } from './anatomy.js';
import { cameras, datumSeries, datumStates, feeds, indicators } from './facts.js';
import { fixedLive } from './fixed-live.js';
import { Palette } from './palette.js';
import { TypeScale } from './type-scale.js';

const CameraSign = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.CameraSign })));

/** What a datum, an alarm, a camera and a feed look like in each of their states, and what they are made of. */
export function StatesPage() {
  const { t } = useWords();
  const [live] = useState(() => fixedLive({ series: datumSeries, feeds, cameras }));
  return (
    <LiveProvider live={live}>
      <main className="sheet-states">
        <section>
          <h2>{t('sheet.anatomy')}</h2>
          <Anatomy />
          <h2>{t('sheet.type')}</h2>
          <TypeScale />
          <Heads />
        </section>
        <section>
          <h2>{t('sheet.data')}</h2>
          <Data />
        </section>
        <section>
          <h2>{t('sheet.alarms')}</h2>
          <Alarms />
          <h2>{t('sheet.cameras')}</h2>
          <Cameras />
          <Cones />
          <h2>{t('sheet.feeds')}</h2>
          <FeedTicks />
          <h2>{t('sheet.colours')}</h2>
          <Palette />
          <p className="sheet-rule">{t('sheet.rule')}</p>
        </section>
      </main>
    </LiveProvider>
  );
}

function Data() {
  const { t } = useWords();
  const indicator = indicators.get('on-time');
  if (!indicator) return null;
  return (
    <div className="sheet-data">
      {datumStates.map((state) => (
        <div key={state} data-datum={state}>
          <CellFigure indicator={indicator} area={state} />
          <p>
            <b>{t(`sheet.datum.${state}.name`)}</b>
            <span>{t(`sheet.datum.${state}.says`)}</span>
          </p>
        </div>
      ))}
    </div>
  );
}

function Heads() {
  const indicator = indicators.get('on-time');
  if (!indicator) return null;
  return (
    <div className="sheet-heads">
      {(['fresh', 'stale', 'estimated', 'missing'] as const).map((state) => (
        <HeadFigure key={state} indicator={indicator} area={state} />
      ))}
    </div>
  );
}

const severities: readonly Severity[] = [1, 2, 3, 4];
const phases: readonly { name: string; phase: AlarmPhase; ring: boolean }[] = [
  { name: 'unack', phase: 'open', ring: true },
  { name: 'acked', phase: 'open', ring: false },
  { name: 'returned', phase: 'returned', ring: false },
  { name: 'shelved', phase: 'shelved', ring: false },
];

function Alarms() {
  const { t } = useWords();
  return (
    <div className="sheet-alarms">
      <span />
      {phases.map(({ name }) => (
        <span key={name}>{t(`sheet.phase.${name}`)}</span>
      ))}
      {severities.flatMap((severity) => [
        <span key={severity}>{t(`severity.${severity}`)}</span>,
        ...phases.map(({ name, phase, ring }) => (
          <i key={`${severity}-${name}`} data-alarm={`${severity}-${name}`}>
            <SeverityGlyph severity={severity} phase={phase} ring={ring} />
          </i>
        )),
      ])}
    </div>
  );
}

function Cameras() {
  return (
    <div className="sheet-cameras">
      {cameras.slice(0, 4).map(({ id, number, shortName, state, since }) => (
        <figure key={id}>
          <CameraFrame cameraId={id} state={state} stateSince={since} hasPicture={state === 'live' || state === 'frozen'}>
            <svg viewBox="0 0 320 180" aria-hidden="true" className="sheet-street">
              <path d="M0 180 130 70H190L320 180ZM0 70H320M40 70V30H90V70M220 70V40H280V70" />
            </svg>
          </CameraFrame>
          <figcaption>{`${String(number).padStart(2, '0')} ${shortName}`}</figcaption>
        </figure>
      ))}
    </div>
  );
}

/** The same cameras on a map: that none sees anything, or that one is chosen, is told by its form. */
function Cones() {
  const { t } = useWords();
  return (
    <div className="sheet-cones">
      {(['live', 'frozen', 'offline', 'selected'] as const).map((name) => {
        const camera = cameras.find(({ state }) => state === (name === 'selected' ? 'live' : name));
        return (
          <figure key={name} data-cone={name}>
            <Suspense fallback={<div className="camera-legend" />}>{camera && <CameraSign camera={camera} isSelected={name === 'selected'} />}</Suspense>
            <figcaption>{t(`sheet.cone.${name}`)}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}
