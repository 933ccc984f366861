import { crossingOn, type WallContent } from '@ioc/contracts';
import { useCameras, useShownEvents } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useMemo, useState } from 'react';
import { useEventChoice } from './event-choice.js';
import { lastReason } from './last-reason.js';
import { contentOf, leftOut, meant, parts, type Option, type Part } from './order-draft.js';
import { reasonFor, type Reason } from './reason.js';

/** What is being prepared for the wall. */
export interface Draft {
  texts: Readonly<Record<Part, string>>;
  options: Readonly<Record<Part, readonly Option[]>>;
  /** What would stand; null: nothing was chosen. */
  content: WallContent | null;
  /** Fields whose words mean nothing here. */
  unfound: readonly Part[];
  leftOut: readonly Part[];
  /** False while a list that words were written for, or that the worst event is of, is still on its way. */
  isKnown: boolean;
  reason: DraftReason;
  write: (part: Part, text: string) => void;
  clear: () => void;
  /** Clears what was sent, and nothing that was written since. */
  sent: () => void;
}

/** Why it is put up, and what can be said of it. */
export interface DraftReason extends Reason {
  text: string;
  options: readonly Option[];
  /** A camera would stand large. */
  isNeeded: boolean;
  write: (text: string) => void;
}

const empty: Record<Part, string> = { scene: '', camera: '', event: '', indicator: '', area: '' };

/** @param display id, or `all` */
export function useDraft(display: string): Draft {
  const { scenes } = useProvince();
  const options = useOptions(display);
  const choice = useEventChoice();
  const [texts, setTexts] = useState(empty);
  const found = parts.map((part) => [part, meant(options[part], texts[part])] as const);
  const given: Partial<Record<Part, string>> = Object.fromEntries(found.flatMap(([part, one]) => (one ? [[part, one.id]] : [])));
  if (choice.isChosen && choice.event !== undefined) given.event = choice.event;
  const content = contentOf(given, scenes, choice.event);
  const reason = useReason(content);
  const unfound = found.flatMap(([part, one]) => (one === null ? [part] : []));
  return {
    texts,
    options,
    content,
    unfound,
    reason,
    isKnown: choice.isKnown && unfound.every((part) => options[part].length > 0),
    leftOut: leftOut(given, content),
    write: (part, text) => setTexts((now) => ({ ...now, [part]: text })),
    clear: () => {
      setTexts(empty);
      reason.write('');
    },
    sent: () => {
      setTexts((now) => (now === texts ? empty : now));
      // What an event was the reason for is no reason without it.
      if (reason.isNeeded && reason.from === 'written') lastReason.keep(reason.why);
      reason.write('');
    },
  };
}

function useReason(content: WallContent | null): DraftReason {
  const { pick } = useWords();
  const { cameraUse } = useProvince();
  const events = useShownEvents();
  const [text, write] = useState('');
  const options = useMemo(() => (cameraUse?.reasons ?? []).map((reason, nth) => ({ id: String(nth + 1), name: pick(reason), also: String(nth + 1) })), [cameraUse, pick]);
  const event = events.find(({ id }) => id === content?.event)?.title;
  return { ...reasonFor({ text, options, event, last: lastReason.get() }), text, options, isNeeded: content?.camera !== undefined, write };
}

function useOptions(display: string): Draft['options'] {
  const { pick } = useWords();
  const { scenes, displays, areas } = useProvince();
  const cameras = useCameras();
  const indicators = useIndicators().data;
  return useMemo(() => {
    const fitting = displays.filter(({ id }) => display === 'all' || id === display);
    return {
      // A scene that would lie across the lines between the screens is refused there: it is not offered.
      scene: scenes.filter((scene) => fitting.some((one) => crossingOn(scene, one) === null)).map(({ id, name }) => ({ id, name: pick(name) })),
      camera: cameras.map(({ id, number, shortName }) => ({ id, name: `${number} ${shortName}`, also: String(number) })),
      event: [],
      indicator: [...(indicators?.values() ?? [])].map(({ id, name, shortName }) => ({ id, name: pick(shortName ?? name), also: `${pick(name)} ${id}` })),
      area: areas.map(({ code, name }) => ({ id: code, name, also: code })),
    };
  }, [scenes, displays, display, areas, cameras, indicators, pick]);
}
