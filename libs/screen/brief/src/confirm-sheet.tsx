import type { ManualEntry } from '@ioc/contracts';
import { Drawer, Loading, Nothing, periodText, Trouble, useMoments } from '@ioc/screen-furniture';
import { freshnessOf, useEachSecond, useLink, useSeries } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';
import { useNavigate, useSearchParams } from 'react-router';
import { useEntries } from './brief-query.js';
import { figureValue } from './figure-value.js';
import { PersonField } from './person-field.js';
import { usePerson } from './person.js';
import { useConfirmation } from './use-confirmation.js';
import './sheets.css';

export const confirmKey = 'confirm';

/** Duyệt: the exact figure that will be stored, what stands there now, one confirmation, and ten seconds to take it back. */
export function ConfirmSheet() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const id = search.get(confirmKey);
  if (!id) return null;
  const close = () => {
    const next = new URLSearchParams(search);
    next.delete(confirmKey);
    void navigate({ search: next.toString() });
  };
  return (
    <Drawer title={t('brief.confirm.title')} onClose={close}>
      <Asked key={id} id={id} />
    </Drawer>
  );
}

function Asked({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useEntries();
  const isUp = useLink().status === 'up';
  const entry = data?.find((one) => one.id === id);
  if (entry) return <Confirm entry={entry} />;
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!isUp) return <Nothing>{t('brief.wait.keptNot')}</Nothing>;
  return data ? <Nothing>{t('brief.confirm.gone')}</Nothing> : <Loading />;
}

function Confirm({ entry }: { entry: ManualEntry }) {
  const words = useWords();
  const { t } = words;
  const info = useProvince();
  const moments = useMoments();
  const indicator = useIndicators().data?.get(entry.indicator);
  const line = {
    name: indicator ? words.pick(indicator.name) : entry.indicator,
    area: areaName(info, entry.area) || entry.area,
    period: periodText(entry.period, entry.period, words),
    value: entry.written,
    unit: indicator?.unit ?? '',
  };
  return (
    <div className="brief-confirm" data-confirm={entry.id}>
      <p>{t('brief.confirm.sent')}</p>
      <blockquote>{t('brief.confirm.line', line)}</blockquote>
      <p>{t('brief.confirm.author', { name: entry.author, time: moments.at(entry.enteredAt) })}</p>
      {entry.note && <p>{t('brief.confirm.note', { note: entry.note })}</p>}
      <Present indicator={entry.indicator} area={entry.area} />
      <Decide entry={entry} />
    </div>
  );
}

/** What stands there today, and how old that is: nobody confirms on old figures without being told. */
export function Present({ indicator: id, area }: { indicator: string; area: string }) {
  const words = useWords();
  const indicator = useIndicators().data?.get(id);
  const view = useSeries(id, area);
  const freshness = useEachSecond((now) => freshnessOf(view, now));
  const age = useEachSecond((now) => (view ? words.age(now - view.ageFrom) : ''));
  if (!view || view.value === null || !indicator) return <p>{words.t('brief.confirm.noCurrent')}</p>;
  return (
    <>
      <p>{words.t('brief.confirm.current', { value: figureValue(indicator, view, words), age })}</p>
      {freshness === 'stale' && (
        <p className="notice-trouble notice" data-old="">
          {words.t('brief.confirm.old', { age })}
        </p>
      )}
    </>
  );
}

function Decide({ entry }: { entry: ManualEntry }) {
  const { t } = useWords();
  const person = usePerson();
  const { by, keep } = person;
  const { state, leftS, error, ask, undo } = useConfirmation(entry.id);
  if (entry.state === 'withdrawn') return <p>{t('brief.confirm.withdrawn', { name: entry.decidedBy ?? '' })}</p>;
  if (state === 'done' || entry.state === 'confirmed') return <p data-confirmed="">{t('brief.confirm.done', { name: entry.decidedBy ?? by })}</p>;
  if (state === 'pending') {
    return (
      <>
        <p role="status">{t('brief.confirm.pending', { n: leftS })}</p>
        <button type="button" className="button" onClick={undo}>
          {t('brief.confirm.undo', { n: leftS })}
        </button>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask(keep());
      }}
    >
      <PersonField person={person} />
      {error && <Trouble error={error} />}
      <button type="submit" className="button button-primary" disabled={state === 'sending' || by.trim().length < 2}>
        {t(state === 'sending' ? 'brief.confirm.sending' : 'brief.confirm.do')}
      </button>
    </form>
  );
}
