import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** What is shown instead; `reopen` tries the content again. */
  readonly fallback: (reopen: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a failing part from taking the page with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
