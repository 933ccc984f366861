import { createFeedServer } from '../core/feed-server.js';
import { json, serveFeed, thin, type FeedAnswer, type FeedProtocol } from '../core/serve-feed.js';
import type { CreateDepartment } from '../department.js';
import { AlertBook, alertLine } from './alerts.js';
import { avReport, emptyAvReport, settableAv } from './avreport.js';
import { indexerAnswer, loginAnswer, managerAnswer, noAgents, Tokens } from './manager-api.js';
import { ncscTaxii, settableWarnings, taxiiPaths } from './ncsc-taxii.js';

const xml = (body: string): FeedAnswer => ({ contentType: 'text/xml; charset=utf-8', body });
const lines = (body: string): FeedAnswer => ({ contentType: 'application/x-ndjson; charset=utf-8', body });

const antivirus: FeedProtocol = {
  feed: 'ncsc-avreport',
  answer: (_request, view) => {
    const text = avReport(view);
    return xml(view.mode === 'partial' ? text.slice(0, Math.floor(text.length * 0.7)) : text);
  },
  empty: () => xml(emptyAvReport()),
};

const alerts = (book: AlertBook): FeedProtocol => ({
  feed: 'wazuh-alerts',
  answer: (_request, view) => {
    const text = thin(view, book.list(view).map(alertLine), (line) => line.slice(0, Math.floor(line.length / 2)));
    return lines(text.map((line) => `${line}\n`).join(''));
  },
  empty: () => lines(''),
});

const agentPaths = /^\/(agents|agents\/summary\/status|groups|vulnerability\/\d{3}\/summary\/severity)$/;

/** The antivirus console, the SOC's manager and its alerts, the national centre's warnings. Needs WAZUH_USER and WAZUH_PASSWORD. */
export const createCybersecurity: CreateDepartment = (world, ports) => {
  const tokens = new Tokens();
  const feed = 'wazuh-agents';
  const login: FeedProtocol = { feed, answer: loginAnswer(tokens), empty: loginAnswer(tokens) };
  const manager: FeedProtocol = { feed, answer: managerAnswer(tokens), empty: noAgents };
  const indexer: FeedProtocol = {
    feed,
    answer: indexerAnswer,
    empty: () =>
      json({
        took: 1,
        timed_out: false,
        _shards: { total: 0, successful: 0, skipped: 0, failed: 0 },
        hits: { total: { value: 0, relation: 'eq' }, hits: [] },
      }),
  };
  const server = createFeedServer(ports.cybersecurity, [
    { method: 'GET', path: '/AVReport/latest.xml', handle: serveFeed(world, antivirus) },
    { method: 'POST', path: '/security/user/authenticate', handle: serveFeed(world, login) },
    { method: 'GET', path: agentPaths, handle: serveFeed(world, manager) },
    { method: 'POST', path: /^\/wazuh-states-vulnerabilities-[^/]+\/_search$/, handle: serveFeed(world, indexer) },
    { method: 'GET', path: '/alerts/alerts.json', handle: serveFeed(world, alerts(new AlertBook())) },
    { method: 'GET', path: taxiiPaths, handle: serveFeed(world, ncscTaxii) },
  ]);
  return {
    feeds: ['ncsc-avreport', feed, 'wazuh-alerts', ncscTaxii.feed],
    settable: {
      'ncsc-avreport': [...settableAv],
      [feed]: ['soc-agents-active-rate', 'systems-connected-soc', 'vulnerabilities-critical'],
      'wazuh-alerts': ['soc-alerts-24h', 'soc-alerts-critical'],
      [ncscTaxii.feed]: settableWarnings,
    },
    start: () => server.start(),
    stop: () => server.stop(),
  };
};
