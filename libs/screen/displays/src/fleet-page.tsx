import type { DisplayState, Topic } from '@ioc/contracts';
import { Fact, Panel, useAddress, useMoments } from '@ioc/screen-furniture';
import { useDisplays, useTopics } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DisplayTable } from './display-table.js';
import { OnTheWall } from './on-the-wall.js';
import './fleet-page.css';

const topics: readonly Topic[] = ['displays', 'cameras', 'events'];

/** Every display of the province: how it lives, what it shows, and since when; of the chosen one its picture and all that it said of itself. @param pairing how screens are let in */
export function FleetPage({ pairing }: { pairing?: ReactNode }) {
  const { t, pick } = useWords();
  useTopics(topics);
  const { displays } = useProvince();
  const states = useDisplays();
  const [asked] = useAddress('display');
  const display = displays.find(({ id }) => id === asked) ?? displays[0];
  const state = states.find(({ id }) => id === display?.id);
  return (
    <div className="fleet-page">
      <Panel page title={t('walls.fleet')} aside={<Link to="/desk/wall">{t('walls.send')}</Link>}>
        <DisplayTable chosen={display?.id} />
      </Panel>
      {pairing}
      {display && (
        <Panel title={pick(display.name)} aside={pick(display.place)}>
          <div className="fleet-one">
            <OnTheWall key={display.id} display={display} state={state} />
            {state?.beat && <LifeFacts state={state} beat={state.beat} />}
          </div>
        </Panel>
      )}
    </div>
  );
}

/** What a display said of itself when it was heard last. */
function LifeFacts({ state: { heardAt, upSince }, beat }: { state: DisplayState; beat: NonNullable<DisplayState['beat']> }) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const figure = (value: number | null, decimals = 0) => (value === null ? t('datum.missing') : formats.number(value, decimals));
  const facts: [name: string, text: string][] = [
    ['up', upSince === null ? t('datum.missing') : moments.at(upSince)],
    ['picture', `${beat.widthPx} × ${beat.heightPx}`],
    ['fps', figure(beat.fps, 1)],
    ['heap', figure(beat.heapMb, 1)],
    ['nodes', figure(beat.nodes)],
    ['contexts', figure(beat.glContexts)],
    ['frameAge', beat.frameAgeMs === null ? t('datum.missing') : formats.number(beat.frameAgeMs / 1000, 1)],
    ['version', beat.version],
  ];
  return (
    <section className="fleet-life">
      <h3>{heardAt === null ? '' : t('walls.saidLast', { moment: moments.at(heardAt) })}</h3>
      <dl>
        {facts.map(([name, text]) => (
          <Fact key={name} name={t(`walls.life.${name}`)}>
            {text}
          </Fact>
        ))}
      </dl>
    </section>
  );
}
