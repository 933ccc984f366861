import type { Topic } from '@ioc/contracts';
import { Panel } from '@ioc/screen-furniture';
import { useTopics } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { Link } from 'react-router';
import { DisplayTable } from './display-table.js';

const topics: readonly Topic[] = ['displays', 'cameras', 'events'];

/** Every display of the province: how it lives, what it shows, and since when. */
export function FleetPage() {
  const { t } = useWords();
  useTopics(topics);
  return (
    <Panel page title={t('walls.fleet')} aside={<Link to="/desk/wall">{t('walls.send')}</Link>}>
      <DisplayTable />
    </Panel>
  );
}
