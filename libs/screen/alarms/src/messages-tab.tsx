import type { DeliveryAnswer, RecipientAnswer, ShiftNow } from '@ioc/contracts';
import { Loading, Nothing, Trouble, useAddress, useMoments } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageFault } from './message-fault.js';
import { Pager } from './pager.js';

const pageSize = 100;
/** A list that moves more often cannot be read. */
const readEveryMs = 5_000;
const states = ['all', 'waiting', 'failed', 'sent'] as const;

/** Every message to every address, newest first, and what became of it. */
export function MessagesTab() {
  const { t } = useWords();
  const [page, setPage] = useState(1);
  const [chosen, choose] = useAddress('state');
  const state = states.find((one) => one === chosen) ?? 'all';
  const { data = [], ...list } = useMessages(state, page);
  const show = (one: (typeof states)[number]) => {
    setPage(1);
    choose(one === 'all' ? '' : one);
  };
  return (
    <div className="alarm-history" data-messages={data.length}>
      <div className="toolbar">
        <fieldset className="choices" aria-label={t('alarms.messages.state')}>
          {states.map((one) => (
            <button key={one} type="button" aria-pressed={one === state} data-state-choice={one} onClick={() => show(one)}>
              {t(`alarms.messages.states.${one}`)}
            </button>
          ))}
        </fieldset>
        <Pager page={page} isLast={data.length < pageSize} onPage={setPage} />
      </div>
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.isSuccess && data.length === 0 && <Nothing>{t('alarms.messages.none')}</Nothing>}
      {data.length > 0 && <Messages messages={data} />}
    </div>
  );
}

function useMessages(state: (typeof states)[number], page: number) {
  const query = new URLSearchParams({ limit: String(pageSize), offset: String((page - 1) * pageSize), ...(state !== 'all' && { state }) });
  return useQuery({
    queryKey: ['notifications', String(query)],
    queryFn: ({ signal }) => getJson<DeliveryAnswer[]>(`notifications?${query}`, signal),
    ...{ staleTime: 0, placeholderData: keepPreviousData, refetchInterval: page === 1 ? readEveryMs : false },
  });
}

const columns = ['at', 'to', 'by', 'what', 'state'] as const;

function Messages({ messages }: { messages: readonly DeliveryAnswer[] }) {
  const { t } = useWords();
  const moments = useMoments();
  const names = useNames();
  const stateOf = useStateText();
  return (
    <table className="data-table message-table" aria-label={t('alarms.messages.title')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`alarms.messages.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id} data-row={message.id} data-state={message.state}>
            <td>{moments.at(message.createdAt)}</td>
            <td>
              {names.recipient(message.recipient)} <small>{message.address}</small>
            </td>
            <td>{names.channel(message.channel)}</td>
            <td>{message.headline}</td>
            <td>{stateOf(message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a message stands, and why where it did not arrive. */
function useStateText(): (message: DeliveryAnswer) => string {
  const { t, formats } = useWords();
  const moments = useMoments();
  const why = (fault: string | null) => {
    const known = messageFault(fault ?? '');
    return known ? t(`alarms.messages.fault.${known.code}`, known) : (fault ?? '');
  };
  return ({ state, sentAt, nextAt, attempts, fault }) => {
    if (state === 'sent') return t('alarms.messages.sentAt', { time: moments.at(sentAt ?? 0) });
    if (state === 'failed') return t('alarms.messages.failedFor', { why: why(fault) });
    return attempts === 0 ? t('alarms.messages.onItsWay') : t('alarms.messages.againAt', { time: moments.at(nextAt ?? 0), n: formats.number(attempts, 0), why: why(fault) });
  };
}

const partsOf = (recipient: string) => recipient.split('/', 2);

/** Names of whom messages are for and of the ways they go. */
function useNames() {
  const { pick } = useWords();
  const { organisations } = useProvince();
  const { data: recipients = [] } = useQuery({ queryKey: ['recipients'], queryFn: () => getJson<RecipientAnswer[]>('notifications/recipients') });
  const { data: posts = [] } = useQuery({ queryKey: ['shifts', 'posts'], queryFn: async () => (await getJson<ShiftNow>('shifts/now')).names.posts });
  const channels = new Map(recipients.flatMap(({ reach }) => reach.map(({ channel, name }) => [channel, name] as const)));
  return {
    recipient: (recipient: string): string => {
      const [kind = '', id = ''] = partsOf(recipient);
      if (kind === 'organisation') return organisations.find((one) => one.id === id)?.shortName ?? id;
      const named = kind === 'post' ? posts.find((one) => one.id === id) : recipients.find((one) => one.id === recipient);
      return named ? pick(named.name) : recipient;
    },
    channel: (channel: string): string => {
      const name = channels.get(channel);
      return name ? pick(name) : channel;
    },
  };
}
