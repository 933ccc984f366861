import type { Feed, FeedEvent, SchemaChange } from '@ioc/contracts';
import type { SchemaLook } from './schema-watch.js';

/** Its kind, and its identity in its feed: one alarm a feed, which tells its further changes too. */
const drift = 'schema-drift';
const shownFields = 3;

/** The alarm that a feed's schema broke, or that it is whole again; in Vietnamese, as all that feeds say. */
export function schemaEvent(feed: Feed, { turn, changes, paused }: Pick<SchemaLook, 'turn' | 'changes' | 'paused'>, nowMs: number): FeedEvent {
  const at = new Date(nowMs).toISOString();
  const said = { id: drift, kind: drift, startedAt: at, updatedAt: at };
  if (turn === 'healed') return { ...said, title: `Cấu trúc dữ liệu của “${feed.name.vi}” đã trở lại như đã chấp nhận`, severity: 4, status: 'closed' };
  const [first] = changes;
  return {
    ...said,
    title: `Cấu trúc dữ liệu của “${feed.name.vi}” thay đổi: ${pausedText(paused.size)}`,
    description: `${changes.slice(0, shownFields).map(changeText).join('; ')}${changes.length > shownFields ? `; và ${changes.length - shownFields} trường khác` : ''}`,
    severity: paused.size > 0 ? 2 : 4,
    status: 'open',
    ...(first && { where: `${first.container}/${first.field}`.slice(0, 300) }),
  };
}

function pausedText(count: number): string {
  return count === 0 ? 'không chỉ số nào đọc từ đó' : `tạm dừng ${count} chỉ số`;
}

const typeWords = { number: 'số', digits: 'chữ số', text: 'chữ', boolean: 'đúng/sai', object: 'nhóm', list: 'danh sách' } as const;

function changeText({ kind, container, field, before, after }: SchemaChange): string {
  const place = `${field} (${container})`;
  if (kind === 'removed') return `mất trường ${place}`;
  return `trường ${place} đổi từ ${before.map((type) => typeWords[type]).join(', ')} sang ${after.map((type) => typeWords[type]).join(', ')}`;
}
