import './report-dot.css';
import type { ReportPlace } from './report-dots.js';

/** A disc, of a late one a triangle; density is the message. @param radius of the disc, pixels */
export function ReportDot({ dot: { x, y, isLate }, radius }: { dot: Pick<ReportPlace, 'x' | 'y' | 'isLate'>; radius: number }) {
  if (!isLate) return <circle className="report-dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />;
  const [high, wide, low] = [1.6, 1.5, 1.2].map((share) => share * radius) as [number, number, number];
  return <path className="report-dot report-late" d={`M${x.toFixed(1)} ${(y - high).toFixed(1)}l${wide.toFixed(1)} ${(high + low).toFixed(1)}h${(-2 * wide).toFixed(1)}Z`} />;
}
