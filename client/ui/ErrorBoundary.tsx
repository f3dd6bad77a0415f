import { Component, type ReactNode } from 'react';
import { Notice } from './Notice.tsx';

interface ErrorBoundaryProps {
  /** What is said instead of the content, and on the button that tries it again. */
  readonly title: string;
  readonly text: string;
  readonly reopen: string;
  readonly children: ReactNode;
}

/** Keeps a failing part from taking the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    const { title, text, reopen, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <Notice title={title} action={{ name: reopen, run: () => this.setState({ failed: false }) }}>
        {text}
      </Notice>
    );
  }
}
