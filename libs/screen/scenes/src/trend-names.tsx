import { FitText } from '@ioc/screen-ui';

/** Which line is which, by the stroke that it is drawn with. */
export function TrendNames({ names }: { names: readonly string[] }) {
  return (
    <div className="trend-names">
      {names.map((name, nth) => (
        <span key={name} className={`trend-name trend-name-${nth}`}>
          <FitText text={name} from={84} />
        </span>
      ))}
    </div>
  );
}
