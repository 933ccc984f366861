import { cases, counter, index, rate, stock, type Figure } from '../figure.js';

/** Counts are assumptions of the demonstration (about 370 schools, 157 thousand pupils): no current source was found. */
export const education: Record<string, Figure> = {
  'schools-using-sms': rate(100, { noise: 0, vary: 0 }),
  schools: stock(368, { noise: 0 }),
  classes: stock(5_480, { noise: 0 }),
  students: stock(157_400, { trend: 0.008, noise: 0.001 }),
  'students-ethnic-minority': stock(95_200, { trend: 0.009, noise: 0.001 }),
  teachers: stock(10_260, { trend: 0.004, noise: 0.002 }),
  'students-per-class': index(28.7, { noise: 0, decimals: 1 }),
  'teacher-shortage': stock(842, { noise: 0.03 }),
  'attendance-rate': rate(97.3, { noise: 0.01, pace: 'day', vary: 0.02 }),
  dropouts: cases(22, 'month', { season: 0.4, peak: 2 }),
  'grade-completion-rate': rate(98.9, { pace: 'year' }),
  'graduation-rate': rate(98.6, { pace: 'year' }),
  'exam-average': index(6.12, { pace: 'year', decimals: 2, max: 10 }),
  'national-standard-schools-rate': rate(55.2, { trend: 0.03 }),
  'solid-classrooms-rate': rate(78.4, { trend: 0.01 }),
  'digital-report-card-rate': rate(82.5, { trend: 0.08, noise: 0.004 }),
  'certificates-digitised': counter(18_400, 'year', { spread: 'same' }),
  'cashless-tuition-rate': rate(64.7, { trend: 0.08, noise: 0.01, vary: 0.3 }),
  'sector-db-completeness': rate(96.1, { noise: 0.012, pace: 'day', vary: 0.03 }),
};
