import type { DirectiveAnswer, DirectiveDetail } from '@ioc/contracts';
import { SaidList, Trouble } from '@ioc/screen-furniture';
import { getJson } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import { useQuery } from '@tanstack/react-query';

/** Everything that was said and done, newest first; read anew when the directive has changed. */
export function PastList({ directive: { id, last } }: { directive: DirectiveAnswer }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: ['directive', id, last], queryFn: () => getJson<DirectiveDetail>(`directives/${id}`), placeholderData: (before) => before });
  return (
    <section>
      <h3>{t('directives.log')}</h3>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <SaidList className="directive-log" entries={data?.past ?? []} />
    </section>
  );
}
