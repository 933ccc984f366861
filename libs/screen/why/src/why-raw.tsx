import type { WhyAnswer } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** The record as it came: where it was fetched, where in it the figure stands, and its fingerprint. */
export function WhyRaw({ answer: { raw } }: { answer: WhyAnswer }) {
  const { t, formats } = useWords();
  if (!raw) {
    return (
      <>
        <h3>{t('why.raw')}</h3>
        <p data-why-raw="none">{t('why.rawNone')}</p>
      </>
    );
  }
  return (
    <>
      <h3>{t('why.raw')}</h3>
      <dl className="why-raw" data-why-raw={raw.sha256}>
        {raw.name && <Line name={t('why.payload')} value={raw.name} />}
        {raw.where && <Line name={t('why.where')} value={raw.where} />}
        {raw.locator && <Line name={t('why.locator')} value={raw.locator} />}
        <Line name={t('why.sha')} value={raw.sha256} />
        <Line name={t('why.size')} value={`${t('why.bytes', { n: formats.number(raw.bytes, 0) })} · ${raw.contentType}`} />
      </dl>
      {raw.excerpt !== null && raw.excerpt !== '' && (
        <figure className="why-excerpt" data-why-excerpt={raw.exact ? 'exact' : 'beginning'}>
          <figcaption>{t(raw.exact ? 'why.excerpt' : 'why.excerptBeginning')}</figcaption>
          <pre tabIndex={0}>{raw.excerpt}</pre>
        </figure>
      )}
    </>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
