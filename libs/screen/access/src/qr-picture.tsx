import { useWords } from '@ioc/screen-ui';
import { encode } from 'uqr';

/** Fields of light round the code that a reader needs (ISO/IEC 18004: four). */
const quiet = 4;

/** A text as a QR code: dark on light whatever the theme, as readers expect it. */
export function QrPicture({ text }: { text: string }) {
  const { t } = useWords();
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('access.factor.qr')} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}
