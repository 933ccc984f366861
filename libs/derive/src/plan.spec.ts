import { expect, it } from 'vitest';
import { derivePack } from './derive-pack.fixture.js';
import { Plan } from './plan.js';

const plan = new Plan(derivePack);
const tasks = (indicator: string, area: string, breakdown?: string) =>
  plan.tasksFor([{ indicator, area, breakdown }]).map((task) => [task.indicator, task.area, 'formula' in task ? 'formula' : task.below.join()]);

it('a district’s value touches the formulas there and the province’s roll-up', () => {
  expect(tasks('students', '608')).toEqual([
    ['students-per-class', '608', 'formula'],
    ['students', '62', '608,610'],
    ['attendance-rate', '62', '608,610'],
  ]);
});

it('the province’s value touches its formulas alone', () => {
  expect(tasks('students', '62')).toEqual([['students-per-class', '62', 'formula']]);
});

it('a number with a formula is not rolled up but worked out above as well', () => {
  expect(tasks('students-per-class', '608')).toEqual([['crowding', '608', 'formula']]);
});

it('a breakdown is rolled up by itself and touches no formula', () => {
  expect(tasks('students', '608', 'level=primary')).toEqual([['students', '62', '608,610']]);
});

it('what is touched twice is one task', () => {
  const changes = ['608', '610'].flatMap((area) => ['students', 'classes'].map((indicator) => ({ indicator, area })));
  expect(plan.tasksFor(changes).filter(({ area }) => area === '62').map(({ indicator }) => indicator)).toEqual([
    'students',
    'attendance-rate',
    'classes',
  ]);
});

it('what the pack does not know touches nothing', () => {
  expect(tasks('unknown', '608')).toEqual([]);
  expect(tasks('students', '999')).toEqual([['students-per-class', '999', 'formula']]);
});
