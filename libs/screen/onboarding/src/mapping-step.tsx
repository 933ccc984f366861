import { componentIds, type CalendarStep, type ComponentId } from '@ioc/contracts';
import { Panel } from '@ioc/screen-furniture';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { Choice, TextInput } from './choice.js';
import { nameOf, type DraftGround, type FigureChoice, type PlanDraft } from './plan-draft.js';

interface StepProps {
  draft: PlanDraft;
  ground: DraftGround;
  change: (part: Partial<PlanDraft>) => void;
}

/** Who sends it, and under what name. */
export function AboutStep({ draft, change }: Omit<StepProps, 'ground'>) {
  const { t, pick } = useWords();
  const { components, organisations, scenes } = useProvince();
  const indicators = useIndicators().data;
  const shown = scenes.flatMap((scene) => (scene.layout === 'overview' ? [...scene.left, ...scene.right] : [])).find((panel) => panel.component === draft.component)?.supporting ?? [];
  const wallName = (id: string) => {
    const known = indicators?.get(id);
    return known ? pick(known.shortName ?? known.name) : id;
  };
  return (
    <Panel title={t('onb.about')}>
      <div className="onb-row">
        <Choice
          label={t('onb.component')}
          value={draft.component}
          options={componentIds.map((id) => [id, pick(components.find((one) => one.id === id)?.name ?? { vi: id, en: id })] as const)}
          onChange={(component) => change({ component: component as ComponentId, replaces: '' })}
        />
        <Choice label={t('onb.organisation')} value={draft.organisation} options={[['', t('onb.choose')], ...organisations.map((one) => [one.id, one.name] as const)]} onChange={(organisation) => change({ organisation })} />
        <TextInput label={t('onb.name')} value={draft.name} onChange={(name) => change({ name })} />
        <Choice label={t('onb.source')} value={draft.source} options={(['folder', 'address', 'push'] as const).map((kind) => [kind, t(`onb.sources.${kind}`)] as const)} onChange={(source) => change({ source: source as PlanDraft['source'] })} />
        {draft.source === 'push' && <TextInput label={t('onb.env')} value={draft.env} hint="PUSH_TOKEN_SO_NOI_VU" onChange={(env) => change({ env })} />}
        {draft.source === 'address' && <TextInput label={t('onb.address')} value={draft.url} onChange={(url) => change({ url })} />}
        <Choice label={t('onb.wall')} value={draft.replaces} options={[['', t('onb.notOnWall')], ...shown.map((id) => [id, t('onb.insteadOf', { name: wallName(id) })] as const)]} onChange={(replaces) => change({ replaces })} />
      </div>
    </Panel>
  );
}

/** Which column is which indicator; suggestions say why. */
export function MappingStep({ draft, ground, change }: StepProps) {
  const { t } = useWords();
  const { suggestions, table, records } = ground;
  const columns = table?.columns.map(({ text }) => text) ?? records?.fields.map(({ name }) => name) ?? [];
  const named = [...new Set(columns)].map((text) => [text, text] as const);
  const put = (index: number, figure: FigureChoice) => change({ figures: draft.figures.map((one, at) => (at === index ? figure : one)) });
  return (
    <Panel title={t('onb.mapping')}>
      <div className="onb-row">
        <Choice label={t('onb.area')} value={draft.areaColumn} options={[['', t('onb.wholeProvince')], ...named]} onChange={(areaColumn) => change({ areaColumn })} />
        <Choice label={t('onb.period')} value={draft.periodColumn} options={[['', t('onb.fromTitle', { period: suggestions.period.at ?? '…' })], ...named]} onChange={(periodColumn) => change({ periodColumn })} />
        <Choice label={t('onb.decimal')} value={draft.decimal} options={[['auto', t('onb.decimalAuto')], [',', '1.234,5'], ['.', '1,234.5']]} onChange={(decimal) => change({ decimal: decimal as PlanDraft['decimal'] })} />
      </div>
      {suggestions.area && <p className="onb-hint">{t('onb.areasKnown', { known: suggestions.area.known, of: suggestions.area.of, unknown: suggestions.area.unknown.join(', ') })}</p>}
      <ul className="onb-figures">
        {draft.figures.map((figure, index) => (
          <FigureRow key={figure.from} figure={figure} ground={ground} put={(next) => put(index, next)} />
        ))}
      </ul>
    </Panel>
  );
}

const fresh = '+';

function FigureRow({ figure, ground, put }: { figure: FigureChoice; ground: DraftGround; put: (figure: FigureChoice) => void }) {
  const { t, pick } = useWords();
  const indicators = useIndicators().data;
  const suggestion = ground.suggestions.figures.find(({ from }) => from === figure.from);
  const candidates = suggestion?.candidates ?? [];
  const others = [...(indicators?.values() ?? [])].filter((one) => one.formula === undefined && !candidates.some(({ indicator }) => indicator === one.id));
  const nameOfId = (id: string) => pick(indicators?.get(id)?.name ?? { vi: id, en: id });
  const options: (readonly [string, string])[] = [
    ['', t('onb.leaveOut')],
    [fresh, t('onb.newIndicator')],
    ...candidates.map(({ indicator, score }) => [indicator, `${nameOfId(indicator)} · ${Math.round(score * 100)} %`] as const),
    ...others.map((one) => [one.id, `${pick(one.name)} (${one.unit})`] as const),
  ];
  const choose = (value: string) => {
    const isNew = value === fresh;
    put({ ...figure, indicator: isNew ? '' : value, fresh: isNew ? { name: nameOf(figure.from), unit: suggestion?.unit ?? '', every: 'month' } : null });
  };
  const reasons = candidates.find(({ indicator }) => indicator === figure.indicator)?.reasons ?? [];
  return (
    <li data-figure={figure.from}>
      <Choice label={figure.from} value={figure.fresh ? fresh : figure.indicator} options={options} onChange={choose} />
      {reasons.length > 0 && <p className="onb-hint">{reasons.join(' · ')}</p>}
      {figure.fresh && <FreshIndicator figure={figure} put={put} />}
    </li>
  );
}

const steps: readonly CalendarStep[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year', 'school-year'];

function FreshIndicator({ figure, put }: { figure: FigureChoice; put: (figure: FigureChoice) => void }) {
  const { t } = useWords();
  const { fresh: now } = figure;
  if (!now) return null;
  const change = (part: Partial<typeof now>) => put({ ...figure, fresh: { ...now, ...part } });
  return (
    <div className="onb-row">
      <TextInput label={t('onb.newName')} value={now.name} onChange={(name) => change({ name })} />
      <TextInput label={t('onb.unit')} value={now.unit} onChange={(unit) => change({ unit })} />
      <Choice label={t('onb.every')} value={now.every} options={steps.map((step) => [step, t(`onb.steps.${step}`)] as const)} onChange={(every) => change({ every: every as CalendarStep })} />
    </div>
  );
}
