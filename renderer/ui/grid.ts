import { AG_GRID_LOCALE_CN } from '@ag-grid-community/locale';
import {
  CellStyleModule,
  type ColDef,
  ColumnApiModule,
  ColumnAutoSizeModule,
  GridStateModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { currentLanguage } from '../i18n/index.ts';

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  GridStateModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/** Dense and calm, in the colours of the page so that day and night need no second theme. */
export const gridTheme = themeQuartz.withParams({
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  headerBackgroundColor: 'var(--surface-2)',
  headerTextColor: 'var(--text-2)',
  borderColor: 'var(--border)',
  accentColor: 'var(--accent)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  rowHoverColor: 'var(--surface-2)',
  tooltipBackgroundColor: 'var(--surface-2)',
  tooltipTextColor: 'var(--text)',
  tooltipBorder: { color: 'var(--border)' },
  browserColorScheme: 'inherit',
  fontFamily: 'inherit',
  fontSize: 13,
  rowHeight: 30,
  headerHeight: 30,
  spacing: 4,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 8,
});

/**
 * What columns of every list have in common. One object for good, and widths given as initial ones: the grid takes
 * definitions that look new for a wish to have the widths as they were, and what a person dragged would spring back.
 */
export const COLUMN_DEFAULTS: ColDef = { resizable: true, sortable: false, suppressHeaderMenuButton: true };

/** The grid's own words; English is built in. */
export function gridLocale(): Record<string, string> | undefined {
  return currentLanguage() === 'zh-CN' ? AG_GRID_LOCALE_CN : undefined;
}
