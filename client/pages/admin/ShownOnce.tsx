import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ShownOnceProps {
  readonly title: string;
  /** What goes with it: name and words. */
  readonly facts: readonly (readonly [name: string, text: string])[];
  readonly secretName: string;
  readonly secret: string;
  readonly children: ReactNode;
  /** One says that it is told or kept. */
  readonly done: () => void;
  readonly doneName: string;
}

/** A secret that the server tells once: it stays until one says that it is kept, and nothing keeps it after that. */
export function ShownOnce({ title, facts, secretName, secret, children, done, doneName }: ShownOnceProps) {
  const { t } = useTranslation('admin');
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <section className="plain-card once" role="status" aria-label={title}>
      <h2>{title}</h2>
      <dl className="fact-rows">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{secretName}</dt>
          <dd>
            <code className="secret" data-once>
              {secret}
            </code>
          </dd>
        </div>
      </dl>
      <p className="muted">{children}</p>
      <div className="button-row">
        <button type="button" className="button" onClick={() => void copy()}>
          {t(isCopied ? 'copied' : 'copy')}
        </button>
        <button type="button" className="button button-main" onClick={done}>
          {doneName}
        </button>
      </div>
    </section>
  );
}
