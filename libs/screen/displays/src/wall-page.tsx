import type { Topic } from '@ioc/contracts';
import { Panel } from '@ioc/screen-furniture';
import { useTopics } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { DisplayTable } from './display-table.js';
import { OrderForm } from './order-form.js';

const topics: readonly Topic[] = ['displays', 'cameras', 'events'];

/** What stands on the walls: put something there, take it back, and see how each display lives. */
export function WallPage() {
  const { t } = useWords();
  useTopics(topics);
  return (
    <>
      <Panel page title={t('walls.send')}>
        <OrderForm />
      </Panel>
      <Panel title={t('walls.fleet')}>
        <DisplayTable />
      </Panel>
    </>
  );
}
