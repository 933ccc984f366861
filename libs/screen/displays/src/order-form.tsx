import { Button, Trouble, useShortcut } from '@ioc/screen-furniture';
import { useCameras } from '@ioc/screen-live';
import { askServer } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useRef, useState, type FormEvent } from 'react';
import { EventField, useEventChoice } from './event-choice.js';

const json = { 'content-type': 'application/json' };

/** A scene and a camera for a display, by keyboard: `c`, the camera's number, Enter. With a camera goes an event, for which it is put up and which the map marks. */
export function OrderForm() {
  const { t, pick } = useWords();
  const { scenes, displays } = useProvince();
  const cameras = useCameras();
  const choice = useEventChoice();
  const [display, setDisplay] = useState('all');
  const [scene, setScene] = useState(scenes[0]?.id ?? '');
  const [number, setNumber] = useState('');
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const by = t('desk.name');
  useShortcut('c', t('walls.keys.camera'), () => field.current?.focus());
  const tell = (path: string, init: RequestInit) => void askServer(path, init).then(() => setError(null), setError);
  const takeBack = () => tell(`displays/${display}/order?${new URLSearchParams({ by })}`, { method: 'DELETE' });
  useShortcut('b', t('walls.keys.back'), takeBack);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const camera = cameras.find((one) => one.number === Number(number.trim()));
    if (number.trim() !== '' && !camera) return setError(new Error(t('walls.noCamera', { number })));
    const withCamera = scenes.find(({ layout }) => layout === 'cameras')?.id;
    const isMarked = choice.event !== undefined && (camera !== undefined || choice.isChosen);
    const content = { scene: camera && withCamera ? withCamera : scene, ...(camera && { camera: camera.id }), ...(isMarked && { event: choice.event }) };
    return tell(`displays/${display}/order`, { method: 'POST', headers: json, body: JSON.stringify({ content, by }) });
  };
  return (
    <form className="toolbar" onSubmit={send}>
      <label className="field">
        {t('walls.col.display')}
        <select value={display} onChange={(event) => setDisplay(event.target.value)}>
          <option value="all">{t('walls.all')}</option>
          {displays.map(({ id, name }) => (
            <option key={id} value={id}>{pick(name)}</option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('walls.scene')}
        <select value={scene} onChange={(event) => setScene(event.target.value)}>
          {scenes.map(({ id, name }) => (
            <option key={id} value={id}>{pick(name)}</option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('walls.camera')}
        <input ref={field} inputMode="numeric" size={4} value={number} onChange={(event) => setNumber(event.target.value)} />
      </label>
      <EventField />
      <button type="submit" className="button button-primary">{t('walls.put')}</button>
      <Button onClick={takeBack}>{t('walls.back')}</Button>
      {error !== null && <Trouble error={error} />}
    </form>
  );
}
