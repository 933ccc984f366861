import type { AlarmRulesInfo, AlarmStanding } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { SeverityGlyph, useWords } from '@ioc/screen-ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { AlarmLine, lineId, severityOf } from './alarm-line.js';
import type { Lines, Row } from './alarm-list.js';

export interface AlarmRowsProps {
  lines: Lines;
  causes: AlarmRulesInfo;
  selected: string;
  onSelect: (id: string) => void;
  onToggle: (group: string) => void;
  /** Says which alarms are in sight at the moment it is asked. */
  inSight: RefObject<() => string[]>;
}

/** Heights in rem until a line was measured: what it was found by is told to the end, in as many lines as that takes. */
const heights: Record<Row['kind'], number> = { section: 2.25, group: 3.5, alarm: 3.75 };
const remPx = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The lines that are in sight, of however many there are; the arrows walk over all of them. */
export function AlarmRows({ lines: { pinned, rows }, causes, selected, onSelect, onToggle, inSight }: AlarmRowsProps) {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: (index) => heights[rows[index]?.kind ?? 'alarm'] * remPx(), getItemKey: (index) => rows[index]?.id ?? index, overscan: 6 });
  const rules = new Map(causes.rules.map((rule) => [rule.id, rule]));
  const at = rows.findIndex(({ id }) => id === selected);
  // Only where the hand moved it: new alarms above do not tear the list away.
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [selected]);
  inSight.current = () => {
    const [top, height] = [frame.current?.scrollTop ?? 0, frame.current?.clientHeight ?? 0];
    const seen = list.getVirtualItems().filter(({ start, end }) => start >= top - 1 && end <= top + height + 1);
    return [...pinned.map(({ id }) => id), ...seen.flatMap(({ index }) => (rows[index]?.kind === 'alarm' ? [rows[index].id] : []))];
  };
  const line = (alarm: AlarmStanding) => <AlarmLine alarm={alarm} rule={rules.get(alarm.rule)} isSelected={alarm.id === selected} onSelect={onSelect} />;
  return (
    <div className="alarm-list" role="listbox" tabIndex={0} aria-label={t('alarms.list')} aria-activedescendant={selected ? lineId(selected) : undefined} onKeyDown={(event) => walk(event, { pinned, rows, selected, onSelect, onToggle })}>
      {pinned.length > 0 && (
        <div className="alarm-pinned" data-pinned={pinned.length}>
          {pinned.map((alarm) => (
            <div key={alarm.id}>{line(alarm)}</div>
          ))}
        </div>
      )}
      <div className="alarm-scroll" ref={frame}>
        <div style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div key={key} className="alarm-place" ref={list.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>
                {row.kind === 'alarm' ? line(row.alarm) : <Title row={row} isSelected={row.id === selected} onToggle={onToggle} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Title({ row, isSelected, onToggle }: { row: Exclude<Row, { kind: 'alarm' }>; isSelected: boolean; onToggle: (group: string) => void }) {
  const { t, formats } = useWords();
  if (row.kind === 'section') {
    return (
      <div className="alarm-section" role="presentation">
        <span>{t(`alarms.section.${row.section}`)}</span>
        <span>{formats.number(row.count, 0)}</span>
      </div>
    );
  }
  return <Group row={row} isSelected={isSelected} onToggle={onToggle} />;
}

function Group({ row: { id, group, isOpen }, isSelected, onToggle }: { row: Extract<Row, { kind: 'group' }>; isSelected: boolean; onToggle: (group: string) => void }) {
  const { t, pick, age, formats } = useWords();
  const since = useEachSecond((now) => age(now - group.since));
  return (
    <div className="alarm-group" role="option" id={lineId(id)} aria-selected={isSelected} aria-expanded={isOpen} data-group={group.id} data-priority={group.priority} onClick={() => onToggle(group.id)}>
      <span aria-hidden="true">{isOpen ? '−' : '+'}</span>
      <SeverityGlyph severity={severityOf(group)} ring={group.unacknowledged > 0} />
      <b>{group.name ? pick(group.name) : t('alarms.otherCauses')}</b>
      <span>{t('alarms.inGroup', { n: formats.number(group.alarms.length, 0), open: formats.number(group.unacknowledged, 0) })}</span>
      <span>{since}</span>
    </div>
  );
}

interface Walked extends Lines {
  selected: string;
  onSelect: (id: string) => void;
  onToggle: (group: string) => void;
}

/** The next line in this direction that can be stood on. Pure. */
export function stepFrom(ids: readonly string[], selected: string, by: number): string | undefined {
  const at = ids.indexOf(selected);
  return ids[at < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, at + by))];
}

export function stops({ pinned, rows }: Lines): string[] {
  return [...pinned.map(({ id }) => id), ...rows.flatMap((row) => (row.kind === 'section' ? [] : [row.id]))];
}

const steps: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

function walk(event: KeyboardEvent, { pinned, rows, selected, onSelect, onToggle }: Walked): void {
  const group = rows.find((row) => row.kind === 'group' && row.id === selected);
  const by = steps[event.key];
  if (group?.kind === 'group' && (event.key === 'Enter' || event.key === ' ')) onToggle(group.group.id);
  else if (by === undefined) return;
  else onSelect(stepFrom(stops({ pinned, rows }), selected, by) ?? selected);
  event.preventDefault();
}
