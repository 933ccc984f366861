import { pino } from 'pino';

export const logger = pino({ name: 'department-feeds', level: process.env['IOC_LOG'] ?? 'info' });
