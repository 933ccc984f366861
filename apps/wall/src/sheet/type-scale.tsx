import { useWords } from '@ioc/screen-ui';
import { Fragment } from 'react';

/** The wall's sizes, each as a share of its height and as the angle at 2.22 heights, DESIGN section 8: 3437.7 × 0.698 × size / distance. */
const sizes = [
  { name: 'head', rem: 10.8 },
  { name: 'clock', rem: 9.6 },
  { name: 'alarm', rem: 7.2 },
  { name: 'value', rem: 6 },
  { name: 'title', rem: 4.8 },
  { name: 'label', rem: 4.2 },
  { name: 'min', rem: 4 },
] as const;
const heightRem = 216;
const distanceHeights = 2.22;

export function TypeScale() {
  const { t, formats } = useWords();
  return (
    <div className="sheet-type">
      {sizes.map(({ name, rem }) => (
        <Fragment key={name}>
          <b style={{ fontSize: `var(--f-${name})` }}>{t(`sheet.size.${name}.example`)}</b>
          <span>{t(`sheet.size.${name}.for`)}</span>
          <em>{`${formats.number(rem / heightRem, 4)} H · ${formats.number((3437.7 * 0.698 * rem) / heightRem / distanceHeights, 0)}′`}</em>
        </Fragment>
      ))}
    </div>
  );
}
