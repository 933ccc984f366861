import { Directive, Incident } from '@ioc/contracts';
import type { MatterPath } from '@ioc/store';
import { bare, type Sample } from './sample.js';

interface Span {
  fromMs: number;
  toMs: number;
}

const isIn = ({ fromMs, toMs }: Span, at: number | null): at is number => at !== null && at >= fromMs && at < toMs;
const said = (text: string) => ({ vi: text, en: text });

/** Times to give an incident to somebody and to close it, of those that were opened in a span. One that was merged is counted where it went. */
export function incidentSamples(paths: readonly MatterPath[], span: Span): Sample[] {
  return paths.flatMap(({ id, standing, steps }): Sample[] => {
    const incident = Incident.parse(standing);
    if (!isIn(span, incident.openedAt) || incident.state === 'merged') return [];
    const own = { ...bare, at: incident.openedAt, priority: `p${incident.severity}`, organisation: incident.owner?.organisation ?? null, subject: id, title: said(incident.title) };
    const closed = incident.state === 'closed' ? (steps.findLast(({ kind }) => kind === 'close')?.at ?? null) : null;
    return [
      { ...own, figure: 'incident-assign', until: steps.find(({ kind }) => kind === 'assign')?.at ?? null },
      { ...own, figure: 'incident-close', until: closed },
    ];
  });
}

/**
 * Times until a directive was received and reported done, of those that were sent in a span; whether it was done in time, of those whose deadline lies in it.
 * One that was withdrawn is nobody's fault and is left out.
 */
export function directiveSamples(paths: readonly MatterPath[], span: Span): Sample[] {
  return paths.flatMap(({ id, standing, steps }): Sample[] => {
    const directive = Directive.parse(standing);
    const { sentAt, deadline, doneAt } = directive;
    if (sentAt === null || directive.state === 'withdrawn') return [];
    const own = { ...bare, priority: directive.priority, organisation: directive.organisation, subject: id, title: said(directive.title) };
    const received = steps.find(({ kind }) => kind === 'receive')?.at ?? null;
    return [
      ...(isIn(span, sentAt)
        ? ([
            { ...own, figure: 'directive-receive', at: sentAt, until: received },
            { ...own, figure: 'directive-done', at: sentAt, until: doneAt },
          ] as const)
        : []),
      ...(isIn(span, deadline) ? [{ ...own, figure: 'directive-on-time', at: deadline, until: doneAt, holds: doneAt !== null && doneAt <= deadline } as const] : []),
    ];
  });
}
