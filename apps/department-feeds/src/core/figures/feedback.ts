import { counter, index, rate, stock, type Figure } from '../figure.js';

export const feedback: Record<string, Figure> = {
  'feedback-received': counter(46, 'day', { rhythm: 'citizen', noise: 0.2 }),
  'feedback-open': stock(138, { noise: 0.12, pace: 'day' }),
  'feedback-resolved': counter(43, 'day', { rhythm: 'office', noise: 0.2 }),
  'feedback-overdue': stock(11, { noise: 0.35, pace: 'day' }),
  'feedback-on-time-rate': rate(93.8, { noise: 0.02, pace: 'day' }),
  'feedback-median-hours': index(61, { noise: 0.12, pace: 'day', decimals: 1 }),
  'feedback-first-response-hours': index(4.6, { noise: 0.2, pace: 'day', decimals: 1 }),
  'feedback-satisfaction-rate': rate(88.5, { noise: 0.025, pace: 'day' }),
  'feedback-public-answer-rate': rate(91.2, { noise: 0.02, pace: 'day' }),
  'feedback-reopened': stock(5, { noise: 0.5, pace: 'day' }),
  'feedback-by-channel': counter(46, 'day', { rhythm: 'citizen', noise: 0.2 }),
  'feedback-by-field': counter(46, 'day', { rhythm: 'citizen', noise: 0.2 }),
  'feedback-hotspots': stock(3, { noise: 0.6, pace: 'day' }),
  'feedback-unassigned-24h': stock(4, { noise: 0.6, pace: 'day' }),
};
