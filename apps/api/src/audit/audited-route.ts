import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { AuditAct } from '@ioc/contracts';
import { auditKey, type AuditMark } from './audited.decorator.js';

/** What calling a route is, for the audit. */
export interface AuditedRoute {
  act: AuditAct;
  /** Kind of what it is done to. */
  kind: string;
  /** As it is written in the description of the interface: `POST alarms/:id/ack`. */
  call: string;
  who: string | undefined;
  /** Members of the query that are secrets. */
  silent: readonly string[];
}

/** Handlers whose name says more than that something was changed. */
const actsByName: Record<string, AuditAct> = { acknowledge: 'acknowledged', approve: 'approved', verify: 'approved', confirm: 'approved', grantExtension: 'approved' };
/** They work on what they are given, and keep nothing. */
const trials = /^(?:onboarding\/(?:inspect|suggest|try|propose)|feeds\/:id\/replay)$/u;
/** Files that leave the centre: exports, letters, reports, archived payloads, evidence, photographs. */
const files = /(?:\/(?:export|letter|report|:sha256)|\.xlsx)$/u;
/** One thing looked at closely: its path ends with its id, or asks why it is so. */
const looks = /(?:\/:\w+|\/why|\/detail)$/u;
/** First parts of paths under which things of several kinds stand. */
const shelves = new Set(['shifts', 'procedures']);

/** What a route is in the audit; null: lists and figures that screens ask for all the time. Every route that changes something is one without saying so. */
export function auditedRoute(controller: Type, handler: object): AuditedRoute | null {
  const mark = (Reflect.getMetadata(auditKey, handler) ?? {}) as AuditMark | { unaudited: string };
  if ('unaudited' in mark) return null;
  const path = pathOf(controller, handler);
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'GET';
  const { act = method === 'GET' ? readingAct(path) : changingAct(path, handler), subject = kindOf(path), who, silent = [] } = mark;
  return act && { act, kind: subject, call: `${method} ${path}`, who, silent };
}

function pathOf(controller: Type, handler: object): string {
  const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)] as string[];
  return parts.join('/').split('/').filter((part) => part !== '').join('/');
}

function readingAct(path: string): AuditAct | null {
  if (files.test(path)) return 'exported';
  return looks.test(path) ? 'saw' : null;
}

function changingAct(path: string, handler: object): AuditAct {
  if (trials.test(path)) return 'tried';
  return actsByName[(handler as { name?: string }).name ?? ''] ?? 'changed';
}

/** `alarms` of `alarms/:id/ack`, `roll-calls` of `shifts/roll-calls/:id/answer`. */
function kindOf(path: string): string {
  const [first = '', second] = path.split('/');
  const kind = shelves.has(first) && second !== undefined && !second.startsWith(':') ? second : first;
  return kind.replace(/\.\w+$/u, '');
}
