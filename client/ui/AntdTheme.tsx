import { ConfigProvider, theme as antd } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, type ReactNode } from 'react';
import { TOKENS, type ThemeName } from '../theme/tokens.ts';

interface AntdThemeProps {
  readonly theme: ThemeName;
  readonly language: 'zh' | 'en';
  readonly children: ReactNode;
}

/** antd in our colours; it is only in the chunks of parts that have tables. */
export function AntdTheme({ theme, language, children }: AntdThemeProps) {
  const tokens = TOKENS[theme];
  const csp = useMemo(() => ({ nonce: pageNonce() }), []);
  return (
    <ConfigProvider
      csp={csp}
      locale={language === 'zh' ? zhCN : enGB}
      theme={{
        algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
        token: {
          colorPrimary: tokens.accent,
          colorBgBase: tokens.surface,
          colorBgContainer: tokens.surface,
          colorBgElevated: tokens.raised,
          colorBorderSecondary: tokens.line,
          colorBorder: tokens.line,
          colorText: tokens.text,
          colorTextHeading: tokens.muted,
          colorTextSecondary: tokens.muted,
          colorSuccess: tokens.covered,
          colorWarning: tokens.thin,
          colorError: tokens.empty,
          fontFamily: "'Noto Sans SC', system-ui, sans-serif",
          borderRadius: 4,
          motion: false,
        },
        components: {
          Table: {
            headerBg: tokens.surface,
            headerSortActiveBg: tokens.surface,
            headerSortHoverBg: tokens.raised,
            bodySortBg: tokens.surface,
            rowHoverBg: tokens.raised,
            rowSelectedBg: tokens.raised,
            rowSelectedHoverBg: tokens.raised,
            cellPaddingBlockSM: 7,
            cellPaddingInlineSM: 6,
            headerSplitColor: 'transparent',
          },
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}

/** What style elements must carry to be let in: the server gives every page its own. */
function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
