import type { ServiceIndex } from '@ioc/contracts';
import { whatIf } from '@ioc/service-index';
import { Button, Fact, periodText, useMoments } from '@ioc/screen-furniture';
import { useProvince, useWords } from '@ioc/screen-ui';
import { WhyLink } from '@ioc/screen-why';
import { gainText, pointsText } from './points-text.js';

interface IndexHeadProps {
  index: ServiceIndex;
  wishes: ReadonlyMap<string, number>;
  onForget: () => void;
}

/** The total, what is lost, where it would end, and what the portal itself says. */
export function IndexHead({ index, wishes, onForget }: IndexHeadProps) {
  const words = useWords();
  const { t } = words;
  const { points, lost, knownMax, forecast, published, missing } = index;
  const tried = whatIf(index.groups, wishes).points;
  return (
    <>
      <dl className="index-head">
        <Fact name={t('serviceIndex.points')}>
          <b className="index-points" data-points={points ?? ''}>
            {pointsText(points, words)}
          </b>{' '}
          {t('serviceIndex.of', { max: words.formats.number(knownMax, 0) })}
          {points !== null && knownMax < index.max && <small>{t('serviceIndex.unknownMax', { points: words.formats.number(index.max - knownMax, 0) })}</small>}
        </Fact>
        <Fact name={t('serviceIndex.lost')}>
          <b>{pointsText(lost, words)}</b>
        </Fact>
        <Fact name={t('serviceIndex.forecast')}>
          <b data-forecast={forecast.points ?? ''}>{pointsText(forecast.points, words)}</b>
          <Pace index={index} />
        </Fact>
        {published && index.agency === null && (
          <Fact name={t('serviceIndex.published')}>
            <b>{pointsText(published.value, words)}</b> <Published indicator={published.indicator} name={t('serviceIndex.published')} />
            <small>{t('serviceIndex.publishedNote')}</small>
          </Fact>
        )}
        <Fact name={t('serviceIndex.whatIf')}>
          {wishes.size === 0 || points === null ? (
            <small>{t('serviceIndex.whatIfHow')}</small>
          ) : (
            <>
              <b data-what-if={tried}>{pointsText(tried, words)}</b> ({gainText(tried - points, words)}) <Button onClick={onForget}>{t('serviceIndex.forget')}</Button>
            </>
          )}
        </Fact>
      </dl>
      {missing.length > 0 && <p className="notice-trouble">{t('serviceIndex.missing', { months: missing.map((month) => periodText(month, month, words)).join(', ') })}</p>}
    </>
  );
}

function Pace({ index: { forecast, to } }: { index: ServiceIndex }) {
  const { t } = useWords();
  const moments = useMoments();
  return <small>{t(`serviceIndex.pace.${forecast.basis}`, { since: moments.at(forecast.since), end: moments.at(Date.parse(to) - 1000) })}</small>;
}

function Published({ indicator, name }: { indicator: string; name: string }) {
  const { province } = useProvince();
  return <WhyLink asked={{ indicator, area: province.area }} name={name} />;
}
