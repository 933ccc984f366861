import { dayAfter, dayOf, type OpenMatters, type ShiftNow, type ShiftsAnswer } from '@ioc/contracts';
import { Fact, Loading, MyNameButton, Panel, Trouble, useMoments } from '@ioc/screen-furniture';
import { useEachSecond } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';
import { useDutyNames } from './duty-words.js';
import { HandOverPart } from './hand-over-part.js';
import { LogPart } from './log-part.js';
import { RollCallPart } from './roll-call-part.js';
import './shifts.css';
import { WeekTable } from './week-table.js';

/** Others write too: asked again so often. */
const againMs = 5000;

/** Who is on duty, what the watch leaves to the next one, the log book, and a question to everybody. */
export function ShiftsPage() {
  const now = useQuery({ queryKey: ['shifts', 'now'], queryFn: () => getJson<ShiftNow>('shifts/now'), refetchInterval: againMs });
  if (now.error && !now.data) return <Trouble error={now.error} retry={() => void now.refetch()} />;
  if (!now.data) return <Loading />;
  return (
    <div className="shifts-page">
      <div>
        <OnDuty now={now.data} />
        <Matters now={now.data} />
      </div>
      <div>
        <Week />
        <RollCallPart names={now.data.names} duty={now.data.duty} />
        <LogPart />
      </div>
    </div>
  );
}

function OnDuty({ now: { duty, next, names } }: { now: ShiftNow }) {
  const { t } = useWords();
  const words = useDutyNames(names);
  const moments = useMoments();
  return (
    <Panel page title={t('duty.title')} aside={<MyNameButton words="incidents" />}>
      {duty ? (
        <>
          <h3>
            {words.watch(duty.watch)} · {words.crew(duty.crew)} · {t('duty.until', { moment: moments.at(duty.endsAt) })}
          </h3>
          <dl className="duty-seats">
            {words.seats(duty).map(({ id, post, person, insteadOf }) => (
              <Fact key={id} name={post}>
                <b>{person}</b> {insteadOf && t('duty.insteadOf', { person: insteadOf })}
              </Fact>
            ))}
          </dl>
        </>
      ) : (
        <p>{t('duty.nobody')}</p>
      )}
      {next && <p className="duty-next">{t('duty.next', { watch: words.watch(next.watch), crew: words.crew(next.crew) })}</p>}
    </Panel>
  );
}

function Week() {
  const { t } = useWords();
  const { province } = useProvince();
  const today = useEachSecond((now) => dayOf(now, province.utcOffset));
  const [from, to] = [today, dayAfter(today, 6)];
  const week = useQuery({ queryKey: ['shifts', from], queryFn: () => getJson<ShiftsAnswer>(`shifts?from=${from}&to=${to}`), refetchInterval: againMs });
  return <Panel title={t('duty.week')}>{week.data ? <WeekTable answer={week.data} onSwapped={() => void week.refetch()} /> : <Loading />}</Panel>;
}

function Matters({ now }: { now: ShiftNow }) {
  const { t } = useWords();
  const matters = useQuery({ queryKey: ['shifts', 'matters'], queryFn: () => getJson<OpenMatters>('shifts/open-matters'), refetchInterval: againMs });
  return <Panel title={t('duty.handOver')}>{matters.data ? <HandOverPart matters={matters.data} names={now.names} /> : <Loading />}</Panel>;
}
