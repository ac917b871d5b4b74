import { Button, Result } from 'antd';
import { Component, type PropsWithChildren } from 'react';
import { Translation } from 'react-i18next';

/** Keeps one broken screen from taking the desk with it; the person can try again or go elsewhere. */
export class ErrorBoundary extends Component<PropsWithChildren, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <Result
            status="warning"
            title={t('refusal:unexpected.text', { detail: error.message })}
            subTitle={t('refusal:unexpected.advice')}
            extra={<Button onClick={() => this.setState({ error: null })}>{t('retry')}</Button>}
          />
        )}
      </Translation>
    );
  }
}
