import type { DisplayState, EventState, ProvinceInfo, WallContent } from '@ioc/contracts';
import { Button, Trouble, useShortcut } from '@ioc/screen-furniture';
import { askServer } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { reachKm, type NearCamera } from './near-cameras.js';

type Sent = { state: 'none' } | { state: 'sending' } | { state: 'sent'; displays: number } | { state: 'failed'; error: unknown };

/** `t` puts the event on every wall: the nearest camera with the map where one is within reach, else the overview with the map; `c` chooses another camera. */
export function PutOnWall({ event, near }: { event: EventState; near: readonly NearCamera[] }) {
  const { t, formats } = useWords();
  const info = useProvince();
  const navigate = useNavigate();
  const [sent, setSent] = useState<Sent>({ state: 'none' });
  useEffect(() => setSent({ state: 'none' }), [event.id]);
  const content = contentFor(event, near, info);
  const put = () => {
    if (!content) return;
    setSent({ state: 'sending' });
    void order({ content, by: t('desk.name'), why: event.title.slice(0, 200) }).then((states) => setSent({ state: 'sent', displays: states.length }), (error: unknown) => setSent({ state: 'failed', error }));
  };
  const choose = () => void navigate(`/desk/wall?${new URLSearchParams({ event: event.id })}`);
  useShortcut('t', t('eventList.keys.wall'), put);
  useShortcut('c', t('eventList.keys.camera'), choose);
  return (
    <div className="events-wall" data-sent={sent.state}>
      <Button primary hotkey="t" onClick={put} disabled={!content || sent.state === 'sending'}>{t('eventList.wall')}</Button>
      <Button hotkey="c" onClick={choose}>{t('eventList.otherCamera')}</Button>
      {sent.state === 'sent' && <p role="status">{t('eventList.sent', { n: formats.number(sent.displays, 0) })}</p>}
      {sent.state === 'failed' && <Trouble error={sent.error} retry={put} />}
    </div>
  );
}

/** What shows an event best; null where no scene of the province has a map. */
function contentFor({ id }: EventState, [nearest]: readonly NearCamera[], { scenes }: ProvinceInfo): WallContent | null {
  const sceneOf = (asked: string) => scenes.find(({ layout }) => layout === asked)?.id;
  const [cameras, overview] = [sceneOf('cameras'), sceneOf('overview')];
  if (cameras && nearest && nearest.km <= reachKm) return { scene: cameras, camera: nearest.camera.id, event: id };
  const scene = overview ?? cameras;
  return scene ? { scene, event: id } : null;
}

async function order(request: object): Promise<DisplayState[]> {
  const answer = await askServer('displays/all/order', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  return (await answer.json()) as DisplayState[];
}
