import { createDropFeed } from '../core/drop-feed.js';
import type { CreateDepartment } from '../department.js';
import { dailyIndicators, dailyReport } from './daily-report.js';
import { censusIndicators, schoolCensus } from './school-census.js';

/** The education department brings files: the school census as workbooks, the daily report as CSV. */
export const createEducation: CreateDepartment = (world) => {
  const folders = [createDropFeed(world, schoolCensus), createDropFeed(world, dailyReport)];
  return {
    feeds: [schoolCensus.feed, dailyReport.feed],
    settable: {
      [schoolCensus.feed]: censusIndicators.map((indicator) => `${indicator}/*`),
      [dailyReport.feed]: dailyIndicators.map((indicator) => `${indicator}/*`),
    },
    start: async () => {
      for (const folder of folders) await folder.start();
    },
    stop: async () => {
      for (const folder of folders) await folder.stop();
    },
  };
};
