import { Drawer, useShortcut } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { NavLink, useNavigate } from 'react-router';
import type { DeskPlace } from './desk-shell.js';

/** Pages that have a key of one digit; `0` opens the others, each with a digit of its own there. */
const direct = 9;

/** The keys of the pages: `1` to `9` in the order of the navigation, `0` and another digit for those that come after. */
export function PlaceKeys({ places }: { places: readonly DeskPlace[] }) {
  return (
    <>
      {places.slice(0, direct).map((place, index) => (
        <PlaceKey key={place.path} place={place} digit={String(index + 1)} />
      ))}
      <MorePlaces places={places.slice(direct)} />
    </>
  );
}

function PlaceKey({ place, digit }: { place: DeskPlace; digit: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  useShortcut(digit, t('desk.keys.page', { name: t(place.name) }), () => void navigate(place.path));
  return null;
}

function MorePlaces({ places }: { places: readonly DeskPlace[] }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  useShortcut('0', t('desk.keys.morePages'), () => setOpen(true));
  if (!isOpen) return null;
  const go = (event: KeyboardEvent) => {
    const place = places[Number(event.key) - 1];
    if (!place || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setOpen(false);
    void navigate(place.path);
  };
  return (
    <Drawer title={t('desk.morePages')} middle onClose={() => setOpen(false)}>
      <PlaceList places={places} onKey={go} onGone={() => setOpen(false)} />
    </Drawer>
  );
}

/** The first one has the focus: a digit goes at once, Tab and Enter go as anywhere. */
function PlaceList({ places, onKey, onGone }: { places: readonly DeskPlace[]; onKey: (event: KeyboardEvent) => void; onGone: () => void }) {
  const { t } = useWords();
  const ref = useRef<HTMLUListElement>(null);
  useEffect(() => ref.current?.querySelector('a')?.focus(), []);
  return (
    <ul className="more-places" ref={ref} onKeyDown={onKey}>
      {places.map(({ path, name }, index) => (
        <li key={path}>
          <NavLink to={path} onClick={onGone}>
            <kbd>{index + 1}</kbd> {t(name)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
