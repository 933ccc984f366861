import { useWords } from '@ioc/screen-ui';
import { Component, useEffect, type ReactNode } from 'react';

const reloadAfterS = 10;

export interface ErrorScreenProps {
  /** What is done before the new start. */
  onFailed: () => void;
  children: ReactNode;
}

/** A fault in the client must not leave a dead wall: it says so and starts again by itself. */
export class ErrorScreen extends Component<ErrorScreenProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.onFailed();
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useWords();
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), reloadAfterS * 1000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="lone-notice" data-failed="">
      <h1>{t('failed.title')}</h1>
      <p>{t('failed.detail', { n: reloadAfterS })}</p>
    </div>
  );
}
