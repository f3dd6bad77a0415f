import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How long a button is held before it counts, ms: long enough that a pocket does not press it. */
const HOLD_MS = 1_000;

interface HoldButtonProps {
  readonly className?: string;
  readonly label: string;
  readonly children?: ReactNode;
  readonly held: () => void;
}

/** A button for what cannot be taken back: it acts when it has been held for a second, by finger or by the space bar. */
export function HoldButton({ className = '', label, children, held }: HoldButtonProps) {
  const { t } = useTranslation('field');
  const [isHolding, setIsHolding] = useState(false);
  const timer = useRef(0);
  const stop = () => {
    window.clearTimeout(timer.current);
    setIsHolding(false);
  };
  const start = () => {
    window.clearTimeout(timer.current);
    setIsHolding(true);
    timer.current = window.setTimeout(() => {
      setIsHolding(false);
      held();
    }, HOLD_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <button
      type="button"
      className={`field-button hold-button ${isHolding ? 'is-holding' : ''} ${className}`}
      aria-label={`${label}, ${t('hold-hint')}`}
      onPointerDown={start}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat }) => {
        if (!repeat && (key === ' ' || key === 'Enter')) start();
      }}
      onKeyUp={stop}
      onBlur={stop}
    >
      <b>{label}</b>
      <small>{isHolding ? t('holding') : (children ?? t('hold-hint'))}</small>
    </button>
  );
}
