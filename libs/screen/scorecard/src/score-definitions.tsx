import type { Scorecard } from '@ioc/contracts';
import { Panel } from '@ioc/screen-furniture';
import { useWords } from '@ioc/screen-ui';

/** What the words and figures of the page mean, in the server's own words. */
export function ScoreDefinitions({ definitions }: Pick<Scorecard, 'definitions'>) {
  const { t, pick } = useWords();
  return (
    <Panel title={t('scorecard.definitions')}>
      <ul className="score-definitions">
        {Object.entries(definitions).map(([key, text]) => (
          <li key={key}>{pick(text)}</li>
        ))}
      </ul>
    </Panel>
  );
}
