import { createFeedServer } from '../core/feed-server.js';
import { json, serveFeed, thin, type FeedAnswer, type FeedProtocol, type FeedRequest } from '../core/serve-feed.js';
import type { CreateDepartment, FeedView } from '../department.js';
import {
  BadQuery,
  defaultSpanMs,
  errorXml,
  parseQuery,
  requestsXml,
  select,
  servicesJson,
  servicesXml,
  toJson,
} from './georeport.js';
import { pinnable, withPins } from './pins.js';
import { dvcStream, ReportBook, zaloStream, type Report } from './reports.js';

const xml = (body: string, status = 200): FeedAnswer => ({ status, contentType: 'text/xml; charset=utf-8', body });

/** Newest first, the page that was asked for. Pins act on the last 30 days, as they are counted there. */
function page(book: ReportBook, request: FeedRequest, view: FeedView): Report[] {
  const now = view.now();
  const query = parseQuery(request.url.searchParams, now);
  const recentFrom = now - defaultSpanMs;
  const recent = withPins(book.at(now, recentFrom), view, now);
  const older =
    query.from < recentFrom ? book.at(now, query.from).filter((report) => report.requestedAt < recentFrom) : [];
  return select([...older, ...recent], query);
}

/** The Zalo account is one channel: what is received there today is its share of the figure by channel. */
function zaloView(view: FeedView): FeedView {
  return {
    ...view,
    pinned: (indicator, area) =>
      indicator === 'feedback-received' ? view.pinned('feedback-by-channel', area) : undefined,
  };
}

function refuse(error: unknown, answer: (message: string) => FeedAnswer): FeedAnswer {
  if (error instanceof BadQuery) return answer(error.message);
  throw error;
}

const refuseJson = (message: string, code = 400): FeedAnswer => json([{ code, description: message }], code);

/** A moment that no calendar knows, the way a broken export writes it. */
const spoiltMoment = '0000-00-00T00:00:00+07:00';

function dvcRequests(book: ReportBook): FeedProtocol {
  return {
    feed: 'open311-dvc',
    answer: (request, view) => {
      try {
        const rows = page(book, request, view).map(toJson);
        return json(thin(view, rows, (row) => ({ ...row, requested_datetime: spoiltMoment })));
      } catch (error) {
        return refuse(error, refuseJson);
      }
    },
    empty: () => json([]),
  };
}

/** One request by its id: a list of one, and 404 as a list of one fault. */
function dvcRequest(book: ReportBook): FeedProtocol {
  return {
    feed: 'open311-dvc',
    answer: (request, view) => {
      const id = /([^/]+)\.json$/.exec(decodeURIComponent(request.url.pathname))?.[1];
      const now = view.now();
      const found = withPins(book.at(now, now - defaultSpanMs), view, now).find((report) => report.draft.id === id);
      return found ? json([toJson(found)]) : refuseJson(`service_request_id ${id} was not found`, 404);
    },
    empty: () => json([]),
  };
}

function zaloRequests(book: ReportBook): FeedProtocol {
  return {
    feed: 'open311-zalo',
    answer: (request, view) => {
      try {
        const text = requestsXml(page(book, request, zaloView(view)));
        return xml(view.mode === 'partial' ? text.slice(0, Math.floor(text.length * 0.6)) : text);
      } catch (error) {
        return refuse(error, (message) => xml(errorXml(400, message), 400));
      }
    },
    empty: () => xml(requestsXml([])),
  };
}

/**
 * Citizens' reports over Open311 GeoReport v2: the public-service portal as JSON, the province's Zalo account as XML.
 * Settable: received and resolved today, open, overdue, unassigned over 24 h; each figure counted from the list is then exactly the pinned one.
 */
export const createFeedback: CreateDepartment = (world, ports) => {
  const dvc = new ReportBook(world, dvcStream);
  const zalo = new ReportBook(world, zaloStream);
  const dvcServices: FeedProtocol = { feed: 'open311-dvc', answer: () => json(servicesJson()), empty: () => json([]) };
  const zaloServices: FeedProtocol = {
    feed: 'open311-zalo',
    answer: () => xml(servicesXml()),
    empty: () => xml('<?xml version="1.0" encoding="UTF-8"?>\n<services is_array="true"/>\n'),
  };
  const server = createFeedServer(ports.feedback, [
    { method: 'GET', path: '/open311/v2/services.json', handle: serveFeed(world, dvcServices) },
    { method: 'GET', path: '/open311/v2/requests.json', handle: serveFeed(world, dvcRequests(dvc)) },
    { method: 'GET', path: /^\/open311\/v2\/requests\/[^/]+\.json$/, handle: serveFeed(world, dvcRequest(dvc)) },
    { method: 'GET', path: '/zalo/v2/services.xml', handle: serveFeed(world, zaloServices) },
    { method: 'GET', path: '/zalo/v2/requests.xml', handle: serveFeed(world, zaloRequests(zalo)) },
  ]);
  return {
    feeds: ['open311-dvc', 'open311-zalo'],
    settable: {
      'open311-dvc': pinnable.map((indicator) => `${indicator}/*`),
      'open311-zalo': ['feedback-by-channel/*'],
    },
    start: () => server.start(),
    stop: () => server.stop(),
  };
};
